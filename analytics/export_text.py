"""Exported rows as text of CSV or JSON."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

from analytics.exporting import ExportCell, ExportRows
from domain.spreadsheets import as_plain_cell


def as_csv(rows: ExportRows) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(as_plain_cell, rows.columns))
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _csv_cell(value: ExportCell) -> str:
    match value:
        case None:
            return ""
        case str():
            return as_plain_cell(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return str(value)


def as_json(rows: ExportRows) -> str:
    told = [
        {name: _json_cell(value) for name, value in zip(rows.columns, row, strict=True)}
        for row in rows
    ]
    return json.dumps(told, ensure_ascii=False)


def _json_cell(value: ExportCell) -> str | int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
