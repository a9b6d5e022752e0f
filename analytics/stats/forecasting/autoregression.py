"""Steps explained by the steps before and by the distance from the mean."""

from typing import NamedTuple

import numpy as np

from analytics.stats.forecasting.scales import Matrix

_MOST_LAGS = 26  # a day and two hours: what hours remember
_LAGS_WITHOUT_SEASON = 4
_STEPS_PER_LAG = 10


class Projection(NamedTuple):
    """Paths and the variance of their errors after each step, both of shape (r, horizon)."""

    mean: Matrix
    variance: Matrix


def count_lags(seasons: tuple[int, ...], n: int) -> int:
    """Two more than the shortest season; 0 where `n` steps are too few to fit them."""
    lags = min(seasons[0] + 2, _MOST_LAGS) if seasons else _LAGS_WITHOUT_SEASON
    return lags if n >= _STEPS_PER_LAG * lags else 0


def autoregress(rows: Matrix, horizon: int, lags: int, caps: Matrix) -> Projection:
    """Ridge regression of each step of rows (r, n) on `lags` steps before it, farther ones held
    closer to zero, and on the distance from the mean; applied to its own answers."""
    mean = rows.mean(axis=1, keepdims=True)
    steps = np.diff(rows, axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(steps, lags, axis=1)[:, :-1]
    past = np.concatenate([windows, (rows - mean)[:, lags:-1, None]], axis=2)
    coefficients = _ridge(past, steps[:, lags:])
    errors = steps[:, lags:] - (past @ coefficients[:, :, None])[:, :, 0]
    freedom = max(errors.shape[1] - lags - 1, 1)
    variance = np.minimum(errors**2, caps[:, None]).sum(axis=1, keepdims=True) / freedom
    path = _continued(coefficients, steps[:, -lags:], rows[:, -1] - mean[:, 0], horizon)
    shock = np.zeros((len(rows), lags))
    shock[:, -1] = 1.0
    echo = np.ones((len(rows), 1))
    echoes = _continued(coefficients, shock, echo[:, 0], horizon - 1)
    growth = np.cumsum(np.concatenate([echo, echoes], axis=1) ** 2, axis=1)
    return Projection(mean + path, variance * growth)


def _ridge(past: Matrix, answer: Matrix) -> Matrix:
    columns = past.shape[2]
    turned = past.transpose(0, 2, 1)
    gram = turned @ past
    diagonal = np.arange(columns)
    power = gram[:, diagonal, diagonal] / past.shape[1]
    held = np.sqrt(np.r_[np.arange(columns - 1, 0, -1), 1.0])
    gram[:, diagonal, diagonal] += held * power + np.finfo(float).tiny ** 0.5
    return np.asarray(np.linalg.solve(gram, turned @ answer[:, :, None])[:, :, 0])


def _continued(coefficients: Matrix, steps: Matrix, distance: Matrix, horizon: int) -> Matrix:
    """Distances from the mean after each further step."""
    lags = steps.shape[1]
    walk = np.concatenate([steps, np.zeros((len(steps), horizon))], axis=1)
    path = np.empty((len(steps), horizon))
    for step in range(horizon):
        remembered = (walk[:, step : step + lags] * coefficients[:, :-1]).sum(axis=1)
        walk[:, lags + step] = remembered + coefficients[:, -1] * distance
        distance = distance + walk[:, lags + step]
        path[:, step] = distance
    return path
