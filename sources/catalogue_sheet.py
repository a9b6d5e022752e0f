"""The catalogue as it comes back from a spreadsheet: what each row says of a piece of content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.catalogue import FEATURE, SHEET_COLUMNS, SHEET_KEY, Edit, Word, checked_word
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import Rejection, SourceFile
from domain.spreadsheets import from_plain_cell
from sources.documents import Document, Row, documents_of
from sources.headers import listed
from sources.numbers import read_amount, read_clock
from sources.unreadable import CellRejected, Unreadable

_READ_ONLY = ("platforms", "published")
_ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True)
class SheetEdits:
    edits: tuple[Edit, ...]  # everything the rows say, changed or not
    rejected: tuple[Rejection, ...]
    ignored: tuple[str, ...]  # columns that are not understood


def read_sheet(file: SourceFile, kinds: Mapping[str, str]) -> SheetEdits:
    """`kinds` are the features in use, by name, as JSON calls their kind. A blank cell says that
    there is nothing; a column that is missing says nothing. Raises SourceRejected."""
    document = next(documents_of(file))
    facts = _facts(document)
    known = {**_kinds_found(document, facts), **kinds}
    edits, rejected, seen = [], [], dict[int, int]()
    for row in document.rows():
        try:
            edits.append(_edit(row, facts, document, known, seen))
        except CellRejected as fault:
            rejected.append(fault.in_row(row.number))
    ignored = [
        name
        for place, name in enumerate(document.header)
        if place not in facts and document.columns[place] not in (SHEET_KEY, *_READ_ONLY)
    ]
    return SheetEdits(tuple(edits), tuple(rejected), tuple(ignored))


def _facts(document: Document) -> dict[int, str]:
    """The fact that stands in each column."""
    if SHEET_KEY not in document.columns:
        raise SourceRejected(
            f"The file has no column {SHEET_KEY}, which tells the content apart: it has "
            f"{listed(document.header)}. Download the catalogue as CSV and edit that."
        )
    facts = {}
    for place, (name, header) in enumerate(zip(document.columns, document.header, strict=True)):
        if name in SHEET_COLUMNS:
            facts[place] = SHEET_COLUMNS[name]
        elif name.startswith(FEATURE) and header.partition(":")[2].strip():
            facts[place] = f"{FEATURE}{header.partition(':')[2].strip()}"
    return facts


def _kinds_found(document: Document, facts: Mapping[int, str]) -> dict[str, str]:
    """Of a feature that is new: yes or no, or numbers, when all its cells are."""
    features = {place: fact for place, fact in facts.items() if fact.startswith(FEATURE)}
    cells: dict[str, list[str]] = {fact: [] for fact in features.values()}
    for row in document.rows() if features else ():
        for place, fact in features.items():
            if place < len(row.cells) and row.cells[place].strip():
                cells[fact].append(row.cells[place].strip())
    return {fact.removeprefix(FEATURE): _kind(told, document) for fact, told in cells.items()}


def _kind(cells: Sequence[str], document: Document) -> str:
    if cells and all(cell.casefold() in _ANSWERS for cell in cells):
        return "boolean"
    try:
        for cell in cells:
            _number(cell, document)
    except Unreadable:
        return "string"
    return "number" if cells else "string"


def _edit(
    row: Row,
    facts: Mapping[int, str],
    document: Document,
    kinds: Mapping[str, str],
    seen: dict[int, int],
) -> Edit:
    place = document.columns.index(SHEET_KEY)
    text = row.cells[place].strip() if place < len(row.cells) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise CellRejected(SHEET_KEY, text, "is no number of a piece of content")
    first = seen.setdefault(int(text), row.number)
    if first != row.number:
        raise CellRejected(SHEET_KEY, text, f"repeats row {first}")
    if len(row.cells) < len(document.header):
        raise CellRejected(SHEET_KEY, text, "the row is cut short")
    said = {
        fact: _word(fact, document.header[at], row.cells[at], document, kinds)
        for at, fact in facts.items()
    }
    return Edit(int(text), said)


def _word(fact: str, column: str, cell: str, document: Document, kinds: Mapping[str, str]) -> Word:
    text = from_plain_cell(cell.strip())
    if not text:
        return None
    try:
        return checked_word(fact, _read(fact, text, document, kinds))
    except (Unreadable, InvalidRequest) as cause:
        raise CellRejected(column, text, str(cause)) from cause


def _read(fact: str, text: str, document: Document, kinds: Mapping[str, str]) -> Word:
    if fact == "duration_s":
        return read_clock(text, decimal_comma=document.decimal_comma)
    match kinds.get(fact.removeprefix(FEATURE)) if fact.startswith(FEATURE) else None:
        case "boolean":
            return _answer(text)
        case "number":
            number = _number(text, document)
            return int(number) if number == number.to_integral_value() else float(number)
    return text


def _answer(text: str) -> bool:
    if text.casefold() not in _ANSWERS:
        raise Unreadable("is neither yes nor no")
    return _ANSWERS[text.casefold()]


def _number(text: str, document: Document) -> Decimal:
    number = read_amount(text, decimal_comma=document.decimal_comma)
    if number is None:
        raise Unreadable("is not a number")
    return number
