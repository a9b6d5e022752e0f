"""Trends for scripts: thin doors to the reports of the trends page."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Engine

from analytics.script_choices import Days, content_meant, selection_meant
from analytics.trends import (
    TrendComparison,
    TrendingReport,
    TrendReport,
    report_trend,
    report_trend_comparison,
    report_trending,
)
from database.engine import reading
from domain.errors import InvalidRequest
from domain.granularity import Granularity
from domain.vocabulary import Level, Platform

_Choice = TypeVar("_Choice", Level, Granularity)
_USUAL_DAYS = 90


class TrendAnalyzer:
    """`period` is a Period, a pair of dates, or a number of days up to the last with figures."""

    def __init__(self, engine: Engine, workspace_id: int) -> None:
        self._engine = engine
        self._workspace_id = workspace_id

    def analyze_trend(
        self,
        metric: str | None = "views",
        period: Days = _USUAL_DAYS,
        platforms: Sequence[Platform | str] | None = None,
        *,
        level: Level | str = Level.TOTAL,
        key: str | None = None,
        horizon: int = 28,
        granularity: Granularity | str = Granularity.DAY,
    ) -> TrendReport:
        """Course, rhythms, changes and forecast of one item: `key` is a platform, a content type,
        or the number of an account, creator, topic or piece of content; without it the largest."""
        of_level = _choice(Level, level, "level")
        steps = _choice(Granularity, granularity, "granularity")
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_trend(
                connection,
                selection,
                metric,
                level=of_level,
                key=key,
                horizon=horizon,
                granularity=steps,
            )

    def get_trending_content(
        self,
        metric: str | None = "views",
        platforms: Sequence[Platform | str] | None = None,
        *,
        limit: int = 20,
    ) -> TrendingReport:
        """The last seven days with figures against the four weeks before them."""
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, 7, platforms)
            return report_trending(connection, selection, metric, limit=limit)

    def compare_content_trends(
        self,
        content_ids: Sequence[str | int],
        metric: str = "views",
        period: Days = _USUAL_DAYS,
        platform: Platform | str | None = None,
    ) -> TrendComparison:
        """Up to five, each found by a platform's id of one of its posts, or by its number."""
        with reading(self._engine) as connection:
            found = [
                content_meant(connection, self._workspace_id, each, platform)
                for each in content_ids
            ]
            selection = selection_meant(
                connection, self._workspace_id, period, [platform] if platform else None
            )
            return report_trend_comparison(
                connection,
                selection,
                (metric,),
                level=Level.CONTENT,
                keys=[str(number) for number in found],
            )


def _choice(kind: type[_Choice], told: _Choice | str, field: str) -> _Choice:
    try:
        return kind(told)
    except ValueError as unknown:
        known = ", ".join(kind)
        raise InvalidRequest(f"{field}: {told!r} is not known. Known: {known}.") from unknown
