"""How the columns of a table that no source recognises are to be read."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import Platform


class Role(StrEnum):
    """What a column is. The values are what the database stores."""

    FACT = "fact"  # of the post: title, publication ...; or of the row: date, platform ...
    METRIC = "metric"  # a standard metric
    CUSTOM = "custom"  # a counter of the team's own
    FEATURE = "feature"  # a property to compare posts by
    LEFT_OUT = "left_out"


class Unit(StrEnum):
    """What a cell's number is counted in, where that is not the metric's own unit."""

    OWN = "own"
    SHARE = "share"  # 0.053 means 5.3 %
    PERCENT = "percent"  # 5.3 means 5.3 %
    MILLISECONDS = "milliseconds"
    MINUTES = "minutes"
    HOURS = "hours"


class FigureBasis(StrEnum):
    """What the figures of a table are, where no column says it."""

    DAILY = "daily"  # what came about on the day (or days) of the row
    RUNNING = "running"  # everything up to the day of the row, or to a day that is asked
    PERIOD = "period"  # what came about within one period, which is asked


class CellType(StrEnum):
    """What the cells of a column look like."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    DURATION = "duration"
    LINK = "link"
    ID = "id"
    TEXT = "text"
    EMPTY = "empty"


IDENTITIES = ("content", "title", "text", "url")  # the first that is there tells posts apart
FACT_LABELS: Mapping[str, str] = {
    "content": "Post: id",
    "title": "Post: title",
    "url": "Post: link",
    "published_at": "Post: published on",
    "type": "Post: type",
    "duration_s": "Post: length",
    "text": "Post: text or caption",
    "creator": "Post: creator",
    "topic": "Post: topic",
    "language": "Post: language",
    "work": "Post: creative work",
    "date": "Row: date of the figures",
    "date_to": "Row: last day of the figures",
    "kind": "Row: amount or running total",
    "platform": "Row: platform",
    "account": "Row: account",
}


@dataclass(frozen=True)
class MappedColumn:
    """`name` is that of the fact or metric; of a custom metric or feature, what it is to be
    called."""

    column: str  # as normalised
    role: Role
    name: str = ""
    unit: Unit = Unit.OWN


@dataclass(frozen=True)
class ColumnMapping:
    """`day_order` None: as the dates of the file themselves show."""

    name: str
    columns: tuple[MappedColumn, ...]
    figures: FigureBasis = FigureBasis.DAILY
    platform: Platform | None = None  # of every row, when no column says it
    account: str | None = None
    day_order: str | None = None
    decimal_comma: bool = False

    @property
    def used(self) -> tuple[MappedColumn, ...]:
        return tuple(one for one in self.columns if one.role is not Role.LEFT_OUT)

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(one.name for one in self.columns if one.role is Role.FACT)

    @property
    def in_words(self) -> str:
        """All that decides how a table is read, in one line; not the mapping's name."""
        columns = [
            f"{one.column}: {one.name}" + ("" if one.unit is Unit.OWN else f" ({one.unit})")
            for one in self.used
        ]
        rest = {
            "platform": self.platform,
            "account": self.account,
            "dates": self.day_order,
            "decimals": "comma" if self.decimal_comma else None,
        }
        told = [f"{name}: {value}" for name, value in rest.items() if value]
        return "; ".join((*columns, f"figures: {self.figures}", *told))

    def fits(self, columns: Collection[str]) -> bool:
        """The very columns the mapping was made for, in whatever order."""
        return {one.column for one in self.columns} == set(columns) - {""}

    def can_read(self, columns: Collection[str]) -> bool:
        """Every column that is used is there."""
        return {one.column for one in self.used} <= set(columns)

    def faults(self) -> tuple[str, ...]:
        """What must be mended before a table can be read by it, in words."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        if self.platform is None and "platform" not in self.facts:
            yield "Choose the platform, or the column that names it."
        if not any(one.role in (Role.METRIC, Role.CUSTOM) for one in self.columns):
            yield "Choose at least one column that holds a figure."
        yield from self._faults_of_days()
        yield from self._faults_of_names()

    def _faults_of_days(self) -> Iterator[str]:
        dated = "date" in self.facts
        if self.figures is FigureBasis.DAILY and not dated:
            yield "Amounts per day need the column that holds their date."
        if self.figures is FigureBasis.PERIOD and dated:
            yield (
                "With a date in each row the figures are amounts per day or running totals; "
                "leave the date out if it tells something else."
            )
        if not dated and self.facts & {"date_to", "kind"}:
            yield "A last day or a kind needs the column that holds the date as well."

    def _faults_of_names(self) -> Iterator[str]:
        seen: dict[tuple[Role, str], str] = {}
        for one in self.used:
            if not one.name.strip():
                yield f"Give the column {one.column!r} a name."
            first = seen.setdefault((one.role, one.name.casefold()), one.column)
            if first != one.column:
                yield f"The columns {first!r} and {one.column!r} are the same; leave one out."


@dataclass(frozen=True)
class DetectedColumn:
    header: str
    column: str  # as normalised
    type: CellType
    style: str = ""  # how its dates or numbers are written, in words


@dataclass(frozen=True)
class UnknownTable:
    """A table that no source recognises, with what is needed to say how to read it."""

    fingerprint: str
    columns: tuple[DetectedColumn, ...]
    rows: tuple[tuple[str, ...], ...]  # the first ones, as written
    suggestion: ColumnMapping
