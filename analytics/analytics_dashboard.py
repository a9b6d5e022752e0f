"""The overview and the page of platforms for scripts: thin doors to their reports."""

from collections.abc import Sequence

from sqlalchemy import Engine

from analytics.change import ChangeReport, report_change
from analytics.movers import MoversReport, report_movers
from analytics.overview import (
    OverviewReport,
    TopContentReport,
    report_overview,
    report_top_content,
)
from analytics.platform_differences.report import (
    PlatformDifferencesReport,
    report_platform_differences,
)
from analytics.platform_insights import PlatformInsights, report_platform
from analytics.script_choices import Days, selection_meant
from analytics.tracked_values import checked_platform
from database.engine import reading
from domain.vocabulary import Basis, Comparison, Platform

Platforms = Sequence[Platform | str] | None


class AnalyticsDashboard:
    """`period` is a Period, a pair of dates, or a number of days up to the last with figures."""

    def __init__(self, engine: Engine, workspace_id: int) -> None:
        self._engine = engine
        self._workspace_id = workspace_id

    def get_dashboard_overview(
        self,
        period: Days = None,
        platforms: Platforms = None,
        *,
        metric: str | None = None,
        comparison: Comparison = Comparison.PREVIOUS,
        basis: Basis | None = None,
    ) -> OverviewReport:
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, platforms, comparison, basis
            )
            return report_overview(connection, selection, metric)

    def explain_change(
        self,
        metric: str = "views",
        period: Days = None,
        platforms: Platforms = None,
        *,
        comparison: Comparison = Comparison.PREVIOUS,
    ) -> ChangeReport:
        """Its parts sum to the difference; `refusal` says why there are none."""
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, platforms, comparison
            )
            return report_change(connection, selection, metric)

    def get_movers(
        self,
        metric: str = "views",
        period: Days = None,
        platforms: Platforms = None,
        *,
        comparison: Comparison = Comparison.PREVIOUS,
        limit: int = 5,
    ) -> MoversReport:
        """The content that rose and fell the most."""
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, platforms, comparison
            )
            return report_movers(connection, selection, metric, limit=limit)

    def get_top_content(
        self,
        metric: str | None = None,
        period: Days = None,
        platforms: Platforms = None,
        *,
        limit: int = 10,
    ) -> TopContentReport:
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_top_content(connection, selection, metric, limit=limit)

    def get_platform_insights(
        self, platform: Platform | str, period: Days = None, *, metric: str | None = None
    ) -> PlatformInsights:
        """One platform by itself, and its share of all."""
        with reading(self._engine) as connection:
            selection = selection_meant(
                connection, self._workspace_id, period, None, Comparison.PREVIOUS
            )
            return report_platform(connection, selection, checked_platform(platform), metric)

    def compare_platforms(
        self, metric: str | None = None, period: Days = None, platforms: Platforms = None
    ) -> PlatformDifferencesReport:
        """All platforms side by side, with what may be compared."""
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_platform_differences(connection, selection, metric)
