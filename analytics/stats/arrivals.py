"""How unusual is each reading at the moment it arrives, given only what came before?"""

import numpy as np
from numpy.typing import NDArray

Series = NDArray[np.float64]

FIRST_SCORED = 20  # readings that only teach what is usual
_LONGEST_PAST = 6400
_SCALES = (1, 4, 16)  # readings averaged: one spike, a short burst, a new level
_SPREAD_FLOOR = 0.02  # of the level: a series that never moved makes no small step a wonder
_REMEMBERED_DAYS = 28.0
_REPEATED = 0.5  # weight of a deviation that a recent one exceeds
_HALF_UNUSUAL = 3.0  # deviations that score one half
_TINY = 1e-9
_SECONDS_PER_DAY = 86_400.0


def score_arrivals(moments: NDArray[np.datetime64], values: Series) -> Series:
    """One score in 0..1 for every reading, shape (n,): 0 as usual, 0.5 three deviations away,
    towards 1 the further. Uses only readings up to each one. nan scores 0.

    The reading and its means over the last 4 and 16 are compared with the mean of up to 6,400
    readings before, in standard deviations with a floor, because robust deviations vanish on
    counts that are mostly zero. A deviation counts in full only if it exceeds those before it,
    which fade by half in four weeks: one event gives one alarm.

    Source: windowed Gaussian detector of Lavin & Ahmad (2015), arXiv:1510.03336.
    """
    known = np.isfinite(values)
    if np.count_nonzero(known) <= FIRST_SCORED:
        return np.zeros(values.size)
    deviation = _deviations(values[known])
    halving = max(FIRST_SCORED / 2, _REMEMBERED_DAYS * _readings_per_day(moments[known]))
    repeated = deviation <= _remembered(deviation, halving)
    counted = np.where(repeated, _REPEATED * deviation, deviation)
    scores = np.zeros(values.size)
    scores[known] = counted / (counted + _HALF_UNUSUAL)
    return scores


def _deviations(values: Series) -> Series:
    """Mean over the scales of how many standard deviations the latest mean is from the past."""
    near = values - values[:FIRST_SCORED].mean()  # running sums of small numbers lose no digits
    usual, variance = _past_moments(near)
    floor = _SPREAD_FLOOR * np.abs(usual + values[:FIRST_SCORED].mean()) + _TINY
    total = np.zeros(values.size)
    for readings in _SCALES:
        latest = _latest_mean(near, readings)
        expected, of_means = (usual, variance) if readings == 1 else _past_moments(latest)
        total += np.abs(latest - expected) / (np.sqrt(of_means + variance / readings) + floor)
    total[:FIRST_SCORED] = 0.0
    return total / len(_SCALES)


def _past_moments(values: Series) -> tuple[Series, Series]:
    """Mean and variance of the up to 6,400 readings before each one; 0 where there are too few."""
    last = np.arange(values.size)
    first = np.maximum(last - _LONGEST_PAST, 0)
    count = np.maximum(last - first, 2)
    totals, squares = _running(values), _running(values * values)
    mean = (totals[last] - totals[first]) / count
    variance = (squares[last] - squares[first] - count * mean * mean) / (count - 1)
    return mean, np.maximum(variance, 0.0)


def _latest_mean(values: Series, readings: int) -> Series:
    if readings == 1:
        return values
    totals = _running(values)
    end = np.arange(1, values.size + 1)
    start = np.maximum(end - readings, 0)
    return np.asarray((totals[end] - totals[start]) / (end - start))


def _running(values: Series) -> Series:
    return np.concatenate([[0.0], np.cumsum(values)])


def _readings_per_day(moments: NDArray[np.datetime64]) -> float:
    steps = np.diff(moments) / np.timedelta64(1, "s")
    usual = float(np.median(steps))
    return _SECONDS_PER_DAY / usual if usual > 0 else 1.0


def _remembered(deviation: Series, halving: float) -> Series:
    """The largest deviation before each reading, faded by half every `halving` readings."""
    age = np.log(2) / halving * np.arange(deviation.size)
    largest = np.maximum.accumulate(np.log(np.maximum(deviation, _TINY)) + age)
    return np.concatenate([[0.0], np.exp(largest[:-1] - age[1:])])
