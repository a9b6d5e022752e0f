"""Workbooks for these tests, with sheets as LinkedIn lays them out."""

import io
from collections.abc import Mapping, Sequence

import openpyxl

from domain.observations import Reading, Refusal, SourceFile
from tests.sources.files import fixture, read

PAGE = "linkedin/demo-page_content_1753863379800.xls"
CREATOR = "linkedin/Content_2025-10-01_2025-10-28_DemoPerson.xlsx"

Rows = Sequence[Sequence[object]]


def book(sheets: Mapping[str, Rows], name: str = "book.xlsx") -> SourceFile:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return SourceFile(name, content.getvalue())


def sheets_of(file: SourceFile, **answers: object) -> dict[str, Reading | Refusal]:
    """By the name of the sheet."""
    return {entry.file_name.rpartition("/")[2]: entry for entry in read(file, **answers)}


def sheets_in(name: str, **answers: object) -> dict[str, Reading | Refusal]:
    return sheets_of(fixture(name), **answers)
