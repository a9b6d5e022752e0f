"""A file, or a sheet of one: a table with a header line, or JSON."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import count, islice
from pathlib import PurePosixPath

from domain.errors import SourceRejected
from domain.observations import SourceFile
from sources.archives import is_workbook
from sources.blocks import Block
from sources.delimiters import delimiter_of
from sources.headers import normalised, visible
from sources.numbers import show_decimal_comma
from sources.rows import Row as Row
from sources.table_text import TableText
from sources.text import LAST_RESORT, survey
from sources.workbooks import MOST_UNPACKED, Sheet, read_workbook

_LONGEST_LINE = 1_000_000
_BEGINNING = 20
_ROWS_AT_ONCE = 512
_MOST_JSON = 128 * 1024**2  # of one JSON document, which is parsed whole
_DAMAGED = "a damaged line"
_GUESSED = "The file is not UTF-8; it was read as Windows-1252."


@dataclass(frozen=True, eq=False)
class Document:
    name: str
    fingerprint: str
    modified: date | None
    file: SourceFile
    encoding: str
    delimiter: str = ","
    json: object = None  # of JSON lines the first object
    is_json_lines: bool = False
    warnings: tuple[str, ...] = ()
    sheet: Sheet | None = None  # of a workbook; the name then ends with the sheet's
    header_line: int = 1  # where the table begins, at the earliest

    @property
    def book(self) -> str | None:
        """The name of the workbook whose sheet this is."""
        return self.name.removesuffix(f"/{self.sheet.name}") if self.sheet else None

    @property
    def stem(self) -> str:
        """The name of the file or workbook, without folders and ending."""
        return PurePosixPath(self.book or self.name).stem

    @property
    def folder(self) -> str:
        """Where the file lies, or which archive holds it; sheets lie in their workbook."""
        return self.name.rpartition("/")[0]

    @cached_property
    def header(self) -> tuple[str, ...]:
        """Column names as people see them; empty for JSON."""
        return () if self.json is not None else tuple(map(visible, next(self._lines()).cells))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names made comparable."""
        return tuple(map(normalised, self.header))

    @cached_property
    def decimal_comma(self) -> bool:
        """Spreadsheets part cells by semicolons where commas part numbers; beside tabs the
        numbers have to tell it themselves."""
        if self.delimiter != "\t":
            return self.delimiter == ";"
        return show_decimal_comma(cell for row in self.beginning for cell in row.cells)

    @cached_property
    def beginning(self) -> tuple[Row, ...]:
        """The first lines, blank ones as []: not every table begins with its header."""
        if self.json is not None:
            return ()
        lines: list[Row] = []
        with suppress(SourceRejected):  # said when the rows are read
            lines.extend(islice(self.lines(), _BEGINNING))
        return tuple(lines)

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not blank."""
        lines = self._lines()
        next(lines)
        return lines

    def pieces(self) -> Iterator[Block | list[Row]]:
        """Every row below the header, blank ones too, many at a time."""
        if self.sheet is not None:
            rows = self.rows()
            yield from iter(lambda: list(islice(rows, _ROWS_AT_ONCE)), [])
            return
        with self.file.open() as stream:
            text = TableText(stream, self.encoding, self.delimiter)
            text.pass_over(next(self._lines()).number)
            yield from text.pieces()

    def lines(self) -> Iterator[Row]:
        """Every line from the first on, blank ones as [], for files of several tables."""
        if self.sheet is not None:
            yield from map(Row._make, enumerate(self.sheet.rows, 1))
            return
        numbers = count(1)
        with io.TextIOWrapper(self.file.open(), self.encoding, newline="") as text:
            try:
                yield from map(Row, numbers, csv.reader(text, delimiter=self.delimiter))
            except csv.Error as cause:
                raise SourceRejected(
                    f"After row {next(numbers) - 2} the file cannot be read as a table ({cause}): "
                    "a quotation mark may be left open."
                ) from cause

    def objects(self) -> Iterator[tuple[int, object]]:
        """The JSON objects, numbered from 1: one per line, or the items of the one list.

        A damaged line gives a text that says so: no source takes one for an object.
        """
        if self.is_json_lines:
            with io.TextIOWrapper(self.file.open(), self.encoding) as text:
                for number, line in enumerate(text, 1):
                    if line.strip():
                        yield number, _parsed_or_damaged(line)
        elif isinstance(self.json, list):
            yield from enumerate(self.json, 1)
        else:
            yield 1, self.json

    def _lines(self) -> Iterator[Row]:
        filled = (
            line for line in self.lines() if line.number >= self.header_line and any(line.cells)
        )
        header = next(filled, None)
        if header is not None and header.number == 1 and _is_separator_line(header.cells):
            header = next(filled, None)
        if header is not None:
            yield header
            width = len(header.cells) if self.sheet else 0
            yield from (_padded(row, width) for row in filled)


def _padded(row: Row, width: int) -> Row:
    """A sheet's rows end at their last filled cell."""
    missing = width - len(row.cells)
    return Row(row.number, row.cells + [""] * missing) if missing > 0 else row


def documents_of(file: SourceFile) -> Iterator[Document]:
    """One, or one per sheet of a workbook."""
    if not is_workbook(file):
        yield _document_of(file)
        return
    content = _whole(file, MOST_UNPACKED, "workbook")
    sheets = read_workbook(content)
    if not sheets:
        raise SourceRejected("The workbook holds no filled cell: export it again.")
    for sheet in sheets:
        fingerprint = fingerprint_of(hashlib.sha256(content).hexdigest(), sheet.name)
        name = f"{file.name}/{sheet.name}"
        nothing = SourceFile(name)
        yield Document(name, fingerprint, file.modified, nothing, "utf-8", sheet=sheet)


def fingerprint_of(whole: str, part: str) -> str:
    return hashlib.sha256(f"{whole}/{part}".encode()).hexdigest() if part else whole


def _document_of(file: SourceFile) -> Document:
    found = survey(file)
    table = Document(file.name, found.fingerprint, file.modified, file, found.encoding)
    start = found.start.lstrip()
    if start.startswith(("{", "[")):
        return _json_document(table)
    if found.longest_line > _LONGEST_LINE:
        raise SourceRejected(
            f"A line of the file has more than {_LONGEST_LINE:,} characters; no table has "
            "such lines."
        )
    warnings = (_GUESSED,) if found.encoding == LAST_RESORT else ()
    table = replace(table, delimiter=delimiter_of(start), warnings=warnings)
    _refuse_headless(table)
    return table


def _json_document(document: Document) -> Document:
    with io.TextIOWrapper(document.file.open(), document.encoding) as text:
        lines = (line for line in iter(lambda: text.readline(_MOST_JSON), "") if line.strip())
        first, more = next(lines), next(lines, None) is not None
    if more and _is_object(first):
        return replace(document, json=_parsed(first), is_json_lines=True)
    whole = _whole(document.file, _MOST_JSON, "JSON document")
    return replace(document, json=_parsed(whole.decode(document.encoding)))


def _whole(file: SourceFile, most: int, what: str) -> bytes:
    with file.open() as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise SourceRejected(
            f"The {what} has more than {most // 1024**2} MB, and cannot be read piece by piece: "
            "export fewer days at once, or save it as CSV."
        )
    return content


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as cause:
        place = f" in line {cause.lineno:,}" if isinstance(cause, json.JSONDecodeError) else ""
        raise SourceRejected(
            "The file begins like JSON but is no single JSON document: it is damaged or incomplete"
            f"{place}, or holds one document per line. Download it again as one."
        ) from cause


def _parsed_or_damaged(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return _DAMAGED


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


def _is_separator_line(cells: list[str]) -> bool:
    return cells[0].casefold().startswith("sep=") and not any(cells[1:])
