"""Exponential smoothing of many series under many parameters in one walk over time."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analytics.stats.forecasting.scales import Matrix

_BURN_IN = 3  # the first errors speak of the starting values, not of the parameters
_START = 8  # steps from which the starting slope of a damped trend is read
_TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Family:
    """Candidates, shape (g,): the level follows an error by `alpha`, the slope by `beta`, and each
    step keeps `phi` of the slope. `drift` is the share of the overall slope that the trend starts
    from, nan for the slope of the first steps."""

    alpha: Matrix
    beta: Matrix
    phi: Matrix
    drift: Matrix


@dataclass(frozen=True, eq=False)
class Smoothed:
    """After the last known step of each row, under each candidate, shape (r, g): the level, the
    slope of the next step and the mean squared one-step error; `steps` known per row, (r,)."""

    family: Family
    level: Matrix
    slope: Matrix
    error: Matrix
    steps: NDArray[np.int64]


@lru_cache(maxsize=1)
def theta_family() -> Family:
    """Simple smoothing with none, half or all of the overall slope as drift. Half is the Theta
    method of Assimakopoulos & Nikolopoulos (2000), as Hyndman & Billah (2003) restate it."""
    alphas = [0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8, 1.0]
    alpha, drift = _crossed(alphas, [0.0, 0.5, 1.0])
    return Family(alpha, np.zeros_like(alpha), np.ones_like(alpha), drift)


@lru_cache(maxsize=1)
def damped_family() -> Family:
    """A slope that is learnt and fades: Gardner & McKenzie (1985), Management Science 31."""
    alpha, share, phi = _crossed([0.1, 0.25, 0.5, 0.85], [0.03, 0.15], [0.85, 0.95])
    return Family(alpha, alpha * share, phi, np.full_like(alpha, np.nan))


def _crossed(*axes: list[float]) -> list[Matrix]:
    return [axis.ravel() for axis in np.meshgrid(*axes, indexing="ij")]


def smooth(
    rows: Matrix, ends: NDArray[np.int64], caps: Matrix, families: list[Family]
) -> list[Smoothed]:
    """Rows (r, n) of which the first `ends` steps are known, under every candidate.

    A squared error counts up to the cap of its row, (r,), lest one break decide everything.
    """
    family = _joined(families)
    level, slope = _starts(rows, ends, family)
    squares = np.zeros_like(level)
    error, change = np.empty_like(level), np.empty_like(level)
    found = [np.empty_like(level) for _ in range(3)]
    columns, caps, stops = (
        np.ascontiguousarray(rows.T)[:, :, None],
        caps[:, None],
        set(ends.tolist()),
    )
    for step, column in enumerate(columns, start=1):
        level += slope
        np.subtract(column, level, out=error)
        level += np.multiply(error, family.alpha, out=change)
        slope += np.multiply(error, family.beta, out=change)
        slope *= family.phi
        if step > _BURN_IN:
            np.multiply(error, error, out=error)
            squares += np.minimum(error, caps, out=error)
        if step in stops:
            now = ends == step
            for kept, running in zip(found, (level, slope, squares), strict=True):
                kept[now] = running[now]
    found[2] /= (ends - _BURN_IN)[:, None]
    return _parted(found, ends, families)


def _joined(families: list[Family]) -> Family:
    names = ("alpha", "beta", "phi", "drift")
    return Family(*(np.concatenate([getattr(one, name) for one in families]) for name in names))


def _parted(found: list[Matrix], ends: NDArray[np.int64], families: list[Family]) -> list[Smoothed]:
    bounds = np.cumsum([family.alpha.size for family in families])[:-1]
    level, slope, error = (np.split(one, bounds, axis=1) for one in found)
    return [
        Smoothed(family, level[place], slope[place], error[place], ends)
        for place, family in enumerate(families)
    ]


def _starts(rows: Matrix, ends: NDArray[np.int64], family: Family) -> tuple[Matrix, Matrix]:
    """One step before the first, so that the first error of every candidate is zero."""
    first = np.minimum(ends, _START)
    early = (rows[np.arange(len(rows)), first - 1] - rows[:, 0]) / (first - 1)
    overall = _overall_slopes(rows, ends)[:, None] * np.nan_to_num(family.drift)
    slope = np.where(np.isnan(family.drift), early[:, None] * family.phi, overall)
    return rows[:, :1] - slope, slope


def _overall_slopes(rows: Matrix, ends: NDArray[np.int64]) -> Matrix:
    """Of the least-squares line through the known part of each row."""
    time = np.arange(rows.shape[1])
    centred = (time - (ends[:, None] - 1) / 2) * (time < ends[:, None])
    return np.asarray((centred * rows).sum(1) / (centred**2).sum(1))


def project(smoothed: Smoothed, horizon: int) -> Matrix:
    """Paths (r, horizon): those of the candidates, weighted by their likelihood."""
    weights = _likelihood_weights(smoothed)
    kept = np.cumsum(smoothed.family.phi[:, None] ** np.arange(horizon), axis=1)
    level = (weights * smoothed.level).sum(axis=1, keepdims=True)
    return np.asarray(level + (weights * smoothed.slope) @ kept)


def project_variance(smoothed: Smoothed, horizon: int) -> Matrix:
    """Of the error after 1 to `horizon` steps, (r, horizon), as if the parameters were known.

    Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, 6.3.
    """
    weights = _likelihood_weights(smoothed)
    family = smoothed.family
    alpha, beta, phi = ((weights @ one)[:, None] for one in (family.alpha, family.beta, family.phi))
    carried = alpha + beta * np.cumsum(phi ** np.arange(1, horizon), axis=1)
    growth = np.cumsum(np.concatenate([np.ones_like(alpha), carried**2], axis=1), axis=1)
    return np.asarray((weights * smoothed.error).sum(1)[:, None] * growth)


def _likelihood_weights(smoothed: Smoothed) -> Matrix:
    error = np.maximum(smoothed.error, _TINY)
    worse = np.log(error / error.min(axis=1, keepdims=True))
    likelihood = np.exp(-0.5 * smoothed.steps[:, None] * worse)
    return np.asarray(likelihood / likelihood.sum(axis=1, keepdims=True))
