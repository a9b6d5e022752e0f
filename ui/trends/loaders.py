"""Cached doors to the trends, keyed by the choices and the version of the figures."""

from collections.abc import Sequence

from analytics import trends
from analytics.day_notes import Note
from analytics.trends import TrendComparison, TrendingReport, TrendReport
from analytics.trends.subjects import Subject
from database.engine import reading
from domain.granularity import Granularity
from domain.selection import Selection
from domain.vocabulary import Level
from ui.entry.person import actor
from ui.loaders import engine, version
from ui.shared import shared


def trend_report(
    selection: Selection,
    metric_name: str | None,
    level: Level,
    key: str | None,
    granularity: Granularity,
    horizon: int,
) -> TrendReport:
    known = version(selection.workspace_id)
    return _trend_report(selection, metric_name, level, key, granularity, horizon, known)


def trend_comparison(
    selection: Selection,
    metric_name: str | None,
    level: Level,
    keys: tuple[str, ...],
    granularity: Granularity,
) -> TrendComparison:
    known = version(selection.workspace_id)
    return _trend_comparison(selection, metric_name, level, keys, granularity, known)


def trending_report(selection: Selection, metric_name: str | None) -> TrendingReport:
    return _trending_report(selection, metric_name, version(selection.workspace_id))


def trend_notes(subject: Subject, keys: Sequence[str]) -> tuple[Note, ...]:
    """Read anew, because a note changes no figure."""
    with reading(engine()) as connection:
        return trends.notes_of(connection, subject, keys, reader=actor())


@shared()
def _trend_report(
    selection: Selection,
    metric_name: str | None,
    level: Level,
    key: str | None,
    granularity: Granularity,
    horizon: int,
    version: str,  # noqa: ARG001
) -> TrendReport:
    with reading(engine()) as connection:
        return trends.report_trend(
            connection,
            selection,
            metric_name,
            level=level,
            key=key,
            granularity=granularity,
            horizon=horizon,
        )


@shared()
def _trend_comparison(
    selection: Selection,
    metric_name: str | None,
    level: Level,
    keys: tuple[str, ...],
    granularity: Granularity,
    version: str,  # noqa: ARG001
) -> TrendComparison:
    with reading(engine()) as connection:
        return trends.report_trend_comparison(
            connection, selection, (metric_name,), level=level, keys=keys, granularity=granularity
        )


@shared()
def _trending_report(
    selection: Selection,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> TrendingReport:
    with reading(engine()) as connection:
        return trends.report_trending(connection, selection, metric_name)
