"""Which rhythms does a series have: by the hour, the weekday, the day of the month?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc, stdtrit

from analytics.stats.persistence import HIGHEST, lag_one_autocorrelation
from domain.errors import InvalidRequest, NotEnoughData

Series = NDArray[np.float64]
Positions = NDArray[np.intp]

_FEWEST_CYCLES = 3
_CYCLES_PER_BEND = 4  # the trend may bend once in so many turns of the longest rhythm
_CLIPPED_BEYOND = 4.0  # robust deviations
_CLIPPINGS = 12
_ROUNDING = 1e-12
_TO_SIGMA = 1.4826
_METHOD = "regression on positions and a bending trend, AR(1) noise"


@dataclass(frozen=True, eq=False)
class Pattern:
    """What each position of one rhythm adds to the average position."""

    name: str
    profile: Series  # sums to zero; nan for positions that never occurred
    low: Series  # each position by itself
    high: Series
    p: float  # of a profile as uneven as this without any rhythm
    strength: float  # 0..1: share of what trend and other rhythms leave that this one explains

    @property
    def best(self) -> int:
        return int(np.nanargmax(self.profile))

    @property
    def worst(self) -> int:
        return int(np.nanargmin(self.profile))

    def clear(self, significance: float = 0.05) -> bool:
        return self.p <= significance


@dataclass(frozen=True, eq=False)
class Seasonality:
    patterns: tuple[Pattern, ...]
    autocorrelation: float
    n: int
    confidence: float
    method: str = _METHOD

    def pattern(self, name: str) -> Pattern:
        return next(pattern for pattern in self.patterns if pattern.name == name)


class _Fit(NamedTuple):
    coefficients: Series
    covariance: NDArray[np.float64]
    freedom: float
    residuals: Series
    memory: float


def positions(n: int, length: int, *, first: int = 0) -> Positions:
    """Of `n` evenly spaced values in a rhythm of that length, such as weekdays of days."""
    return np.asarray((np.arange(n) + first) % length)


def estimate_seasonality(
    values: Series, rhythms: Mapping[str, Positions], *, confidence: float = 0.95
) -> Seasonality:
    """Evenly spaced values, shape (n,), nan where missing. Each rhythm names, for every value, its
    position from 0: the hour of the day, the weekday, the day of the month. All are estimated
    together beside a trend that may bend, so that none is taken for another.

    Values beyond four robust deviations from the fit are moved there. The F tests and intervals
    rest on values made free of AR(1) memory.

    Source: Prais & Winsten (1954) with missing values by Savin & White (1978), J. Econometrics 8;
    strength by Wang, Smith & Hyndman (2006), Data Min. Knowl. Discov. 13.
    """
    _refuse(values, rhythms)
    known = np.flatnonzero(np.isfinite(values))
    y = values[known]
    columns = {name: _contrasts(at[known]) for name, at in rhythms.items()}
    trend = _bending_trend(values.size, _longest(rhythms))[known]
    design, start = np.hstack([trend, *columns.values()]), trend.shape[1]
    fit = _fit(design, _clipped(design, y), np.diff(known), start)
    patterns = []
    for name, block in columns.items():
        part = slice(start, start + block.shape[1])
        patterns.append(_pattern(name, rhythms[name][known], block, part, fit, confidence))
        start = part.stop
    return Seasonality(tuple(patterns), fit.memory, known.size, confidence)


def _refuse(values: Series, rhythms: Mapping[str, Positions]) -> None:
    if not rhythms:
        raise InvalidRequest("Seasonality needs at least one rhythm to look for.")
    for name, at in rhythms.items():
        if at.size != values.size:
            raise InvalidRequest(f"{name}: {at.size} positions for {values.size} values.")
    needed = _FEWEST_CYCLES * _longest(rhythms)
    got = int(np.count_nonzero(np.isfinite(values)))
    if got < needed:
        raise NotEnoughData("A seasonal pattern", needed=needed, got=got, unit="values")


def _longest(rhythms: Mapping[str, Positions]) -> int:
    return max(int(at.max()) + 1 for at in rhythms.values())


def _bending_trend(n: int, longest: int) -> NDArray[np.float64]:
    """Hat functions: a line that bends at evenly spaced knots, shape (n, knots)."""
    knots = np.linspace(0, n - 1, 2 + n // (_CYCLES_PER_BEND * longest))
    days = np.arange(n, dtype=np.float64)
    return np.column_stack([np.interp(days, knots, row) for row in np.eye(knots.size)])


def _contrasts(at: Positions) -> NDArray[np.float64]:
    """0/1 columns of the positions that occur, the last one standing for minus all others, so
    that effects sum to zero; shape (n, positions - 1)."""
    occurring = np.unique(at)
    columns = (at[:, None] == occurring).astype(np.float64)
    return np.asarray(columns[:, :-1] - columns[:, -1:])


def _clipped(design: NDArray[np.float64], y: Series) -> Series:
    """Repeated, because hits pull the first fits towards themselves.

    Source: Huber (1981), Robust Statistics, 7.8 (modified residuals)."""
    directions = np.linalg.qr(design)[0]
    clipped = y
    for _ in range(_CLIPPINGS):
        fitted = directions @ (directions.T @ clipped)
        away = y - fitted
        reach = _CLIPPED_BEYOND * _TO_SIGMA * float(np.median(np.abs(away)))
        if reach <= _ROUNDING * float(np.abs(y).max()):
            return y
        clipped = fitted + np.clip(away, -reach, reach)
    return clipped


def _fit(design: NDArray[np.float64], y: Series, gaps: Positions, bends: int) -> _Fit:
    """Least squares once to learn the memory, then again on values freed of it. `gaps` are the
    steps from each known value to the next; only the `bends` of the trend hide memory, because the
    effects of a rhythm lower as much as they raise."""
    first = np.linalg.lstsq(design, y, rcond=None)[0]
    on_grid = np.full(int(gaps.sum()) + 1, np.nan)
    on_grid[np.concatenate([[0], np.cumsum(gaps)])] = y - design @ first
    memory = min(lag_one_autocorrelation(on_grid, parameters=bends), HIGHEST)
    carried = memory ** gaps.astype(np.float64)
    weight = np.concatenate([[1.0], 1 / np.sqrt(1 - carried**2)])
    x, z = (_freed(part, carried) * weight[:, None] for part in (design, y[:, None]))
    inverse = np.linalg.pinv(x.T @ x)
    coefficients = inverse @ (x.T @ z[:, 0])
    innovations = z[:, 0] - x @ coefficients
    freedom = float(max(y.size - np.linalg.matrix_rank(x), 1))
    covariance = inverse * float(innovations @ innovations) / freedom
    return _Fit(coefficients, covariance, freedom, y - design @ coefficients, memory)


def _freed(rows: NDArray[np.float64], carried: Series) -> NDArray[np.float64]:
    """Each row without what the one before it carries over."""
    return np.vstack([rows[:1], rows[1:] - carried[:, None] * rows[:-1]])


def _pattern(
    name: str,
    at: Positions,
    block: NDArray[np.float64],
    part: slice,
    fit: _Fit,
    confidence: float,
) -> Pattern:
    free = block.shape[1]
    effects, covariance = fit.coefficients[part], fit.covariance[part, part]
    to_all = np.vstack([np.eye(free), -np.ones(free)])
    errors = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", to_all, covariance, to_all), 0.0))
    margin = float(stdtrit(fit.freedom, 0.5 + confidence / 2)) * errors
    wald = float(effects @ np.linalg.pinv(covariance) @ effects) / free
    profile, low, high = (np.full(int(at.max()) + 1, np.nan) for _ in range(3))
    occurring = np.unique(at)
    profile[occurring] = to_all @ effects
    low[occurring], high[occurring] = profile[occurring] - margin, profile[occurring] + margin
    rhythm = block @ effects
    left, both = float(np.var(fit.residuals)), float(np.var(rhythm + fit.residuals))
    if both == 0:
        return Pattern(name, profile, low, high, p=1.0, strength=0.0)
    by_chance = (at.size - 1) / (at.size - 1 - free)  # each position follows some of the noise
    strength = max(0.0, 1 - by_chance * left / both)
    return Pattern(name, profile, low, high, float(fdtrc(free, fit.freedom, wald)), strength)
