"""Where a series is best cut into levels and lines."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analytics.stats.persistence import lag_one_autocorrelation, variance_factor
from analytics.stats.piecewise import RunningSums

Series = NDArray[np.float64]

SHORTEST_SEGMENT = 3
_LARGE = 2.0  # per parameter and log n, in units of the scatter of the series around its line
_CERTAIN = 2.5  # per log n, in units of the long-run variance of what the cut leaves
_HIGHEST_AUTOCORRELATION = 0.8  # beyond it a short stretch cannot tell memory from a change
_ROUNDING = 1e-12
_TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Course:
    """A level or a line through one segment, and what it leaves."""

    residuals: Series
    level: float  # at the centre
    slope: float
    centre: float
    spread: float  # sum of squared distances of the days from the centre; inf for a level

    @classmethod
    def through(cls, days: Series, values: Series, *, sloped: bool) -> Self:
        level, centre = float(values.mean()), float(days.mean())
        if not sloped:
            return cls(values - level, level, 0.0, centre, np.inf)
        away = days - centre
        spread = float(away @ away)
        slope = float(away @ values) / spread
        return cls(values - level - slope * away, level, slope, centre, spread)

    @property
    def parameters(self) -> int:
        return 1 if np.isinf(self.spread) else 2

    def at(self, days: Series | float) -> Series:
        return np.asarray(self.level + self.slope * (days - self.centre))

    def leverage(self, day: float) -> float:
        """Variance of the course on that day, in units of the noise."""
        return 1 / self.residuals.size + (day - self.centre) ** 2 / self.spread


def find_cuts(days: Series, values: Series) -> list[int]:
    """Indices of first values after a cut, for values near zero of any unit. All cuts that are
    large are made first: judged alone, the two ends of a bump would hide each other."""
    sums = RunningSums.of(days, values)
    n = values.size
    price = _LARGE * np.log(n) * scatter_around_line(sums, n)
    cuts: list[int] = []
    waiting = [(0, n)]
    while waiting:
        start, end = waiting.pop()
        cut = _best_cut(sums, start, end, price)
        if cut is not None:
            cuts.append(cut)
            waiting += [(start, cut), (cut, end)]
    return _certain_cuts(sums, days, values, sorted(cuts), price)


def choose_courses(days: Series, values: Series, cuts: list[int]) -> list[Course]:
    """One for each segment: a line where its slope pays for itself."""
    sums = RunningSums.of(days, values)
    n = values.size
    price = _LARGE * np.log(n) * scatter_around_line(sums, n)
    courses = []
    for start, end in zip([0, *cuts], [*cuts, n], strict=True):
        around_level, around_line = sums.left_around(start, end)
        sloped = bool(around_line[0] + price < around_level[0])
        courses.append(Course.through(days[start:end], values[start:end], sloped=sloped))
    return courses


def scatter_around_line(sums: RunningSums, n: int) -> float:
    around_level, around_line = sums.left_around(0, n)
    return max(float(around_line[0]), _ROUNDING * float(around_level[0]), _TINY) / n


def long_run_variance(courses: list[Course]) -> tuple[float, float]:
    """Of the noise that the courses leave, and its autocorrelation."""
    residuals = np.concatenate([course.residuals for course in courses])
    parameters = sum(course.parameters for course in courses)
    memory = lag_one_autocorrelation(residuals, parameters=parameters)
    memory = min(memory, _HIGHEST_AUTOCORRELATION)
    plain = float(residuals @ residuals) / max(residuals.size - parameters, 1)
    return plain * variance_factor(memory), memory


def _best_cut(sums: RunningSums, start: int, end: int, price: float) -> int | None:
    """If it is large enough to pay for its parameters, of which its place is one."""
    cuts = np.arange(start + SHORTEST_SEGMENT, end - SHORTEST_SEGMENT + 1)
    if cuts.size == 0:
        return None
    levels, lines = left_around_both(sums, start, cuts, end)
    costs = np.minimum(levels + 3 * price, lines + 5 * price)
    best = int(np.argmin(costs))
    around_level, around_line = (float(left[0]) for left in sums.left_around(start, end))
    uncut = min(around_level + price, around_line + 2 * price)
    return int(cuts[best]) if costs[best] < uncut else None


def _certain_cuts(
    sums: RunningSums, days: Series, values: Series, cuts: list[int], price: float
) -> list[int]:
    """Takes the least certain cut away until all that remain are certain."""
    while cuts:
        bounds = [0, *cuts, values.size]
        stretches = zip(bounds, cuts, bounds[2:], strict=False)
        certainties = [_certainty(sums, days, values, stretch, price) for stretch in stretches]
        least = int(np.argmin(certainties))
        if certainties[least] >= _CERTAIN:
            break
        del cuts[least]
    return cuts


def _certainty(
    sums: RunningSums, days: Series, values: Series, stretch: tuple[int, int, int], price: float
) -> float:
    """What the cut takes from the squares, per log n and long-run variance of what it leaves."""
    start, cut, end = stretch
    (levels,), (lines,) = left_around_both(sums, start, np.array([cut]), end)
    around_level, around_line = (float(left[0]) for left in sums.left_around(start, end))
    sloped = bool(lines + 2 * price < levels)
    uncut = around_line if sloped or around_line + price < around_level else around_level
    sides = [
        Course.through(days[side], values[side], sloped=sloped)
        for side in (slice(start, cut), slice(cut, end))
    ]
    variance = max(long_run_variance(sides)[0], _TINY)
    return (uncut - float(lines if sloped else levels)) / variance / float(np.log(end - start))


def left_around_both(
    sums: RunningSums, start: int, cuts: NDArray[np.intp], end: int
) -> tuple[Series, Series]:
    """Squares left around two levels, and around two lines, for every cut of a stretch."""
    first, second = sums.left_around(start, cuts), sums.left_around(cuts, end)
    return first[0] + second[0], first[1] + second[1]
