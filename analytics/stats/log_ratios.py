"""How many times as much: two groups, or two sides of pairs, on the scale of logarithms."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

MINIMUM_GROUP = 5
MINIMUM_PAIRS = 5
_NOTHING_LEFT = 1e-6  # of the sides, once all else is held fixed

Values = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class LogRatio:
    """`ratio` times as much typically, first over second; `p` that of no difference."""

    ratio: float
    low: float
    high: float
    confidence: float
    p: float
    n: tuple[int, ...]  # of each group, or of pairs
    method: str


def compare_groups(first: Values, second: Values, *, confidence: float = 0.95) -> LogRatio:
    """Ratio of geometric means of amounts of at least 0, shapes (n,) and (m,), nan left out.

    Amounts are raised by one, which lets zeros count and hardly moves large ones. Independent
    rows; the spreads may differ.

    Source: Welch (1947), Biometrika 34, on log(1 + x).
    """
    logs = [np.log1p(side[np.isfinite(side)]) for side in (first, second)]
    fewest = min(side.size for side in logs)
    if fewest < MINIMUM_GROUP:
        raise NotEnoughData("Two groups", needed=MINIMUM_GROUP, got=fewest, unit="posts each")
    parts = [float(side.var(ddof=1)) / side.size for side in logs]
    variance = sum(parts)
    spread = sum(part**2 / (side.size - 1) for part, side in zip(parts, logs, strict=True))
    freedom = variance**2 / spread if spread else float(sum(side.size for side in logs) - 2)
    difference = float(logs[0].mean() - logs[1].mean())
    sizes = tuple(side.size for side in logs)
    method = "Welch's t test of logarithms"
    return _log_ratio(difference, variance, freedom, confidence, sizes, method)


def compare_pairs(first: Values, second: Values, *, confidence: float = 0.95) -> LogRatio:
    """As `compare_groups`, of two amounts of each of n things, both of shape (n,).

    Source: Student (1908), Biometrika 6, on differences of log(1 + x).
    """
    known = np.isfinite(first) & np.isfinite(second)
    differences = np.log1p(first[known]) - np.log1p(second[known])
    n = differences.size
    if n < MINIMUM_PAIRS:
        raise NotEnoughData("Pairs", needed=MINIMUM_PAIRS, got=n, unit="pieces of content")
    variance = float(differences.var(ddof=1)) / n
    method = "paired t test of logarithms"
    return _log_ratio(float(differences.mean()), variance, n - 1.0, confidence, (n,), method)


def compare_alike(
    first: Values, second: Values, given: Values, groups: Codes, *, confidence: float = 0.95
) -> LogRatio:
    """As `compare_groups`, with columns held fixed: `given` (n + m, c) and the codes of `groups`
    tell of the rows of `first`, then of `second`, all known. Rows of a group may be alike; the
    spreads are taken as equal.

    Source: Frisch & Waugh (1933), Econometrica 1; the groups by Liang & Zeger (1986), Biometrika
    73.
    """
    from analytics.stats.adjustment import residuals  # scipy is loaded when asked for
    from analytics.stats.clusters import worth_in_groups

    sizes = (first.size, second.size)
    if min(sizes) < MINIMUM_GROUP:
        raise NotEnoughData("Two groups", needed=MINIMUM_GROUP, got=min(sizes), unit="posts each")
    side = residuals(np.repeat([1.0, 0.0], sizes), given)
    logs = residuals(np.log1p(np.concatenate([first, second])), given)
    squares, worth = float(side @ side), worth_in_groups(side, logs, groups)
    held = np.linalg.matrix_rank(np.column_stack([np.ones(logs.size), given]))
    freedom = worth * logs.size - float(held) - 1
    if squares < _NOTHING_LEFT * logs.size or freedom < 1:
        raise NotEnoughData(
            "Two groups otherwise alike", needed=logs.size + 1, got=logs.size, unit="posts"
        )
    difference = float(side @ logs) / squares
    left = logs - difference * side
    spread = float(left @ left) / (logs.size - float(held) - 1)
    method = "least squares of logarithms"
    return _log_ratio(difference, spread / squares / worth, freedom, confidence, sizes, method)


def _log_ratio(
    difference: float,
    variance: float,
    freedom: float,
    confidence: float,
    n: tuple[int, ...],
    method: str,
) -> LogRatio:
    from scipy.special import stdtr, stdtrit  # loaded when asked for

    error = float(np.sqrt(variance))
    margin = float(stdtrit(freedom, 0.5 + confidence / 2)) * error
    p = 2 * float(stdtr(freedom, -abs(difference) / error)) if error else float(difference == 0)
    low, ratio, high = np.exp([difference - margin, difference, difference + margin])
    return LogRatio(float(ratio), float(low), float(high), confidence, p, n, method)
