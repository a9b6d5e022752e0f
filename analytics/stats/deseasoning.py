"""A series without its one best-known rhythm, quickly: classical decomposition."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc

from analytics.stats.hits import clip_hits

Series = NDArray[np.float64]

_FEWEST_CYCLES = 4
_CLEAR = 0.001  # a rhythm that is taken out by mistake costs more than one that is left in


def without_season(values: Series, length: int | None) -> Series:
    """Minus what each position of the cycle adds on average to the moving mean around it; as it
    came where the F test sees no clear rhythm or the series holds fewer than four cycles.

    Source: Macaulay (1931), ratio to moving average, in its additive form.
    """
    if length is None or values.size < _FEWEST_CYCLES * length:
        return values
    known = np.isfinite(values)
    away = _from_moving_mean(values, known, length)
    usable = np.isfinite(away)
    if np.count_nonzero(usable) < _FEWEST_CYCLES * length:
        return values
    position = np.arange(values.size) % length
    tamed = clip_hits(away[usable])
    counts = np.bincount(position[usable], minlength=length)
    if counts.min() < 2:
        return values
    effects = np.bincount(position[usable], weights=tamed, minlength=length) / counts
    left = tamed - effects[position[usable]]
    freedom = tamed.size - length
    scatter = float(left @ left) / freedom
    between = float(counts @ (effects - tamed.mean()) ** 2) / (length - 1)
    if scatter <= 0 or fdtrc(length - 1, freedom, between / scatter) > _CLEAR:
        return values
    return np.asarray(values - (effects - effects.mean())[position])


def _from_moving_mean(values: Series, known: NDArray[np.bool_], length: int) -> Series:
    """Minus the centred mean of one cycle; nan where the cycle is not complete."""
    weights = np.ones(length) if length % 2 else np.r_[0.5, np.ones(length - 1), 0.5]
    filled = np.where(known, values, 0.0)
    totals = np.convolve(filled, weights, mode="valid")
    complete = np.convolve(known.astype(float), weights, mode="valid") >= weights.sum() - 1e-9
    away = np.full(values.size, np.nan)
    margin = weights.size // 2
    inner = slice(margin, values.size - margin)
    away[inner] = np.where(complete, values[inner] - totals / weights.sum(), np.nan)
    return away
