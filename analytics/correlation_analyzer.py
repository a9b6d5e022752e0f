"""Links of features with figures for scripts: thin doors to the reports of the pages."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Engine

from analytics.correlations import (
    Age,
    CorrelationChoice,
    CorrelationReport,
    Counted,
    FeatureImportanceReport,
    Reach,
    report_correlations,
    report_feature_importance,
)
from analytics.platform_differences.report import (
    PlatformDifferencesReport,
    report_platform_differences,
)
from analytics.script_choices import Days, selection_meant
from database.engine import reading
from domain.errors import InvalidRequest
from domain.vocabulary import Platform

_Choice = TypeVar("_Choice", bound=StrEnum)
_USUAL_DAYS = 365


class CorrelationAnalyzer:
    """`period` is a Period, a pair of dates, or a number of days up to the last with figures: the
    days on which the posts looked at were published."""

    def __init__(self, engine: Engine, workspace_id: int) -> None:
        self._engine = engine
        self._workspace_id = workspace_id

    def analyze_feature_correlations(
        self,
        metrics: Sequence[str] | None = None,
        period: Days = _USUAL_DAYS,
        platforms: Sequence[Platform | str] | None = None,
        *,
        age: Age | str = Age.WEEK,
        counted: Counted | str = Counted.AMOUNTS,
        adjusted: bool = True,
    ) -> CorrelationReport:
        """Every feature beside every metric: of the first day ("1"), the first 7 or 28, or in all
        ("total"); as "amounts" or "per_view"."""
        choice = _chosen(age, counted, adjusted=adjusted)
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_correlations(connection, selection, choice, metrics=metrics)

    def get_feature_importance(
        self,
        metric: str = "views",
        period: Days = _USUAL_DAYS,
        platforms: Sequence[Platform | str] | None = None,
        *,
        age: Age | str = Age.WEEK,
        counted: Counted | str = Counted.AMOUNTS,
        adjusted: bool = True,
    ) -> FeatureImportanceReport:
        """Which features matter together, and the share they explain of posts not seen."""
        choice = _chosen(age, counted, adjusted=adjusted)
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_feature_importance(connection, selection, metric, choice)

    def analyze_platform_differences(
        self,
        metric: str | None = None,
        period: Days = _USUAL_DAYS,
        platforms: Sequence[Platform | str] | None = None,
    ) -> PlatformDifferencesReport:
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            return report_platform_differences(connection, selection, metric)


def _chosen(age: Age | str, counted: Counted | str, *, adjusted: bool) -> CorrelationChoice:
    return CorrelationChoice(
        _known(Age, age, "age"),
        _known(Counted, counted, "counted"),
        adjusted=adjusted,
        reach=Reach.CHOSEN,
    )


def _known(kind: type[_Choice], told: str, field: str) -> _Choice:
    try:
        return kind(told)
    except ValueError as unknown:
        known = ", ".join(kind)
        raise InvalidRequest(f"{field}: {told!r} is not known. Known: {known}.") from unknown
