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


def autoregress(pasts: list[Matrix], horizon: int, lags: int, caps: list[Matrix]) -> Projection:
    """Ridge regression of each step on `lags` steps before it, farther ones held closer to zero,
    and on the distance from the mean; applied to its own answers. One fit per row of each past
    (r, n), the answers one below the other; a squared error counts up to the cap of its row."""
    parts = [_fitted(past, lags, cap) for past, cap in zip(pasts, caps, strict=True)]
    coefficients = np.concatenate([part.coefficients for part in parts])
    level = np.concatenate([past[:, -1] for past in pasts])
    mean = np.concatenate([past.mean(axis=1) for past in pasts])
    recent = np.concatenate([np.diff(past[:, -lags - 1 :], axis=1) for past in pasts])
    shock = np.zeros_like(recent)
    shock[:, -1] = 1.0
    both = _continued(
        np.concatenate([coefficients, coefficients]),
        np.concatenate([recent, shock]),
        np.concatenate([level - mean, np.ones_like(level)]),
        horizon,
    )
    path, echoes = np.split(both, 2)
    growth = 1 + np.cumsum(np.pad(echoes[:, :-1], ((0, 0), (1, 0))) ** 2, axis=1)
    variance = np.concatenate([part.variance for part in parts])
    return Projection(mean[:, None] + path, variance[:, None] * growth)


class _Fitted(NamedTuple):
    coefficients: Matrix  # (r, lags + 1), the oldest step first, the distance from the mean last
    variance: Matrix  # (r,)


def _fitted(past: Matrix, lags: int, caps: Matrix) -> _Fitted:
    steps = np.diff(past, axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(steps, lags, axis=1)[:, :-1]
    distance = past - past.mean(axis=1, keepdims=True)
    causes = np.concatenate([windows, distance[:, lags:-1, None]], axis=2)
    coefficients = _ridge(causes, steps[:, lags:])
    errors = steps[:, lags:] - (causes @ coefficients[:, :, None])[:, :, 0]
    freedom = max(errors.shape[1] - lags - 1, 1)
    return _Fitted(coefficients, np.minimum(errors**2, caps[:, None]).sum(axis=1) / freedom)


def _ridge(causes: Matrix, answer: Matrix) -> Matrix:
    columns = causes.shape[2]
    turned = causes.transpose(0, 2, 1)
    gram = turned @ causes
    diagonal = np.arange(columns)
    power = gram[:, diagonal, diagonal] / causes.shape[1]
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
