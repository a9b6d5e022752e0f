"""Seconds of one thing, beside the seconds of what it is compared with."""

import gc
import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

_FEWEST_FOR_P95 = 5


@dataclass(frozen=True)
class Measurement:
    """`references` were measured in the same run, so that a busy machine slows both."""

    name: str
    seconds: tuple[float, ...]
    references: tuple["Measurement", ...] = ()
    peak_memory: int | None = None  # bytes of the process that did the work
    memory_growth: int | None = None  # bytes above the peak of the same with next to no work
    payload: int | None = None  # the most bytes that one of them sent to the browser

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float | None:
        """By nearest rank; a handful of runs has none."""
        if len(self.seconds) < _FEWEST_FOR_P95:
            return None
        return sorted(self.seconds)[math.ceil(0.95 * len(self.seconds)) - 1]

    def ratio_to(self, reference: "Measurement") -> float:
        return self.median / reference.median


def seconds_of(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turns(*works: Callable[[], object], times: int) -> list[tuple[float, ...]]:
    """Each work's seconds, one after the other in every round: load falls on all alike."""
    rounds = [[seconds_of(work) for work in works] for _ in range(times)]
    return list(zip(*rounds, strict=True))
