"""Table -> CSV that spreadsheets open as it was meant, and never as a program."""

import csv
import io
import math
from datetime import date, datetime
from decimal import Decimal

from exports.tables import Cell, Table

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark (Excel needs it), ISO dates, numbers as they are stored."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_text(name) for name in table.columns])
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
    return _text(value)


def _text(value: str) -> str:
    """A title such as =HYPERLINK(...) must stay a title; figures never come through here."""
    risky = value.lstrip(" ").startswith(_STARTS_A_FORMULA) or value.startswith(_STARTS_A_FORMULA)
    return f"'{value}" if risky else value
