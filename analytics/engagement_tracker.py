"""Engagement for scripts: thin doors to tracking, the overview and unusual days."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Engine

from analytics.anomalies import AnomalyReport, report_anomalies
from analytics.overview import OverviewReport, report_overview
from analytics.script_choices import Days, desk_of, selection_meant
from analytics.tracking import TrackedRecord, tracked_reading
from database.engine import reading, writing
from database.writes.imports import ImportOutcome, record_import
from domain.errors import InvalidRequest
from domain.vocabulary import Comparison, Level, Platform

ACTOR = "script"


class EngagementTracker:
    """`period` is a Period, a pair of dates, or a number of days up to the last with figures."""

    def __init__(self, engine: Engine, workspace_id: int) -> None:
        self._engine = engine
        self._workspace_id = workspace_id

    def track_engagement(
        self,
        content_id: str,
        platform: Platform | str,
        metrics: Mapping[str, float],
        metadata: Mapping[str, object] | None = None,
    ) -> ImportOutcome:
        """As track_content_performance of the manager."""
        record: TrackedRecord = {"content_id": content_id, "platform": platform, "metrics": metrics}
        with writing(self._engine) as connection:
            told = tracked_reading(
                [{**record, "metadata": metadata or {}}], desk_of(connection, self._workspace_id)
            )
            return record_import(connection, self._workspace_id, told, actor=ACTOR)

    def get_engagement_summary(
        self,
        period: Days = None,
        platforms: Sequence[Platform | str] | None = None,
        *,
        metric: str | None = None,
        comparison: Comparison = Comparison.PREVIOUS,
    ) -> OverviewReport:
        """Cards with their change, and the days of one metric."""
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, platforms, comparison
            )
            return report_overview(connection, selection, metric)

    def detect_anomalies(
        self,
        metric: str | None = "views",
        period: Days = None,
        platforms: Sequence[Platform | str] | None = None,
        *,
        level: Level | str = Level.PLATFORM,
    ) -> AnomalyReport:
        """Unusual days in total, by platform or by account, and posts unusual for their age."""
        try:
            of_level = Level(level)
        except ValueError as unknown:
            known = ", ".join(Level)
            raise InvalidRequest(f"level: {level!r} is not known. Known: {known}.") from unknown
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_anomalies(connection, selection, metric, level=of_level, reader=ACTOR)
