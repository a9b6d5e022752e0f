"""The columns of the trending sets, as their older and their newer edition name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.observations import Number
from sources.documents import Document
from sources.headers import listed
from sources.numbers import not_negative, read_count
from sources.unreadable import CellRejected, Unreadable

_NAMES = {
    "video": ("video_id",),
    "day": ("trending_date",),
    "title": ("title",),
    "channel": ("channel_title", "channeltitle"),
    "category": ("category_id", "categoryid"),
    "published": ("publish_time", "publishedat"),
    "tags": ("tags",),
    "text": ("description",),
    "comments_disabled": ("comments_disabled",),
    "ratings_disabled": ("ratings_disabled",),
    "error": ("video_error_or_removed",),
    "views": ("views", "view_count"),
    "likes": ("likes",),
    "dislikes": ("dislikes",),
    "comments": ("comment_count",),
}
_METRICS = ("views", "likes", "dislikes", "comments")
_DISABLED_BY = {
    "likes": "ratings_disabled",
    "dislikes": "ratings_disabled",
    "comments": "comments_disabled",
}
_read_total = not_negative(read_count)


@dataclass(frozen=True)
class Columns:
    header: tuple[str, ...]
    positions: Mapping[str, int]

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(metric for metric in _METRICS if metric in self.positions)

    @property
    def complete(self) -> bool:
        return {"video", "day", "views"} <= self.positions.keys()

    def text(self, part: str, cells: Sequence[str]) -> str:
        position = self.positions.get(part)
        return "" if position is None else cells[position].strip()

    def flag(self, part: str, cells: Sequence[str]) -> bool:
        return self.text(part, cells).casefold() in ("true", "1")

    def values(self, cells: Sequence[str]) -> tuple[Number | None, ...]:
        return tuple(self._value(metric, cells) for metric in self.metrics)

    def rejected(self, part: str, cells: Sequence[str], reason: str) -> CellRejected:
        return CellRejected(self.header[self.positions[part]], self.text(part, cells), reason)

    def warnings(self) -> list[str]:
        used = self.positions.values()
        left_out = [name for place, name in enumerate(self.header) if name and place not in used]
        return [f"Columns that are not imported: {listed(left_out)}."] if left_out else []

    def _value(self, metric: str, cells: Sequence[str]) -> Number | None:
        """Where ratings or comments are switched off the set writes 0: nothing was counted."""
        switch = _DISABLED_BY.get(metric)
        if switch is not None and self.flag(switch, cells):
            return None
        try:
            return _read_total(self.text(metric, cells))
        except Unreadable as fault:
            raise self.rejected(metric, cells, str(fault)) from fault


def columns_of(document: Document) -> Columns:
    positions = {
        part: document.columns.index(name)
        for part, names in _NAMES.items()
        for name in names
        if name in document.columns
    }
    return Columns(document.header, positions)
