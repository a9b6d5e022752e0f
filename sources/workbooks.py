"""Excel workbooks, old and new, as sheets of text cells: what a CSV of the sheet would say."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

import openpyxl
import xlrd

from domain.errors import SourceRejected

OLD_MAGIC = b"\xd0\xcf\x11\xe0"
MOST_SHEETS = 50
MOST_UNPACKED = 256 * 1024**2
LONGEST_GAP = 1_000  # blank rows, after which nothing is looked for
MOST_COLUMNS = 1_000
_EXACT_BELOW = 10**15
_DAMAGED = "The workbook is damaged, protected by a password or no Excel file: export it again."


@dataclass(frozen=True)
class Sheet:
    """`rows` end at their last filled cell; blank rows between are kept, as []."""

    name: str
    rows: tuple[list[str], ...]


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet that holds anything. Raises SourceRejected for what is no workbook."""
    try:
        read = _old_sheets if content.startswith(OLD_MAGIC) else _sheets
        return tuple(sheet for sheet in read(content) if sheet.rows)
    except SourceRejected:
        raise
    except Exception as cause:  # the readers raise anything at all on damaged bytes
        raise SourceRejected(_DAMAGED) from cause


def _sheets(content: bytes) -> Iterator[Sheet]:
    _refuse_dense(content)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    _refuse_many(len(book.worksheets))
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = (row[:MOST_COLUMNS] for row in sheet.iter_rows())
        yield Sheet(sheet.title, _filled([_written(cell) for cell in row] for row in rows))


def _old_sheets(content: bytes) -> Iterator[Sheet]:
    book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), on_demand=True)
    _refuse_many(book.nsheets)
    for sheet in book.sheets():
        rows = (sheet.row(number)[:MOST_COLUMNS] for number in range(sheet.nrows))
        written = partial(_old_written, datemode=book.datemode)
        yield Sheet(sheet.name, _filled([written(cell) for cell in row] for row in rows))


def _refuse_dense(content: bytes) -> None:
    """A few packed bytes must not unpack to more than a machine holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise SourceRejected(
            f"Unpacked, the workbook has {unpacked // 1024**2:,} MB; at most "
            f"{MOST_UNPACKED // 1024**2} MB are read. Save its sheets as CSV."
        )


def _refuse_many(sheets: int) -> None:
    if sheets > MOST_SHEETS:
        raise SourceRejected(f"The workbook has {sheets} sheets; at most {MOST_SHEETS} are read.")


def _filled(rows: Iterable[Iterable[str]]) -> tuple[list[str], ...]:
    """Without the empty cells to the right and the empty rows below."""
    kept: list[list[str]] = []
    blank = 0
    for row in rows:
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            blank += 1
            if blank > LONGEST_GAP:
                break
            continue
        kept.extend([] for _ in range(blank))
        kept.append(cells)
        blank = 0
    return tuple(kept)


def _written(cell: openpyxl.cell.Cell) -> str:
    value = cell.value
    if isinstance(value, int | float) and "%" in (cell.number_format or ""):
        return f"{_plain(round(value * 100, 10))}%"
    return _plain(value)


def _old_written(cell: xlrd.sheet.Cell, datemode: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _plain(xlrd.xldate_as_datetime(cell.value, datemode))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ""
    return _plain(bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value)


def _plain(value: object) -> str:
    """As text that means one thing only; numbers too long for a spreadsheet show that they are."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < _EXACT_BELOW:
            return str(int(value))
        case float() if 0 < abs(value) < 1:
            return format(Decimal(repr(value)), "f")  # not 4e-05
        case int() if abs(value) >= _EXACT_BELOW:
            return f"{value:E}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time() | timedelta():
            return str(value)
    return str(value)
