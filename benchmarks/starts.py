"""From starting the process to healthy: on an empty folder, and on one that holds data."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.measurement import Measurement
from benchmarks.processes import bare_page, workbench, workbench_folder
from benchmarks.sizes import Sizes


def measure_starts(sizes: Sizes) -> Iterator[Measurement]:
    firsts, agains, bares = [], [], []
    with ExitStack() as folders:
        for _ in range(sizes.starts):
            folder = folders.enter_context(workbench_folder())
            firsts.append(_start(folder))
            agains.append(_start(folder))
            bares.append(_start_bare())
    bare = (Measurement("a page of one figure", tuple(bares)),)
    yield Measurement("first start, with sample data", tuple(firsts), bare)
    yield Measurement("every further start", tuple(agains), bare)


def _start(folder: Path) -> float:
    with workbench(folder) as served:
        return served.start_seconds


def _start_bare() -> float:
    with bare_page() as served:
        return served.start_seconds
