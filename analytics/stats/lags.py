"""Does one daily series follow another, and by how many days?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

Series = NDArray[np.float64]

MINIMUM_DAYS = 60  # on which both are known, what came before them included
LONGEST_LAG = 14
_WEEK = 7
_MOST_MEMORY = 14
_DAYS_PER_STEP_OF_MEMORY = 10
_PERMUTATIONS = 1999
_WITHIN_ITS_INTERVAL = 3.841458820694124  # chi-squared with one degree of freedom, 95 %


@dataclass(frozen=True, eq=False)
class LagFit:
    """`correlations`, one per lag in days: how the second series goes with the first so many days
    before. `threshold` is what the strongest of all lags exceeds by chance in 5 % of cases;
    `low` and `high` are lags that the data cannot tell from the `best` one."""

    lags: NDArray[np.int64]
    correlations: Series
    threshold: float
    best: int
    low: int
    high: int
    p: float
    n: int
    memory: int  # days of its own past that the first series was freed of
    method: str

    @property
    def stands(self) -> bool:
        return self.p < 0.05

    @property
    def estimate(self) -> float:
        return float(self.correlations[self.lags == self.best][0])


def correlate_lags(
    first: Series,
    second: Series,
    *,
    weekday: int = 0,
    longest: int = LONGEST_LAG,
    permutations: int = _PERMUTATIONS,
    seed: int = 0,
) -> LagFit:
    """Two series (n,) of the same days, nan where unknown; `weekday` is that of the first day.

    Both are freed of a straight line and of their weekdays; then the first of its own past by an
    autoregression, whose filter is put on the second as well (prewhitening). The strongest lag is
    held against that of shuffled days of the first, so looking at many lags is paid for.

    Source: Box & Jenkins (1976), Time Series Analysis, chapter 11; Haugh (1976), J. Am. Statist.
    Assoc. 71.
    """
    _refuse_few_days(first, second)
    x, y = (_without_line_and_week(series, weekday) for series in (first, second))
    memory = _autoregression(x)
    x, y = _filtered(x, memory), _filtered(y, memory)
    _refuse_few_days(x, y)
    _refuse_still(x, y)
    known = int((np.isfinite(x) & np.isfinite(y)).sum())
    lags = np.arange(-longest, longest + 1)
    scale = np.sqrt(np.maximum(_pairs(x, y, longest), 1.0) * known)
    rows, second = _standard(x), _standard(y)
    found = _at_lags(rows[None, :], second, longest)[0] / scale
    shuffled = _at_lags(_shuffled(rows, permutations, seed), second, longest) / scale
    extremes = np.abs(shuffled).max(axis=1)
    best = int(np.abs(found).argmax())
    low, high = _interval(found, best, known)
    return LagFit(
        lags=lags,
        correlations=np.clip(found, -1.0, 1.0),
        threshold=float(np.quantile(extremes, 0.95)),
        best=int(lags[best]),
        low=int(lags[low]),
        high=int(lags[high]),
        p=float((1 + (extremes >= abs(found[best])).sum()) / (1 + permutations)),
        n=known,
        memory=memory.size,
        method="cross-correlation after prewhitening, days shuffled",
    )


def _without_line_and_week(series: Series, weekday: int) -> Series:
    days = np.arange(series.size)
    known = np.isfinite(series)
    line = np.column_stack([np.ones(days.size), days / max(days.size, 1)])
    weekdays = ((days + weekday) % _WEEK)[:, None] == np.arange(1, _WEEK)
    design = np.column_stack([line, weekdays])
    fit, *_ = np.linalg.lstsq(design[known], series[known], rcond=None)
    left = series - design @ fit
    still = np.abs(left[known]).max(initial=0.0) < 1e-9 * max(
        1.0, float(np.abs(series[known]).max(initial=0.0))
    )
    return np.where(known, 0.0, np.nan) if still else np.asarray(left)


def _autoregression(series: Series) -> Series:
    """Weights of the days before, the last one first; as many as Akaike's criterion asks for."""
    most = min(_MOST_MEMORY, series.size // _DAYS_PER_STEP_OF_MEMORY)
    past = _past(series, most)
    whole = np.isfinite(past).all(axis=1) & np.isfinite(series)
    if whole.sum() <= 2 * most or not series[whole].any():
        return np.empty(0)
    best, weights = np.inf, np.asarray(np.empty(0))
    for memory in range(most + 1):
        fit, *_ = np.linalg.lstsq(past[whole, :memory], series[whole], rcond=None)
        errors = series[whole] - past[whole, :memory] @ fit
        scatter = max(float((errors**2).mean()), np.finfo(float).tiny)
        criterion = whole.sum() * np.log(scatter) + 2 * memory
        if criterion < best:
            best, weights = float(criterion), np.asarray(fit)
    return weights


def _past(series: Series, steps: int) -> Series:
    """The values one to `steps` days before each day, shape (n, steps)."""
    padded = np.concatenate([np.full(steps, np.nan), series])
    columns = [padded[steps - step : steps - step + series.size] for step in range(1, steps + 1)]
    return np.asarray(np.array(columns, dtype=float).reshape(steps, series.size).T)


def _filtered(series: Series, weights: Series) -> Series:
    return np.asarray(series - _past(series, weights.size) @ weights)


def _refuse_few_days(first: Series, second: Series) -> None:
    both = int((np.isfinite(first) & np.isfinite(second)).sum())
    if both < MINIMUM_DAYS:
        raise NotEnoughData(
            "A lag between two series",
            needed=MINIMUM_DAYS,
            got=both,
            unit="days on which both are known",
        )


def _refuse_still(x: Series, y: Series) -> None:
    """Where line and week tell all there is, nothing is left to follow or be followed."""
    moving = min(int((np.abs(np.nan_to_num(series)) > 0).sum()) for series in (x, y))
    if moving < MINIMUM_DAYS // 2:
        raise NotEnoughData(
            "A lag between two series",
            needed=MINIMUM_DAYS // 2,
            got=moving,
            unit="days that depart from line and week",
        )


def _standard(series: Series) -> Series:
    """Mean 0 and variance 1, and 0 where unknown."""
    return np.asarray(np.nan_to_num((series - np.nanmean(series)) / np.nanstd(series)))


def _pairs(x: Series, y: Series, longest: int) -> Series:
    """For each lag the days on which both are known."""
    told = [np.isfinite(series).astype(float) for series in (x, y)]
    return np.asarray(_at_lags(told[0][None, :], told[1], longest)[0])


def _at_lags(rows: Series, second: Series, longest: int) -> Series:
    """For each row (r, n) and lag: sum of the products with `second` so many days later."""
    size = 2 ** int(np.ceil(np.log2(second.size + longest + 1)))
    turned = np.fft.rfft(rows, size, axis=1).conj() * np.fft.rfft(second, size)
    sums = np.fft.irfft(turned, size, axis=1)
    return np.asarray(np.concatenate([sums[:, -longest:], sums[:, : longest + 1]], axis=1))


def _shuffled(x: Series, permutations: int, seed: int) -> Series:
    """Known days change places, unknown ones (0) stay."""
    known = np.flatnonzero(x)
    rng = np.random.default_rng(seed)
    rows = np.tile(x, (permutations, 1))
    rows[:, known] = x[known][rng.random((permutations, known.size)).argsort(axis=1)]
    return rows


def _interval(found: Series, best: int, n: int) -> tuple[int, int]:
    """The outermost lags whose likelihood is not clearly below that of the best, of its sign."""
    alike = np.where(np.sign(found) == np.sign(found[best]), np.minimum(np.abs(found), 0.999), 0.0)
    likelihood = -n / 2 * np.log1p(-(alike**2))
    near = np.flatnonzero(2 * (likelihood[best] - likelihood) <= _WITHIN_ITS_INTERVAL)
    return int(near.min()), int(near.max())
