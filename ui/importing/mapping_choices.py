"""What a column can be chosen to be, in words; and the mapping that choices make."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from domain.mappings import (
    FACT_LABELS,
    CellType,
    DetectedColumn,
    FigureBasis,
    MappedColumn,
    Role,
    Unit,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from sources import Understood
from ui import words


class Choice(NamedTuple):
    """`name` is empty where the person names it."""

    role: Role
    name: str = ""

    @property
    def is_named_by_hand(self) -> bool:
        return self.role in (Role.CUSTOM, Role.FEATURE)


LEFT_OUT = Choice(Role.LEFT_OUT)
CHOICES: tuple[Choice, ...] = (
    LEFT_OUT,
    *(Choice(Role.FACT, fact) for fact in FACT_LABELS),
    *(Choice(Role.METRIC, metric.name) for metric in STANDARD_METRICS.metrics),
    Choice(Role.CUSTOM),
    Choice(Role.FEATURE),
)
FIGURES = {
    FigureBasis.DAILY: "Amounts of the day in the row",
    FigureBasis.RUNNING: "Running totals: everything so far",
    FigureBasis.PERIOD: "Amounts over one period",
}
FIGURES_EXPLAINED = {
    FigureBasis.DAILY: "Each row tells what came about on its date, or from its first to its last "
    "day.",
    FigureBasis.RUNNING: "Each row tells a total at its date. Without a date you are asked when "
    "the totals were read.",
    FigureBasis.PERIOD: "All rows tell what came about within the same days, which you are asked.",
}
_OWN_UNITS = {
    "percent": "per cent: 5.3 means 5.3\u00a0%",
    "share": "a share: 0.053 means 5.3\u00a0%",
    "seconds": "seconds, or h:mm:ss",
}
_UNITS = {
    Unit.SHARE: "a share: 0.053 means 5.3\u00a0%",
    Unit.PERCENT: "per cent: 5.3 means 5.3\u00a0%",
    Unit.MILLISECONDS: "milliseconds",
    Unit.MINUTES: "minutes",
    Unit.HOURS: "hours",
}
DAY_ORDERS = {
    "": "As the file's dates show",
    "month first": "Month first: 3/31/2026",
    "day first": "Day first: 31/3/2026",
}
_SIGNS = {"percent": "\u00a0%", "seconds": "\u00a0s"}
_TYPES = {
    CellType.NUMBER: "numbers",
    CellType.PERCENT: "percentages",
    CellType.DATE: "dates",
    CellType.DURATION: "durations",
    CellType.LINK: "links",
    CellType.ID: "ids",
    CellType.TEXT: "text",
    CellType.EMPTY: "nothing",
}


def label_of(choice: Choice) -> str:
    match choice.role:
        case Role.FACT:
            return FACT_LABELS[choice.name]
        case Role.METRIC:
            return f"Figure: {STANDARD_METRICS[choice.name].label}"
        case Role.CUSTOM:
            return "Figure of your own"
        case Role.FEATURE:
            return "Property to compare posts by"
        case Role.LEFT_OUT:
            return "Leave out"


def unit_label(metric: Metric, unit: Unit) -> str:
    return _OWN_UNITS.get(metric.unit, "as it is") if unit is Unit.OWN else _UNITS[unit]


def looks_like(column: DetectedColumn) -> str:
    """What was detected: 'dates, written month/day/year'."""
    kind = _TYPES[column.type]
    return f"{kind}, {column.style}" if column.style else kind


def chosen_at_first(column: MappedColumn) -> Choice:
    """A name that is not known any more is left out until something else is chosen."""
    named_by_hand = column.role in (Role.CUSTOM, Role.FEATURE)
    choice = Choice(column.role, "" if named_by_hand else column.name)
    return choice if choice in CHOICES else LEFT_OUT


def understood(cell: Understood) -> str:
    """The cell as written, and what it is taken to mean where that is not the same."""
    text = " ".join(cell.text.split())
    if cell.fault:
        return f"\u26a0 {text or 'nothing'}: {cell.fault}"
    meaning = _meaning(cell)
    same = meaning in (text, "") or meaning.replace(",", "") == text
    return text if same else f"{text} \u2192 {meaning}"


def faults_in(rows: Sequence[Sequence[Understood]]) -> int:
    return sum(bool(cell.fault) for row in rows for cell in row)


def _meaning(cell: Understood) -> str:
    match cell.meaning:
        case None:
            return "missing" if cell.text.strip() else ""
        case datetime():
            return f"{words.day(cell.meaning)}, {cell.meaning:%H:%M} UTC"
        case date():
            return words.day(cell.meaning)
        case Decimal() if cell.unit == "share":
            return f"{(cell.meaning * 100).normalize():,f}\u00a0%"
        case Decimal():
            return f"{cell.meaning.normalize():,f}{_SIGNS.get(cell.unit, '')}"
        case int():
            return f"{cell.meaning:,}"
    return " ".join(str(cell.meaning).split())
