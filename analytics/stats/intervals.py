"""How far a share, a ratio of sums or a median may be from what it estimates."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidRequest, NotEnoughData

MINIMUM_FOR_RATIO = 5
MINIMUM_FOR_MEDIAN = 6  # with fewer, no two observations enclose the median 95 times in 100


@dataclass(frozen=True)
class Interval:
    """`low` to `high` holds the truth with the stated confidence; `n` is what it rests on."""

    estimate: float
    low: float
    high: float
    confidence: float
    n: int
    method: str


def estimate_share(successes: float, n: int, *, confidence: float = 0.95) -> Interval:
    """A share of `n` independent trials. Stays within 0..1 and makes sense at 0 and at n.

    Source: Wilson (1927), J. Am. Statist. Assoc. 22; recommended by Brown, Cai & DasGupta (2001).
    """
    from scipy.special import ndtri  # loaded when asked for

    if n < 1:
        raise NotEnoughData("A share", needed=1, got=n, unit="trials")
    if not 0 <= successes <= n:
        raise InvalidRequest(f"{successes:g} of {n} is no share.")
    share, z = successes / n, float(ndtri(0.5 + confidence / 2))
    shrunk = (share + z * z / (2 * n)) / (1 + z * z / n)
    margin = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if successes == 0 else shrunk - margin
    high = 1.0 if successes == n else shrunk + margin
    return Interval(share, low, high, confidence, n, "Wilson score interval")


def estimate_ratio(
    tops: NDArray[np.float64], bottoms: NDArray[np.float64], *, confidence: float = 0.95
) -> Interval:
    """Sum of `tops` over sum of `bottoms`, one pair per independent unit such as a post, (n,).

    Rows with a missing side are left out. The units vary, not the single views in them: an
    interval from the counts alone would be far too narrow.

    Source: linearisation (delta method); Cochran (1977), Sampling Techniques, 6.3.
    """
    from scipy.special import stdtrit  # loaded when asked for

    known = np.isfinite(tops) & np.isfinite(bottoms)
    top, bottom = tops[known], bottoms[known]
    n = top.size
    if n < MINIMUM_FOR_RATIO:
        raise NotEnoughData("A ratio of sums", needed=MINIMUM_FOR_RATIO, got=n, unit="posts")
    if bottom.sum() == 0:
        raise InvalidRequest("A ratio needs a denominator that is not zero in all.")
    ratio = float(top.sum() / bottom.sum())
    deviations = (top - ratio * bottom) / bottom.mean()
    error = float(np.sqrt((deviations**2).sum() / (n - 1) / n))
    margin = float(stdtrit(n - 1, 0.5 + confidence / 2)) * error
    return Interval(ratio, ratio - margin, ratio + margin, confidence, n, "ratio of sums")


def estimate_median(values: NDArray[np.float64], *, confidence: float = 0.95) -> Interval:
    """The median between two observations, whatever the shape of the distribution; nan left out.

    Covers at least as often as stated. Source: Hahn & Meeker (1991), Statistical Intervals, 5.2.
    """
    from scipy.special import bdtr  # loaded when asked for

    ordered = np.sort(values[np.isfinite(values)])
    n = ordered.size
    if n < MINIMUM_FOR_MEDIAN:
        raise NotEnoughData("A median", needed=MINIMUM_FOR_MEDIAN, got=n, unit="values")
    outside = bdtr(np.arange(n // 2), n, 0.5)  # chance of at most k observations below the median
    enough = np.flatnonzero(outside <= (1 - confidence) / 2)
    if enough.size == 0:
        raise NotEnoughData("A median at this confidence", needed=n + 1, got=n, unit="values")
    rank = int(enough[-1])
    low, high = float(ordered[rank]), float(ordered[n - 1 - rank])
    estimate = float(np.median(ordered))
    return Interval(estimate, low, high, confidence, n, "order statistics")
