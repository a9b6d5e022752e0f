"""The sheet DISCOVERY of a creator's workbook: its period, and figures of the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.observations import Number
from domain.periods import Period
from sources.columns import COUNT
from sources.dates import day_order, read_day
from sources.documents import Document
from sources.headers import normalised
from sources.source import Companion, Context
from sources.unreadable import Unreadable

_TITLE = "overall performance"


@dataclass(frozen=True)
class Discovery:
    period: Period
    impressions: Number | None
    reached: Number | None


def is_discovery(document: Document) -> bool:
    return any(row.cells and normalised(row.cells[0]) == _TITLE for row in document.beginning)


def discovery_beside(document: Document, context: Context) -> Discovery | None:
    """Of the same workbook; of sheets saved as CSV, of the same folder."""
    beside = (other for other in context.documents if other.folder == document.folder)
    return next((found for other in beside if (found := _discovery(other))), None)


def _discovery(document: Document) -> Discovery | None:
    if not is_discovery(document):
        return None
    rows = [row.cells for row in document.beginning if len(row.cells) > 1]
    said = {normalised(cells[0]): cells[1].strip() for cells in rows}
    period = _period(said.get(_TITLE, ""))
    if period is None:
        return None
    return Discovery(period, _figure(said, "impressions"), _figure(said, "members reached"))


def _period(text: str) -> Period | None:
    parts = text.split(" - ")
    order = day_order(parts)
    try:
        days = [read_day(part, order) for part in parts]
    except Unreadable:
        return None
    return Period(days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _figure(said: Mapping[str, str], label: str) -> Number | None:
    try:
        return COUNT(said.get(label, ""))
    except Unreadable:
        return None


COMPANION = Companion(recognises=is_discovery)
