"""Cached doors to the timing of posts."""

from analytics import timing
from analytics.timing import LagChoice, LagReport, TimingChoice, TimingReport
from database.engine import reading
from domain.selection import Selection
from ui import loaders
from ui.shared import shared


def timing_report(
    selection: Selection, choice: TimingChoice, metric_name: str | None
) -> TimingReport:
    version = loaders.version(selection.workspace_id)
    return _timing_report(selection, choice, metric_name, version)


def lag_report(selection: Selection, choice: LagChoice) -> LagReport:
    return _lag_report(selection, choice, loaders.version(selection.workspace_id))


@shared()
def _timing_report(
    selection: Selection,
    choice: TimingChoice,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> TimingReport:
    with reading(loaders.engine()) as connection:
        return timing.report_timing(connection, selection, choice, metric_name)


@shared()
def _lag_report(
    selection: Selection,
    choice: LagChoice,
    version: str,  # noqa: ARG001
) -> LagReport:
    with reading(loaders.engine()) as connection:
        return timing.report_lag(connection, selection, choice)
