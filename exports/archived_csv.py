"""Rows without end -> a zip archive with one CSV, row by row, so that memory stays flat."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from domain.spreadsheets import as_plain_cell
from exports.csv_file import cell_text
from exports.tables import Cell

_TOLD_EVERY = 2_000


def write_archive(
    file: IO[bytes], name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Iterator[int]:
    """Yields now and then how many rows are written, the last time all of them. The CSV is like
    that of `to_csv`; one that is not gone through to the end is no archive."""
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as packed,
        io.TextIOWrapper(packed, "utf-8-sig", newline="") as text,
    ):
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([as_plain_cell(column) for column in columns])
        written = 0
        for written, row in enumerate(rows, start=1):
            writer.writerow([cell_text(value) for value in row])
            if written % _TOLD_EVERY == 0:
                yield written
    yield written
