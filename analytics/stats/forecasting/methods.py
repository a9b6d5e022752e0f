"""What every method says from the end of a series and from the origins of a rolling backtest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.forecasting.autoregression import Projection, autoregress, count_lags
from analytics.stats.forecasting.scales import Matrix, break_size
from analytics.stats.forecasting.seasons import FEWEST_SEASONS, deseason
from analytics.stats.forecasting.smoothing import (
    Smoothed,
    damped_family,
    project,
    project_variance,
    smooth,
    theta_family,
)

THETA, DAMPED, AUTOREGRESSION, NAIVE = "theta", "damped trend", "autoregression", "naive"

_MOST_ORIGINS = 8
_SHORTEST_PAST = 12
_FITTED = 3.0  # level, slope and smoothing weight
_FITTED_PER_SEASON = 0.5  # a shrunk profile costs about half of its positions


@dataclass(frozen=True, eq=False)
class Rolled:
    """By method, shape (s, 1 + origins, horizon), the end of the series first. `actual` and
    `repeated`, (s, origins, horizon), are what came, nan where it has not yet, and what repeating
    the last season said. `seasonal`, (s,): a season shows at the end."""

    means: dict[str, Matrix]
    variances: dict[str, Matrix]
    actual: Matrix
    repeated: Matrix
    seasonal: NDArray[np.bool_]


def roll(values: Matrix, horizon: int, seasons: tuple[int, ...]) -> Rolled:
    """Series (s, n) on the scale they are forecast on. Each origin sees its past alone: seasons,
    smoothing weights and coefficients are found anew."""
    ends = _ends(values.shape[1], horizon, seasons)
    pasts = [deseason(values[:, :end], seasons, horizon) for end in ends]
    said = _methods([past.rows for past in pasts], horizon, seasons)
    ahead = np.stack([past.ahead for past in pasts], axis=1)
    seasonal = np.abs(ahead).max(axis=2) > 0
    widening = _widening(np.array(ends), seasonal * _FITTED_PER_SEASON * sum(seasons))[:, :, None]
    return Rolled(
        {name: _by_series(one.mean, ends) + ahead for name, one in said.items()},
        {name: _by_series(one.variance, ends) * widening for name, one in said.items()},
        _actual(values, ends[1:], horizon),
        _repeated(values, ends[1:], horizon, seasons[0] if seasons else 1),
        seasonal[:, 0],
    )


def _ends(n: int, horizon: int, seasons: tuple[int, ...]) -> list[int]:
    """The end, and back from it by half a horizon at a time while enough past is left."""
    in_seasons, in_horizons = FEWEST_SEASONS * max(seasons, default=0), 3 * horizon // 2
    shortest = max(_SHORTEST_PAST, in_seasons, in_horizons)
    gap = -(-horizon // 2)
    origins = [n - gap * back for back in range(1, _MOST_ORIGINS + 1)]
    return [n, *(origin for origin in origins if origin >= shortest)]


def _methods(pasts: list[Matrix], horizon: int, seasons: tuple[int, ...]) -> dict[str, Projection]:
    """Of rows without seasons, one array (s, end) per origin; answers stacked origin by origin."""
    caps = [break_size(past) for past in pasts]
    n, ends = pasts[0].shape[1], np.repeat([past.shape[1] for past in pasts], len(pasts[0]))
    rows = np.concatenate([np.pad(past, ((0, 0), (0, n - past.shape[1]))) for past in pasts])
    all_caps = np.concatenate(caps)
    theta, damped = smooth(rows, ends, all_caps, [theta_family(), damped_family()])
    said = {
        THETA: _projected(theta, horizon),
        DAMPED: _projected(damped, horizon),
        NAIVE: _walk(rows, ends, all_caps, horizon),
    }
    lags = count_lags(seasons, pasts[-1].shape[1])
    return {**said, AUTOREGRESSION: autoregress(pasts, horizon, lags, caps)} if lags else said


def _projected(smoothed: Smoothed, horizon: int) -> Projection:
    return Projection(project(smoothed, horizon), project_variance(smoothed, horizon))


def _walk(rows: Matrix, ends: NDArray[np.int64], caps: Matrix, horizon: int) -> Projection:
    """The last value stays; how far it is off after some steps is read from the past."""
    every = np.arange(len(rows))
    variance = np.empty((len(rows), horizon))
    for ahead in range(1, horizon + 1):
        squares = (rows[:, ahead:] - rows[:, :-ahead]) ** 2
        sums = np.cumsum(np.minimum(squares, ahead * caps[:, None]), axis=1)
        pairs = ends - ahead
        variance[:, ahead - 1] = sums[every, pairs - 1] / pairs
    return Projection(np.repeat(rows[every, ends - 1][:, None], horizon, axis=1), variance)


def _by_series(stacked: Matrix, ends: list[int]) -> Matrix:
    return stacked.reshape(len(ends), -1, stacked.shape[1]).swapaxes(0, 1)


def _widening(ends: NDArray[np.int64], fitted_seasons: Matrix) -> Matrix:
    """Of variances (s, ends), for what was fitted to the same steps: n / (n - fitted)."""
    fitted = np.minimum(_FITTED + fitted_seasons, ends / 2)
    return np.asarray(ends / (ends - fitted))


def _actual(values: Matrix, origins: list[int], horizon: int) -> Matrix:
    longer = np.pad(values, ((0, 0), (0, horizon)), constant_values=np.nan)
    return _beside([longer[:, at : at + horizon] for at in origins], len(values), horizon)


def _repeated(values: Matrix, origins: list[int], horizon: int, season: int) -> Matrix:
    turns = np.arange(horizon) % season - season
    return _beside([values[:, at + turns] for at in origins], len(values), horizon)


def _beside(parts: list[Matrix], count: int, horizon: int) -> Matrix:
    return np.stack(parts, axis=1) if parts else np.empty((count, 0, horizon))
