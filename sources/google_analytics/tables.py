"""The rows of one table: which days, which page, which figures."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.observations import Number, PostFacts
from domain.periods import Period
from sources.dates import read_day
from sources.documents import Row
from sources.google_analytics.columns import TableLayout
from sources.harvest import Harvest
from sources.headers import normalised
from sources.total_rows import names_total
from sources.unreadable import CellRejected
from sources.web_pages import page_of

# What Google Analytics adds up or could not name; neither is a page.
_NO_PAGES = frozenset({"", "(other)", "(not set)", "(data not available)"})
_LONGEST_OFFSET = 5


@dataclass(frozen=True)
class Line:
    """What one row says; `page` is None where it speaks of the site."""

    days: Period
    page: PostFacts | None
    values: tuple[Number | None, ...]


@dataclass(frozen=True)
class Table:
    number: int  # which table of the file
    layout: TableLayout
    period: Period  # of the whole table
    site: str
    check_day: Callable[[date], None]

    @property
    def metrics(self) -> tuple[str, ...]:
        return self.layout.columns.metrics

    def lines(self, rows: Sequence[Row], harvest: Harvest) -> Iterator[Line]:
        for row in rows:
            try:
                if (line := self._line(row, harvest)) is not None:
                    yield line
            except CellRejected as fault:
                harvest.reject(row, fault)

    def _line(self, row: Row, harvest: Harvest) -> Line | None:
        if _is_total(row.cells, len(self.layout.columns.header)):
            self._state(row.cells, harvest)
            return None
        harvest.rows_read += 1
        values = self.layout.columns.values(row.cells)
        days, page = self._days(row.cells), self._page(row.cells)
        if page is None and self.layout.by_page:
            harvest.skipped += 1
            return None
        position = self.layout.columns.facts.get("page", 0)
        key = (self.number, days, page and page.external_id)
        column, text = self.layout.columns.header[position], row.cells[position]
        harvest.refuse_repeated(key, row, column, text)
        return Line(days, page, values)

    def _state(self, cells: Sequence[str], harvest: Harvest) -> None:
        """Where a total cannot be read, the import goes on without this control."""
        width = len(self.layout.columns.header)
        with suppress(CellRejected):
            harvest.state(self.metrics, self.layout.columns.values(cells[:width]))

    def _days(self, cells: Sequence[str]) -> Period:
        columns, offset = self.layout.columns, self.layout.offset
        if offset is not None:
            return self._counted(columns.header[offset], cells[offset])
        if "date" not in columns.facts:
            return self.period
        day = columns.fact("date", cells, self._day)
        return Period(day, day)

    def _day(self, text: str) -> date:
        day = read_day(text)
        self.check_day(day)
        return day

    def _counted(self, header: str, text: str) -> Period:
        """The days of one step, cut at the last one of the table."""
        plain = text.strip()
        if not (plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_OFFSET):
            raise CellRejected(header, text, "does not count from the first day on")
        first = self.period.first_day + timedelta(days=int(plain) * self.layout.step)
        if first > self.period.last_day:
            raise CellRejected(header, text, f"lies after {self.period.last_day}, the last day")
        last = first + timedelta(days=self.layout.step - 1)
        return Period(first, min(last, self.period.last_day))

    def _page(self, cells: Sequence[str]) -> PostFacts | None:
        columns = self.layout.columns
        if not self.layout.by_page or normalised(columns.text("page", cells)) in _NO_PAGES:
            return None
        host, title = columns.text("host", cells), columns.text("page title", cells)
        page = columns.fact("page", cells, lambda text: page_of(text, self.site, host))
        return replace(page, title=title) if title else page


def _is_total(cells: Sequence[str], width: int) -> bool:
    """Its name stands first, or in one cell too many behind empty dimensions."""
    behind = any(cell.strip() for cell in cells[width:])
    return names_total(cells[0]) or (behind and not cells[0].strip())
