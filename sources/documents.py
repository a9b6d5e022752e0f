"""A file, or a sheet of one: a table with a header line, or JSON."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from domain.errors import SourceRejected
from domain.observations import SourceFile
from sources.archives import is_workbook
from sources.headers import normalised, visible
from sources.text import LAST_RESORT, decoded
from sources.workbooks import Sheet, read_workbook

_LONGEST_LINE = 1_000_000
_SAMPLE = 100_000
_GUESSED = "The file is not UTF-8; it was read as Windows-1252."
_DELIMITERS = (",", ";", "\t")


class Row(NamedTuple):
    """`number` counts as a spreadsheet does: a cell with line breaks is still one row."""

    number: int
    cells: list[str]


@dataclass(frozen=True, eq=False)
class Document:
    name: str
    fingerprint: str
    modified: date | None
    content: bytes
    encoding: str
    delimiter: str = ","
    json: object = None  # of JSON lines the first object
    is_json_lines: bool = False
    warnings: tuple[str, ...] = ()
    sheet: Sheet | None = None  # of a workbook; the name then ends with the sheet's

    @property
    def book(self) -> str | None:
        """The name of the workbook whose sheet this is."""
        return self.name.removesuffix(f"/{self.sheet.name}") if self.sheet else None

    @cached_property
    def header(self) -> tuple[str, ...]:
        """Column names as people see them; empty for JSON."""
        return () if self.json is not None else tuple(map(visible, next(self._lines()).cells))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names made comparable."""
        return tuple(map(normalised, self.header))

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not blank."""
        lines = self._lines()
        next(lines)
        return lines

    def lines(self) -> Iterator[Row]:
        """Every line from the first on, blank ones as [], for files of several tables."""
        if self.sheet is not None:
            yield from map(Row._make, enumerate(self.sheet.rows, 1))
            return
        text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        reader = csv.reader(text, delimiter=self.delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
                yield Row(number, cells)
        except csv.Error as cause:
            raise SourceRejected(
                f"After row {number} the file cannot be read as a table ({cause}): "
                "a quotation mark may be left open."
            ) from cause

    def objects(self) -> Iterator[tuple[int, object]]:
        """The JSON objects, numbered from 1: one per line, or the items of the one list."""
        if self.is_json_lines:
            text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding)
            yield from ((n, _parsed(line)) for n, line in enumerate(text, 1) if line.strip())
        elif isinstance(self.json, list):
            yield from enumerate(self.json, 1)
        else:
            yield 1, self.json

    def _lines(self) -> Iterator[Row]:
        width = len(self.sheet.rows[0]) if self.sheet else 0
        for number, cells in self.lines():
            if any(cells) and not (number == 1 and _is_separator_line(cells)):
                missing = width - len(cells)
                yield Row(number, cells + [""] * missing if missing > 0 else cells)


def documents_of(file: SourceFile) -> Iterator[Document]:
    """One, or one per sheet of a workbook."""
    if not is_workbook(file.content):
        yield _document_of(file)
        return
    for sheet in read_workbook(file.content):
        fingerprint = fingerprint_of(hashlib.sha256(file.content).hexdigest(), sheet.name)
        name = f"{file.name}/{sheet.name}"
        yield Document(name, fingerprint, file.modified, b"", "utf-8", sheet=sheet)


def fingerprint_of(whole: str, part: str) -> str:
    return hashlib.sha256(f"{whole}/{part}".encode()).hexdigest() if part else whole


def _document_of(file: SourceFile) -> Document:
    text, encoding = decoded(file.content)
    fingerprint = hashlib.sha256(file.content).hexdigest()
    table = Document(file.name, fingerprint, file.modified, file.content, encoding)
    start = text[:_SAMPLE].lstrip()
    if start.startswith(("{", "[")):
        first, _, rest = text.strip().partition("\n")
        if rest and _is_object(first):
            return replace(table, json=_parsed(first), is_json_lines=True)
        return replace(table, json=_parsed(text))
    _refuse_long_lines(text)
    warnings = (_GUESSED,) if encoding == LAST_RESORT else ()
    table = replace(table, delimiter=_delimiter(start), warnings=warnings)
    _refuse_headless(table)
    return table


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise SourceRejected(
            "The file begins like JSON but is no single JSON document: it is damaged, incomplete "
            "or holds one document per line. Download it again as one."
        ) from cause


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _refuse_headless(document: Document) -> None:
    lines = document._lines()
    if next(lines, None) is None:
        raise SourceRejected("The file holds no text but blank lines: export it again.")
    if next(lines, None) is None:
        raise SourceRejected(
            f"The file has one line only, starting {document.header[0][:60]!r}, and no rows below."
        )


def _delimiter(text: str) -> str:
    """What parts the first line into the most cells; `sep=;` says it outright."""
    if text[:4].casefold() == "sep=" and text[4:5] in _DELIMITERS:
        return text[4]
    first = text.splitlines()[0] if text else ""
    counts = {delimiter: _cells_in(first, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=counts.__getitem__)


def _cells_in(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _refuse_long_lines(text: str) -> None:
    start = 0
    while len(text) - start > _LONGEST_LINE:
        end = start + _LONGEST_LINE
        line_end = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
        if line_end < 0:
            raise SourceRejected(
                f"A line of the file has more than {_LONGEST_LINE:,} characters; no table has "
                "such lines."
            )
        start = line_end + 1


def _is_separator_line(cells: list[str]) -> bool:
    return cells[0].casefold().startswith("sep=") and not any(cells[1:])
