"""One file being written beside the page: how far it is, and the file once it is whole."""

import logging
import tempfile
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from uuid import uuid4

from sqlalchemy import Connection, Engine

from analytics.exporting import ExportRows
from database.engine import reading
from domain.errors import WorkbenchError
from exports.archived_csv import write_archive

Rows = Callable[[Connection], ExportRows]
_logger = logging.getLogger("workbench")


@dataclass(eq=False)
class Extraction:
    """The file goes with the last who knows of it, so it does not outlive the reader's session."""

    name: str  # of the CSV
    file: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    total: int | None = None  # None until it is known
    written: int = 0
    is_whole: bool = False
    error: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        weakref.finalize(self, self.file.close)

    @property
    def is_running(self) -> bool:
        return not (self.is_whole or self.error or self.stopped.is_set())

    @property
    def share(self) -> float:
        return min(self.written / self.total, 1.0) if self.total else 0.0

    @property
    def size(self) -> int:
        """In bytes, of the whole file."""
        return self.file.seek(0, 2)

    def content(self) -> bytes:
        self.file.seek(0)
        return self.file.read()


def begin(name: str, engine: Engine, rows: Rows) -> Extraction:
    extraction = Extraction(name)
    threading.Thread(target=_write, args=(extraction, engine, rows), daemon=True).start()
    return extraction


def _write(extraction: Extraction, engine: Engine, rows: Rows) -> None:
    try:
        with reading(engine) as connection:
            found = rows(connection)
            extraction.total = found.count()
            for written in write_archive(
                extraction.file, extraction.name, found.columns, found.rows
            ):
                extraction.written = written
                if extraction.stopped.is_set():
                    return
        extraction.is_whole = True
    except WorkbenchError as refused:
        extraction.error = str(refused)
    except Exception:
        incident = uuid4().hex[:8]
        _logger.exception("Incident %s", incident)
        extraction.error = f"Something went wrong; the log tells more under the id {incident}."
