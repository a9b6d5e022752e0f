"""Measurements as a table for people and as JSON for comparisons."""

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import psutil

from benchmarks.measurement import Measurement
from benchmarks.sizes import Sizes

_HEADER = ("name", "n", "median", "p95", "reference", "ratio", "peak memory", "payload")
_ROW = "{:<44} {:>4} {:>9} {:>9}   {:<38} {:>8} {:>14} {:>8}"
_KILOBYTE, _MEGABYTE = 10**3, 10**6


def header() -> str:
    line = _ROW.format(*_HEADER).rstrip()
    return f"{line}\n{'-' * len(line)}"


def lines(measured: Measurement) -> str:
    """One line, and one more for every reference after the first."""
    references = [_reference(measured, reference) for reference in measured.references]
    first, *more = references or [("", "")]
    p95 = "" if measured.p95 is None else _seconds(measured.p95)
    peak = "" if measured.peak_memory is None else f"{measured.peak_memory / _MEGABYTE:,.0f} MB"
    if measured.memory_growth is not None:
        peak += f" ({measured.memory_growth / _MEGABYTE:+,.0f})"
    sent = "" if measured.payload is None else f"{measured.payload / _KILOBYTE:,.0f} kB"
    row = (measured.name, len(measured.seconds), _seconds(measured.median), p95, *first, peak, sent)
    rows = [row, *(("", "", "", "", *one, "", "") for one in more)]
    return "\n".join(_ROW.format(*cells).rstrip() for cells in rows)


def as_json(sizes: Sizes, measured: Sequence[Measurement]) -> dict[str, object]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "sizes": asdict(sizes),
        "measurements": list(map(_as_json, measured)),
    }


def machine() -> str:
    memory = round(psutil.virtual_memory().total / 2**30)
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, {memory} GB, {platform.system()}, "
        f"Python {platform.python_version()}, load {load}"
    )


def _reference(measured: Measurement, reference: Measurement) -> tuple[str, str]:
    ratio = measured.ratio_to(reference)
    return f"{reference.name}: {_seconds(reference.median)}", f"{ratio:.3g}x"


def _as_json(measured: Measurement) -> dict[str, object]:
    return {
        "name": measured.name,
        "seconds": measured.seconds,
        "median": measured.median,
        "p95": measured.p95,
        "ratios": {one.name: measured.ratio_to(one) for one in measured.references},
        "references": list(map(_as_json, measured.references)),
        "peak_memory": measured.peak_memory,
        "memory_growth": measured.memory_growth,
        "payload": measured.payload,
    }


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
