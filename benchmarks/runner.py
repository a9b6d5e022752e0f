"""Runs the benchmarks that were named and prints what they measured."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from types import FrameType

from benchmarks.growth import measure_growth
from benchmarks.imports import measure_imports
from benchmarks.measurement import Measurement
from benchmarks.pages import measure_pages
from benchmarks.queries import measure_queries
from benchmarks.report import as_json, header, lines, machine
from benchmarks.sizes import Sizes
from benchmarks.starts import measure_starts
from benchmarks.sweep import measure_sweep

BENCHMARKS: dict[str, Callable[[Sizes], Iterator[Measurement]]] = {
    "start": measure_starts,
    "pages": measure_pages,
    "import": measure_imports,
    "memory": measure_growth,
    "overview": measure_queries,
    "sweep": measure_sweep,
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, _end)
    sizes = Sizes(**{one.name: getattr(options, one.name) for one in fields(Sizes)})
    measured = list(_run(options.names or list(BENCHMARKS), sizes))
    if options.json:
        options.json.write_text(json.dumps(as_json(sizes, measured), indent=2) + "\n")
    return 0


def _run(names: Sequence[str], sizes: Sizes) -> Iterator[Measurement]:
    print(machine(), header(), sep="\n\n", flush=True)
    for name in names:
        print(f"{name} ...", file=sys.stderr, flush=True)
        for measured in BENCHMARKS[name](sizes):
            print(lines(measured), flush=True)
            yield measured
    print(f"\n{machine()}")


def _end(_: int, __: FrameType | None) -> None:
    """By an exception, so that no server outlives its benchmark."""
    raise SystemExit(143)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measures in seconds and as ratios to references of the same run.",
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)}; default: all"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured")
    for size in fields(Sizes):
        parser.add_argument(f"--{size.name}", type=int, default=size.default, metavar="N")
    return parser
