"""The workbench for scripts and notebooks: the reports of its pages, and figures handed over."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Literal, Self, overload

import pandas as pd
from sqlalchemy import Engine

from analytics.analytics_dashboard import AnalyticsDashboard
from analytics.benchmark_access import BenchmarkAccess
from analytics.content import ContentReport, report_content
from analytics.content_comparison import ContentComparison, report_comparison
from analytics.correlation_analyzer import CorrelationAnalyzer
from analytics.engagement_tracker import EngagementTracker
from analytics.insights.recommendations import recommend
from analytics.overview import OverviewReport, report_overview
from analytics.platform_insights import PlatformInsights, report_platform
from analytics.script_choices import (
    Days,
    content_meant,
    desk_of,
    selection_meant,
    workspace_named,
    workspace_report,
)
from analytics.script_exports import ExportKind, exported
from analytics.tracked_values import checked_platform
from analytics.tracking import TrackedRecord, tracked_reading
from analytics.trend_analyzer import TrendAnalyzer
from analytics.workspaces import WorkspaceReport, report_workspaces
from database.engine import make_engine, reading, writing
from database.migrations import upgrade
from database.writes.imports import ImportOutcome, record_import
from database.writes.reversal import Reversal, undo_import
from database.writes.workspaces import ensure_own_workspace
from domain.insights import Insight
from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Grain, Platform

ACTOR = "script"


class PerformanceAnalyticsManager(BenchmarkAccess):
    """Reads and writes one workspace: the team's own, or the one of this name or number.

    Takes the address of a Postgres database, which is brought to the newest schema, or an
    engine. A context manager: leaving it closes connections that it opened itself.
    """

    def __init__(
        self, database_url_or_engine: str | Engine, *, workspace: str | int | None = None
    ) -> None:
        self._owns_engine = isinstance(database_url_or_engine, str)
        self._engine = (
            make_engine(database_url_or_engine)
            if isinstance(database_url_or_engine, str)
            else database_url_or_engine
        )
        upgrade(self._engine)
        with writing(self._engine) as connection:
            own = ensure_own_workspace(connection, time_zone="UTC")
            known = report_workspaces(connection)
        self._workspace_id = own if workspace is None else workspace_named(known, workspace)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._owns_engine:
            self._engine.dispose()

    @property
    def workspace(self) -> WorkspaceReport:
        with reading(self._engine) as connection:
            return workspace_report(connection, self._workspace_id)

    @property
    def trends(self) -> TrendAnalyzer:
        """Courses, forecasts, comparisons, and what is rising now."""
        return TrendAnalyzer(self._engine, self._workspace_id)

    @property
    def correlations(self) -> CorrelationAnalyzer:
        """What goes with what posts bring in, what matters most, and how platforms differ."""
        return CorrelationAnalyzer(self._engine, self._workspace_id)

    @property
    def engagement(self) -> EngagementTracker:
        """Figures stored one by one, their summary, and what is unusual among them."""
        return EngagementTracker(self._engine, self._workspace_id)

    @property
    def dashboard(self) -> AnalyticsDashboard:
        """The overview, why it changed, what moved, and the platforms side by side."""
        return AnalyticsDashboard(self._engine, self._workspace_id)

    def track_content_performance(
        self,
        content_id: str,
        platform: Platform | str,
        metrics: Mapping[str, float],
        metadata: Mapping[str, object] | None = None,
    ) -> ImportOutcome:
        """Stores running totals of a post, read now or at metadata["captured_at"].

        `content_id` is the platform's own id of the post. `metadata` may say captured_at (with its
        zone), account, title, published_at, creator, topic, content_type, url, language, text,
        duration_s and features; figure="period" with days (a date, or first and last) makes the
        figures amounts of these days. Raises InvalidRequest naming the field.
        """
        record: TrackedRecord = {"content_id": content_id, "platform": platform, "metrics": metrics}
        return self.batch_track([{**record, "metadata": metadata or {}}])

    def batch_track(self, records: Sequence[TrackedRecord]) -> ImportOutcome:
        """All of them or, when one is wrong, none. One import, so it can be undone whole.

        The same records at the same moments again change nothing.
        """
        with writing(self._engine) as connection:
            told = tracked_reading(
                [dict(record) for record in records], desk_of(connection, self._workspace_id)
            )
            return record_import(connection, self._workspace_id, told, actor=ACTOR)

    def undo_import(self, import_id: int) -> Reversal:
        """Takes back whole what a call, or an imported file, brought."""
        with writing(self._engine) as connection:
            return undo_import(connection, self._workspace_id, import_id, actor=ACTOR)

    def get_dashboard_overview(
        self,
        period: Days = None,
        platforms: Sequence[Platform | str] | None = None,
        *,
        metric: str | None = None,
        comparison: Comparison = Comparison.PREVIOUS,
        basis: Basis | None = None,
    ) -> OverviewReport:
        """What the overview page shows: cards, days and comparison.

        `period` is a Period, a pair of dates, or a number of days up to the last with figures.
        """
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, platforms, comparison, basis
            )
            return report_overview(connection, selection, metric)

    def analyze_content_performance(
        self,
        content_id: str | int,
        platform: Platform | str | None = None,
        *,
        metric: str | None = None,
    ) -> ContentReport:
        """One piece of content on all its platforms, found by a platform's id of one of its posts
        (text), or by the workbench's own number."""
        with reading(self._engine) as connection:
            found = content_meant(connection, self._workspace_id, content_id, platform)
            return report_content(connection, self._workspace_id, found, metric)

    def get_platform_insights(
        self,
        platform: Platform | str,
        period: Days = None,
        *,
        metric: str | None = None,
        comparison: Comparison = Comparison.PREVIOUS,
        basis: Basis | None = None,
    ) -> PlatformInsights:
        """One platform: cards and days, its share of all, its derived engagement rate, its top
        content."""
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, None, comparison, basis
            )
            return report_platform(connection, selection, checked_platform(platform), metric)

    def compare_content_performance(
        self,
        content_ids: Sequence[str | int],
        metric: str = "views",
        platform: Platform | str | None = None,
    ) -> ContentComparison:
        """At equal age where the days since publication are known, and says where they are not."""
        with reading(self._engine) as connection:
            found = [
                content_meant(connection, self._workspace_id, each, platform)
                for each in content_ids
            ]
            chosen = checked_platform(platform) if platform is not None else None
            return report_comparison(connection, self._workspace_id, found, metric, platform=chosen)

    def generate_optimization_recommendations(
        self,
        platforms: Sequence[Platform | str] | None = None,
        content_ids: Sequence[str | int] | None = None,
    ) -> tuple[Insight, ...]:
        """Asks the rules of the insights page anew and keeps what they find, as that page does.

        Of these platforms and pieces of content, the most valuable first, at most eight; without
        what the team dismissed or snoozed. Empty when nothing stands out.
        """
        with reading(self._engine) as connection:
            contents = [
                content_meant(connection, self._workspace_id, each, None)
                for each in content_ids or ()
            ]
        chosen = [checked_platform(each) for each in platforms or ()]
        return recommend(self._engine, self._workspace_id, chosen, contents, actor=ACTOR)

    @overload
    def export_analytics_data(
        self,
        kind: ExportKind,
        format: Literal["dataframe"],
        *,
        platform: Platform | str | None = None,
        period: Period | tuple[date, date] | None = None,
        grain: Grain = Grain.POST,
    ) -> pd.DataFrame: ...
    @overload
    def export_analytics_data(
        self,
        kind: ExportKind,
        format: Literal["csv", "json"] = "csv",
        *,
        platform: Platform | str | None = None,
        period: Period | tuple[date, date] | None = None,
        grain: Grain = Grain.POST,
    ) -> str: ...
    def export_analytics_data(
        self,
        kind: ExportKind,
        format: Literal["csv", "json", "dataframe"] = "csv",
        *,
        platform: Platform | str | None = None,
        period: Period | tuple[date, date] | None = None,
        grain: Grain = Grain.POST,
    ) -> str | pd.DataFrame:
        """Every row of content, daily figures or observations, as `manage.py export` writes them.

        Text of CSV (cells that a spreadsheet would run are made plain text), text of JSON (a list
        of objects) or a DataFrame.
        """
        return exported(
            self._engine,
            self._workspace_id,
            kind,
            format,
            platform=platform,
            period=period,
            grain=grain,
        )
