"""The facts of one video in a row, and the days and stretches its dates stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.observations import PostFacts
from domain.vocabulary import Platform
from sources.dates import ReadDay, day_order, within_reason
from sources.documents import Document
from sources.numbers import is_missing, not_negative, read_clock
from sources.steps import Stretch, printed_days, read_printed, stretch_of
from sources.unreadable import CellRejected, Unreadable
from sources.youtube_studio.columns import TOTAL
from sources.youtube_studio.layout import Layout, layout_of

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_read_duration = not_negative(read_clock)


@dataclass(frozen=True)
class RowReader:
    layout: Layout
    read_day: ReadDay
    stretch: Stretch
    step: str | None  # "week" or "month" when the dates are not days

    def external_id(self, cells: Sequence[str]) -> str:
        """A space or an apostrophe before an id guards spreadsheets against formulas."""
        text = self._text(cells, self.layout.content)
        plain = text.strip().removeprefix("'")
        if _ID.fullmatch(plain) is None:
            reason = "is not the id of a video" if plain else "has no id of a video"
            raise CellRejected(self.layout.header[self.layout.content or 0], text, reason)
        return plain

    def facts(self, cells: Sequence[str]) -> PostFacts:
        layout = self.layout
        return PostFacts(
            external_id=self.external_id(cells),
            platform=Platform.YOUTUBE,
            title=self._text(cells, layout.title).strip() or None,
            published=self._published(cells),
            duration_s=self._duration(cells),
        )

    def day(self, cells: Sequence[str]) -> date:
        return self._day(cells, self.layout.day or 0)

    def _published(self, cells: Sequence[str]) -> date | None:
        position = self.layout.published
        if position is None or is_missing(cells[position]):
            return None
        return self._day(cells, position)

    def _day(self, cells: Sequence[str], position: int) -> date:
        try:
            return self.read_day(cells[position])
        except Unreadable as fault:
            raise CellRejected(self.layout.header[position], cells[position], str(fault)) from fault

    def _duration(self, cells: Sequence[str]) -> Decimal | None:
        text = self._text(cells, self.layout.duration)
        try:
            seconds = _read_duration(text)
        except Unreadable as fault:
            raise CellRejected("Duration", text, str(fault)) from fault
        return None if seconds is None else Decimal(seconds)

    def _text(self, cells: Sequence[str], position: int | None) -> str:
        return "" if position is None else cells[position]


def row_reader(document: Document, today: date) -> RowReader:
    layout = layout_of(document)
    printed = _texts(document, layout.day)
    order = day_order(printed | _texts(document, layout.published))
    stretch, step = stretch_of(printed_days(printed, order))
    read_day = within_reason(lambda text: read_printed(text, order), today)
    return RowReader(layout, read_day, stretch, step)


def step_warnings(reader: RowReader) -> list[str]:
    if reader.step is None:
        return []
    return [
        f"The dates stand for whole {reader.step}s, so the figures are kept as amounts per "
        f"{reader.step} and drawn on no single day. For daily charts export by day."
    ]


def _texts(document: Document, position: int | None) -> set[str]:
    if position is None:
        return set()
    texts = {row.cells[position] for row in document.rows() if position < len(row.cells)}
    return {text for text in texts if text.strip().casefold() not in TOTAL}
