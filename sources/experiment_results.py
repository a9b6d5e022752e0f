"""Results of a test as a table: a row per variant and day, or a row per person.

Columns may stand in any order: variant, day, people, then `yes` (shares), `total` and `deviation`
(amounts), or `value` and `denominator` (where variants rotate). A table of persons has `value` and
may have `before`, what the same person did before the test.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from domain.errors import SourceRejected
from domain.experiments import DayResult, DaySums, ExperimentSetup, FigureKind
from domain.observations import Number, Rejection, SourceFile
from sources.dates import day_order
from sources.documents import Document, documents_of
from sources.entry.cells import read_date
from sources.headers import listed, normalised
from sources.numbers import read_amount, read_count
from sources.unreadable import CellRejected, Unreadable

_NAMES: Mapping[str, tuple[str, ...]] = {
    "variant": ("variant", "group", "arm", "version"),
    "day": ("day", "date"),
    "people": ("people", "users", "visitors", "viewers", "impressions", "sessions", "n"),
    "yes": ("yes", "conversions", "clicks", "successes"),
    "total": ("total", "sum"),
    "deviation": ("deviation", "standard deviation", "std", "sd", "stddev"),
    "value": ("value", "amount"),
    "denominator": ("denominator", "per"),
    "before": ("before", "pre", "previous"),
}
_MOST_FAULTS = 100


@dataclass(frozen=True)
class ResultsRead:
    """Nothing is to be stored while there are faults: half a day's people are another group."""

    results: tuple[DayResult, ...]
    faults: tuple[Rejection, ...] = ()


Cells = Mapping[str, str]


def columns_of(setup: ExperimentSetup) -> tuple[str, ...]:
    """Of a table with a row per variant and day."""
    if setup.rotates:
        ratio = setup.kind is FigureKind.RATIOS
        return ("variant", "day", "value", *(("denominator",) if ratio else ()))
    if setup.kind is FigureKind.SHARES:
        return ("variant", "day", "people", "yes")
    return ("variant", "day", "people", "total", "deviation")


def read_results(file: SourceFile, setup: ExperimentSetup, *, day: date) -> ResultsRead:
    """`day` is that of rows that tell none. Raises SourceRejected where no table of results is
    found; single cells that cannot be read come back as faults."""
    for document in documents_of(file):
        places = _places(document, setup)
        if "variant" in places:
            return _read(document, places, setup, day)
    raise SourceRejected(
        f"{file.name} has no column 'variant'. Needed are: {listed(list(columns_of(setup)))}."
    )


def _places(document: Document, setup: ExperimentSetup) -> dict[str, int]:
    """The unit of the test is a name for people as well."""
    names = {**_NAMES, "people": (*_NAMES["people"], normalised(setup.unit))}
    columns = document.columns
    return {
        name: columns.index(found)
        for name, spellings in names.items()
        if (found := next((one for one in spellings if one in columns), None)) is not None
    }


def _read(
    document: Document, places: Mapping[str, int], setup: ExperimentSetup, day: date
) -> ResultsRead:
    of_persons = not setup.rotates and setup.kind is FigureKind.AMOUNTS and "people" not in places
    needed = {"variant", "value"} if of_persons else {*columns_of(setup)} - {"day"}
    if missing := sorted(needed - places.keys()):
        raise SourceRejected(
            f"{document.name} lacks {listed(missing)}. Needed are: "
            f"{listed(list(columns_of(setup)))}."
        )
    rows = [
        (row.number, {name: row.cells[at].strip() for name, at in places.items()})
        for row in document.rows()
        if len(row.cells) > max(places.values())
    ]
    order = day_order([cells["day"] for _, cells in rows if cells.get("day")])

    def read_row(cells: Cells) -> DayResult:
        told = cells.get("day", "")
        on = _cell(cells, "day", lambda text: read_date(text, order)) if told else day
        variant = _variant(cells["variant"], setup)
        number = _numbers(cells, comma=document.decimal_comma)
        if of_persons or setup.rotates:
            return DayResult(variant, on, _of_one(setup, number, with_before="before" in cells))
        return DayResult(variant, on, _of_people(setup, number))

    results: list[tuple[int, DayResult]] = []
    faults = []
    for number, cells in rows:
        try:
            results.append((number, read_row(cells)))
        except CellRejected as fault:
            faults.append(fault.in_row(number))
    if faults or not results:
        nothing = [Rejection(1, "variant", "", "there is no row of results below the header")]
        return ResultsRead((), tuple((faults or nothing)[:_MOST_FAULTS]))
    return _together([one for _, one in results]) if of_persons else _refusing_repeats(results)


def _cell(cells: Cells, name: str, read: Callable[[str], date]) -> date:
    try:
        return read(cells[name])
    except Unreadable as cause:
        raise CellRejected(name, cells[name], str(cause)) from cause


def _variant(text: str, setup: ExperimentSetup) -> str:
    for name in setup.names():
        if name.casefold() == " ".join(text.split()).casefold():
            return name
    known = ", ".join(setup.names())
    raise CellRejected("variant", text, f"is none of the test's variants: {known}")


def _numbers(cells: Cells, *, comma: bool) -> Callable[[str], Number]:
    def number(name: str) -> Number:
        text = cells[name]
        try:
            if name in ("people", "yes"):
                read: Number | None = read_count(text, decimal_comma=comma)
            else:
                read = read_amount(text, decimal_comma=comma)
        except Unreadable as cause:
            raise CellRejected(name, text, str(cause)) from cause
        if read is None:
            raise CellRejected(name, text, "is missing")
        if read < 0 and name in ("people", "yes", "deviation", "denominator"):
            raise CellRejected(name, text, "cannot be less than zero")
        return read

    if "before" in cells and not cells["before"]:
        raise CellRejected("before", "", "is missing: leave the column out, or fill all of it")
    return number


def _of_people(setup: ExperimentSetup, number: Callable[[str], Number]) -> DaySums:
    people = int(number("people"))
    if setup.kind is FigureKind.SHARES:
        yes = int(number("yes"))
        if yes > people:
            raise CellRejected("yes", str(yes), f"is more than the {people:,} people of the row")
        return DaySums(people, float(yes), float(yes))
    total, deviation = float(number("total")), float(number("deviation"))
    # Of the deviation that divides by n - 1, as spreadsheets' STDEV does.
    squares = max(people - 1, 0) * deviation**2 + (total**2 / people if people else 0.0)
    return DaySums(people, total, squares)


def _of_one(
    setup: ExperimentSetup, number: Callable[[str], Number], *, with_before: bool
) -> DaySums:
    """A person, or a day where variants rotate."""
    value = float(number("value"))
    if setup.kind is FigureKind.RATIOS:
        beside = float(number("denominator"))
        if beside == 0:
            raise CellRejected("denominator", "0", "cannot be zero")
    elif with_before and not setup.rotates:
        beside = float(number("before"))
    else:
        return DaySums(1, value, value**2)
    return DaySums(1, value, value**2, beside, beside**2, value * beside)


def _refusing_repeats(numbered: Sequence[tuple[int, DayResult]]) -> ResultsRead:
    seen: set[tuple[str, date]] = set()
    faults = []
    for row, result in numbered:
        if (result.variant, result.day) in seen:
            reason = f"stands twice on {result.day}: give every variant one row a day"
            faults.append(Rejection(row, "variant", result.variant, reason))
        seen.add((result.variant, result.day))
    if faults:
        return ResultsRead((), tuple(faults))
    return ResultsRead(tuple(result for _, result in numbered))


def _together(results: Sequence[DayResult]) -> ResultsRead:
    """Persons of one variant and day, added up."""
    groups: dict[tuple[str, date], list[DaySums]] = {}
    for result in results:
        groups.setdefault((result.variant, result.day), []).append(result.sums)
    return ResultsRead(
        tuple(DayResult(variant, on, _added(persons)) for (variant, on), persons in groups.items())
    )


def _added(persons: Sequence[DaySums]) -> DaySums:
    """All of them tell the time before, or none does."""
    sums = [fsum(part) for part in zip(*map(_parts, persons), strict=True)]
    return DaySums(len(persons), *sums)


def _parts(sums: DaySums) -> tuple[float, ...]:
    parts = (sums.total, sums.squares, sums.beside, sums.beside_squares, sums.products)
    return tuple(part for part in parts if part is not None)
