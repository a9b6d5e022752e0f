"""Table -> JSON: rows by name of column, and what they speak of beside them."""

import json
import math
from datetime import date, datetime
from decimal import Decimal

from exports.about import About
from exports.tables import Cell, Table


def to_json(table: Table, about: About) -> bytes:
    """UTF-8. Missing is null; days and moments are ISO text; whole numbers keep every digit."""
    rows = [
        {name: _value(cell) for name, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
    told = {"about": dict(about.lines), "columns": list(table.columns), "rows": rows}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _value(cell: Cell) -> str | int | float | None:
    match cell:
        case float() if not math.isfinite(cell):
            return None
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case datetime() | date():
            return cell.isoformat()
    return cell
