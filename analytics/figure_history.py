"""Which figures were typed, by whom and why, and what became of each?"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from database.queries.figure_events import FigureEvent, figure_events
from database.queries.typed_figures import LedgerRow, typed_figure, typed_figures
from database.queries.workspaces import time_zone
from domain.typed import FigureFilter, Occasion
from domain.vocabulary import Figure

__all__ = ["FigureEvent", "LedgerRow"]

SHOWN = 500
EXPORTED = 100_000


@dataclass(frozen=True)
class FigureHistoryReport:
    """The newest figures that were asked for; `found` counts all of them."""

    rows: Sequence[LedgerRow]
    found: int
    time_zone: str


def report_figure_history(
    connection: Connection, workspace_id: int, asked: FigureFilter, *, limit: int = SHOWN
) -> FigureHistoryReport:
    zone = time_zone(connection, workspace_id)
    rows, found = typed_figures(connection, workspace_id, asked, zone, limit=limit)
    return FigureHistoryReport(rows, found, zone.key)


@dataclass(frozen=True)
class OneFigureReport:
    figure: LedgerRow
    events: Sequence[FigureEvent]


def report_one_figure(connection: Connection, workspace_id: int, figure_id: int) -> OneFigureReport:
    return OneFigureReport(
        typed_figure(connection, workspace_id, figure_id),
        figure_events(connection, workspace_id, figure_id),
    )


def occasion_of(row: LedgerRow) -> Occasion:
    if row.figure is Figure.PERIOD:
        return Occasion(Figure.PERIOD, days=row.period)
    return Occasion(Figure.CUMULATIVE, moment=row.day or row.captured_at)
