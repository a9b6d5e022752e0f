"""Does a series swing up and down in a slow, regular cycle?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.persistence import HIGHEST, lag_one_autocorrelation

Series = NDArray[np.float64]

_FEWEST_CYCLES = 3
_SIGNIFICANCE = 0.01
_SMALLEST_SHARE = 0.3
_CAUTION = 1.5  # standard errors added to the autocorrelation, which is estimated itself


@dataclass(frozen=True)
class Cycle:
    days: float  # of one turn
    share: float  # of the variance around the line
    p: float


def find_cycle(residuals: Series, *, longer_than: float = 2.0) -> Cycle | None:
    """The strongest wave in what a line leaves, if the series holds three turns of it, it carries
    a third of the variance, and noise that remembers its past rarely shows one as strong.

    Missing days count as lying on the line.

    Source: largest periodogram ordinate over the AR(1) spectrum; Fisher (1929), Proc. R. Soc.
    A 125.
    """
    y = np.nan_to_num(residuals)
    n = y.size
    power = np.abs(np.fft.rfft(y)) ** 2
    waves = np.arange(1, (n - 1) // 2 + 1)
    candidates = waves[(waves >= _FEWEST_CYCLES) & (n / waves > longer_than)]
    if candidates.size == 0 or power[waves].sum() <= 0:
        return None
    best = int(candidates[np.argmax(power[candidates])])
    near = [wave for wave in (best - 1, best, best + 1) if wave in candidates]
    share = float(power[near].sum() / power[waves].sum())
    rest = y - _wave(y, best)
    memory = min(lag_one_autocorrelation(rest, parameters=4) + _CAUTION / np.sqrt(n), HIGHEST)
    expected = 1 / (1 + memory**2 - 2 * memory * np.cos(2 * np.pi * waves / n))
    others = np.setdiff1d(waves, near) - 1
    unit = float(np.mean(power[waves][others] / expected[others]))
    height = float(power[best] / expected[best - 1]) / unit if unit > 0 else np.inf
    p = float(-np.expm1(candidates.size * np.log1p(-np.exp(-height)))) if height > 0 else 1.0
    if p > _SIGNIFICANCE or share < _SMALLEST_SHARE:
        return None
    return Cycle(days=n / best, share=share, p=p)


def _wave(y: Series, waves: int) -> Series:
    spectrum = np.fft.rfft(y)
    only = np.zeros_like(spectrum)
    only[max(waves - 1, 1) : waves + 2] = spectrum[max(waves - 1, 1) : waves + 2]
    return np.asarray(np.fft.irfft(only, y.size))
