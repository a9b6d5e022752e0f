"""Cached door to unusual days and posts; what people said of them is read anew."""

from analytics.anomalies import (
    AnomalyReport,
    UnusualDays,
    find_anomalies,
    find_unusual_days,
    with_acknowledgements,
    with_notes,
)
from database.engine import reading
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Level
from ui import loaders
from ui.entry.person import actor
from ui.shared import shared

_MOST = 60  # a report holds the days of up to a hundred series


def anomaly_report(selection: Selection, metric_name: str | None, level: Level) -> AnomalyReport:
    version = loaders.version(selection.workspace_id)
    found = _found_anomalies(selection, metric_name, level, version)
    with reading(loaders.engine()) as connection:
        return with_notes(connection, found, reader=actor())


def unusual_days(selection: Selection, metric: Metric, level: Level) -> tuple[UnusualDays, ...]:
    """To mark in a chart that is about something else."""
    version = loaders.version(selection.workspace_id)
    found = _unusual_days(selection, metric.name, level, version)
    with reading(loaders.engine()) as connection:
        return with_acknowledgements(
            connection, selection.workspace_id, metric, found, reader=actor()
        )


@shared(most=_MOST, spinner="Looking for unusual days")
def _found_anomalies(
    selection: Selection,
    metric_name: str | None,
    level: Level,
    version: str,  # noqa: ARG001
) -> AnomalyReport:
    with reading(loaders.engine()) as connection:
        return find_anomalies(connection, selection, metric_name, level=level)


@shared()
def _unusual_days(
    selection: Selection,
    metric_name: str,
    level: Level,
    version: str,  # noqa: ARG001
) -> tuple[UnusualDays, ...]:
    with reading(loaders.engine()) as connection:
        return find_unusual_days(connection, selection, metric_name, level=level)
