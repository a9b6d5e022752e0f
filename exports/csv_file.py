"""Table -> CSV that spreadsheets open as it was meant, and never as a program."""

import csv
import io
import math
from datetime import date, datetime
from decimal import Decimal

from domain.spreadsheets import as_plain_cell
from exports.tables import Cell, Table


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it), ISO dates, numbers as they are stored."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([as_plain_cell(name) for name in table.columns])
    writer.writerows([[cell_text(value) for value in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def cell_text(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool() | int():
            return str(value)
        case float() if not math.isfinite(value):
            return ""
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case Decimal():
            return f"{value:f}"
        case datetime() | date():
            return value.isoformat()
    return as_plain_cell(value)
