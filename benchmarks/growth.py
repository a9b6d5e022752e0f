"""How much memory `manage.py import` takes for files of a hundred and of a thousand megabytes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.measurement import Measurement
from benchmarks.memory import PeakMemory
from benchmarks.processes import PROJECT, workbench_folder
from benchmarks.sizes import Sizes
from benchmarks.synthetic import Team
from benchmarks.tables import write_table

_DAYS = 100
_ROWS_PER_MEGABYTE = 8_150


def measure_growth(sizes: Sizes) -> Iterator[Measurement]:
    """Of the importing process alone: the database server is another one."""
    small = _measured(f"import {_DAYS} rows", posts=1)
    yield small
    for megabytes in sorted({max(1, sizes.megabytes // 10), sizes.megabytes}):
        posts = max(1, megabytes * _ROWS_PER_MEGABYTE // _DAYS)
        yield _measured(f"import {megabytes:,} MB", posts, small)
    rehearsed = max(1, sizes.megabytes // 10)
    posts = max(1, rehearsed * _ROWS_PER_MEGABYTE // _DAYS)
    yield _measured(f"rehearse {rehearsed:,} MB", posts, small, "--dry-run")


def _measured(
    name: str, posts: int, small: Measurement | None = None, *options: str
) -> Measurement:
    with workbench_folder() as data, tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "totals.csv"
        write_table(table, Team(posts, date(2025, 1, 1)), range(_DAYS))
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "import", str(table), *options],
            cwd=PROJECT,
            env=os.environ | {"WORKBENCH_DATA_DIR": str(data), "WORKBENCH_DATABASE_URL": ""},
            stdout=subprocess.DEVNULL,
        )
        with PeakMemory(process.pid) as peak:
            code = process.wait()
        if code != 0:
            raise RuntimeError(f"The import ended with {code}.")
        before = small.peak_memory if small is not None else None
        growth = None if before is None else peak.bytes - before
        seconds = (time.perf_counter() - begun,)
    return Measurement(name, seconds, peak_memory=peak.bytes, memory_growth=growth)
