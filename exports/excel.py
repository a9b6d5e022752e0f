"""Table -> Excel workbook: the figures, and a second sheet that says what they are."""

import io
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exports.about import About
from exports.tables import Cell, Table

_DAY = "yyyy-mm-dd"
# Excel's numbers hold 15 digits; a longer id would change its last ones.
_LARGEST_EXACT = 10**15
_WIDEST, _NARROWEST, _ROWS_MEASURED = 60, 9, 200
# XML 1.0 knows no control characters but tab and line ends.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_TEXT = 32_767


def to_excel(table: Table, about: About) -> bytes:
    """Numbers stay numbers, days are dates, moments are ISO text with their zone."""
    book = Workbook(write_only=True)
    figures = book.create_sheet("Figures")
    figures.freeze_panes = "A2"
    _set_widths(figures, table)
    figures.append(list(_headings(figures, table.columns)))
    for row in table.rows:
        figures.append([_cell(figures, value) for value in row])
    _describe(book.create_sheet("About"), about)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _describe(sheet: WriteOnlyWorksheet, about: About) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    for name, said in about.lines:
        row = [*_headings(sheet, [name]), _text(sheet, said)]
        row[1].alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(row)


def _headings(sheet: WriteOnlyWorksheet, names: Iterable[str]) -> Iterator[SheetCell]:
    for name in names:
        cell = _text(sheet, name)
        cell.font = Font(bold=True)
        yield cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell | None:
    match value:
        case None:
            return None
        case float() if not math.isfinite(value):
            return None
        case int() if abs(value) >= _LARGEST_EXACT:
            return _text(sheet, str(value))
        case int() | float() | Decimal():
            return WriteOnlyCell(sheet, value)
        case datetime():
            return _text(sheet, value.isoformat())
        case date():
            day = WriteOnlyCell(sheet, value)
            day.number_format = _DAY
            return day
    return _text(sheet, value)


def _text(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    """Never a formula, whatever it begins with."""
    cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("\ufffd", text)[:_LONGEST_TEXT])
    cell.data_type = "s"
    return cell


def _set_widths(sheet: WriteOnlyWorksheet, table: Table) -> None:
    """From the heading and the first rows; nobody should have to drag columns apart."""
    for number, name in enumerate(table.columns):
        shown = [name, *(str(row[number]) for row in table.rows[:_ROWS_MEASURED])]
        widest = min(max(map(len, shown)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(number + 1)].width = max(widest, _NARROWEST)
