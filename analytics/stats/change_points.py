"""When did a series move to another level or another course, and by how much?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from analytics.stats.deseasoning import without_season
from analytics.stats.hits import clip_hits
from analytics.stats.piecewise import RunningSums
from analytics.stats.segmentation import (
    SHORTEST_SEGMENT,
    Course,
    choose_courses,
    find_cuts,
    left_around_both,
    long_run_variance,
)
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK

Series = NDArray[np.float64]

MINIMUM_DAYS = 14
_METHOD = "binary segmentation into levels and lines, penalised for memory"


@dataclass(frozen=True)
class ChangePoint:
    index: int  # of the first value that follows the new course
    earliest: int  # the change may as well have come on any day from here
    latest: int  # to here
    shift: float  # after minus before, on the day of the change
    low: float
    high: float
    before: float  # what the old course and the new one say of that day
    after: float
    slope_before: float  # per day; 0 where a level says enough
    slope_after: float
    explained_by: int | None  # the known day that the change falls on


@dataclass(frozen=True, eq=False)
class ChangePoints:
    points: tuple[ChangePoint, ...]
    fitted: Series  # the course that the series takes, without its season; nan where it is nan
    autocorrelation: float  # of what the course leaves
    n: int
    confidence: float
    method: str = _METHOD

    @property
    def unexplained(self) -> tuple[ChangePoint, ...]:
        return tuple(point for point in self.points if point.explained_by is None)


def detect_change_points(
    values: Series,
    *,
    known: Sequence[int] = (),
    season: int | None = DAYS_PER_WEEK,
    confidence: float = 0.95,
) -> ChangePoints:
    """One value per day, shape (n,), nan where missing. `known` are indices of days on which a
    definition changed or something was noted; `season` is the length of a rhythm that is taken
    out first where there is one.

    A change must be large beside the scatter of the whole series around a straight line, so a
    trend is none, and certain beside the long-run variance of what it leaves, so slow wandering
    is none. Hits are clipped. The interval of the shift takes the day as found; `earliest` to
    `latest` holds the days that the likelihood ratio does not reject.

    Source: Scott & Knott (1974), Biometrics 30; penalty by Yao (1988), Stat. Probab. Lett. 6;
    days by Hansen (2000), Econometrica 68.
    """
    present = np.flatnonzero(np.isfinite(values))
    if present.size < MINIMUM_DAYS:
        raise NotEnoughData("Change points", needed=MINIMUM_DAYS, got=present.size)
    y = clip_hits(without_season(values, season)[present])
    middle = float(y.mean())
    y = y - middle
    days = np.asarray(present - present.mean(), dtype=np.float64)
    cuts = find_cuts(days, y)
    courses = choose_courses(days, y, cuts)
    noise = _noise(courses, confidence)
    bounds = [0, *cuts, present.size]
    points = []
    for i, cut in enumerate(cuts):
        around = bounds[i], cut, bounds[i + 2]
        first, last = _possible_cuts(days, y, around, courses[i : i + 2], noise)
        found = _Cut(int(present[cut]), int(present[first]), int(present[last]), float(days[cut]))
        points.append(_change_point(found, courses[i], courses[i + 1], middle, noise, known))
    fitted = np.full(values.size, np.nan)
    stretches = zip(courses, bounds, bounds[1:], strict=False)
    fitted[present] = middle + np.concatenate(
        [course.at(days[start:end]) for course, start, end in stretches]
    )
    return ChangePoints(tuple(points), fitted, noise.memory, present.size, confidence)


@dataclass(frozen=True)
class _Noise:
    variance: float  # in the long run
    memory: float
    quantile: float  # of t, two-sided
    rejection: float  # of the likelihood ratio of a day, in units of the variance


@dataclass(frozen=True)
class _Cut:
    index: int
    earliest: int
    latest: int
    day: float


def _noise(courses: list[Course], confidence: float) -> _Noise:
    variance, memory = long_run_variance(courses)
    n = sum(course.residuals.size for course in courses)
    parameters = sum(course.parameters for course in courses)
    freedom = max((n - parameters) * (1 - memory**2) / (1 + memory**2), 1.0)
    quantile = float(stdtrit(freedom, 0.5 + confidence / 2))
    return _Noise(variance, memory, quantile, -2 * float(np.log(1 - np.sqrt(confidence))))


def _possible_cuts(
    days: Series, y: Series, bounds: tuple[int, int, int], sides: list[Course], noise: _Noise
) -> tuple[int, int]:
    """First and last cut between the neighbouring ones that the likelihood ratio leaves open."""
    start, cut, end = bounds
    cuts = np.arange(start + SHORTEST_SEGMENT, end - SHORTEST_SEGMENT + 1)
    levels, lines = left_around_both(RunningSums.of(days, y), start, cuts, end)
    left = lines if any(np.isfinite(side.spread) for side in sides) else levels
    allowed = left[cut - cuts[0]] + noise.rejection * noise.variance
    open_cuts = cuts[left <= allowed]
    return int(open_cuts.min()), int(open_cuts.max())


def _change_point(
    cut: _Cut, first: Course, second: Course, middle: float, noise: _Noise, known: Sequence[int]
) -> ChangePoint:
    before, after = float(first.at(cut.day)), float(second.at(cut.day))
    uncertain = noise.variance * (first.leverage(cut.day) + second.leverage(cut.day))
    margin = noise.quantile * float(np.sqrt(uncertain))
    inside = [day for day in known if cut.earliest <= day <= cut.latest]
    return ChangePoint(
        index=cut.index,
        earliest=cut.earliest,
        latest=cut.latest,
        shift=after - before,
        low=after - before - margin,
        high=after - before + margin,
        before=middle + before,
        after=middle + after,
        slope_before=first.slope,
        slope_after=second.slope,
        explained_by=min(inside, key=lambda day: abs(day - cut.index), default=None),
    )
