"""The days of an account: one row per day, figures of that day."""

from collections.abc import Callable, Iterable
from datetime import date

from domain.counting import counted
from domain.observations import Observation
from domain.periods import Period
from domain.vocabulary import Figure
from sources.columns import Layout
from sources.dates import ReadDay
from sources.documents import Row
from sources.harvest import Harvest
from sources.total_rows import names_total
from sources.unreadable import CellRejected


def single_day(day: date) -> Period:
    return Period(day, day)


def gather_days(
    rows: Iterable[Row],
    layout: Layout,
    read_day: ReadDay,
    harvest: Harvest,
    stretch: Callable[[date], Period] = single_day,
) -> None:
    """Total rows become controls; a row without any figure is left out, and said.

    The layout's fact "day" is the column of the day. `stretch` gives the days a date stands for.
    """
    before = harvest.skipped
    for row in rows:
        try:
            _gather(row, layout, read_day, harvest, stretch)
        except CellRejected as fault:
            harvest.rows_read += 1
            harvest.reject(row, fault)
    if harvest.skipped > before:
        harvest.warnings.append(
            f"Left out: {counted(harvest.skipped - before, 'row')} without any figure."
        )


def _gather(
    row: Row,
    layout: Layout,
    read_day: ReadDay,
    harvest: Harvest,
    stretch: Callable[[date], Period],
) -> None:
    values = layout.values(row.cells)
    text = layout.text("day", row.cells)
    if names_total(text):
        harvest.state(layout.metrics, values)
        return
    days = stretch(layout.fact("day", row.cells, read_day))
    harvest.refuse_repeated(days, row, layout.header[layout.facts["day"]], text)
    harvest.rows_read += 1
    if all(value is None for value in values):
        harvest.skipped += 1
        return
    harvest.observations.append(Observation(Figure.PERIOD, values, days=days))
