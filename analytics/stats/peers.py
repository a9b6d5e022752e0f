"""How unusual is one amount among those of its peers?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

Values = NDArray[np.float64]

MINIMUM_PEERS = 10
_TO_SIGMA = 1.4826  # of the median absolute deviation
_MEAN_TO_SIGMA = 1.2533  # of the mean absolute deviation
_EFFICIENCY = 0.37  # of the first beside the standard deviation: what its degrees are worth


@dataclass(frozen=True)
class PeerComparison:
    typical: float  # median of the peers
    low: float  # the band holds an ordinary one with the stated confidence
    high: float
    deviation: float  # standard deviations from typical on the logarithmic scale, with its sign
    doublings: float  # log2 of the amount over typical; nan where either is 0
    p: float  # the chance of an ordinary one to be as far out
    n: int  # peers
    confidence: float


def compare_with_peers(value: float, peers: Values, *, confidence: float = 0.95) -> PeerComparison:
    """`value` beside `peers` of shape (n,), nan where unknown, all at least 0 and at the same age.

    Judged as log(1 + y), where double is as far as half. The scatter is the median absolute
    deviation, so that a former hit does not hide the next one; its uncertainty and that of the
    median widen the band.

    Source: Hampel (1974), J. Am. Statist. Assoc. 69.
    """
    from scipy.special import stdtr, stdtrit  # loaded when asked for

    known = np.log1p(peers[np.isfinite(peers)])
    n = int(known.size)
    if n < MINIMUM_PEERS:
        raise NotEnoughData(
            "What is usual at this age", needed=MINIMUM_PEERS, got=n, unit="other posts"
        )
    middle = float(np.median(known))
    scatter = _scatter(known - middle) * float(np.sqrt(1 + np.pi / 2 / n))
    freedom = _EFFICIENCY * n
    away = float(np.log1p(value)) - middle
    deviation = away / scatter if scatter > 0 else float(np.sign(away)) * np.inf if away else 0.0
    margin = float(stdtrit(freedom, 0.5 + confidence / 2)) * scatter
    low, typical, high = (
        max(float(np.expm1(side)), 0.0) for side in (middle - margin, middle, middle + margin)
    )
    ratio = float(np.log2(value / typical)) if value > 0 and typical > 0 else float("nan")
    p = float(2 * stdtr(freedom, -abs(deviation)))
    return PeerComparison(typical, low, high, float(deviation), ratio, p, n, confidence)


def _scatter(away: Values) -> float:
    """Robust, unless more than half are exactly typical."""
    distance = np.abs(away)
    robust = _TO_SIGMA * float(np.median(distance))
    return robust if robust > 0 else _MEAN_TO_SIGMA * float(distance.mean())
