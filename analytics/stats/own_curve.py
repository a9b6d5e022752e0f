"""Does a growth rate fit the rates the same post has shown so far?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

MINIMUM_RATES = 7
RECENT_RATES = 28
# Wide on purpose: a warning that comes often is one nobody reads.
SPREADS = 5.0
# A post that grew evenly so far may still grow by half as much again without being asked about.
SMALLEST_SPREAD = 0.3
_MAD_TO_SIGMA = 1.4826


@dataclass(frozen=True)
class OwnCurve:
    """Growth per day of one post. Outside `low` to `high` it would be unlike itself."""

    typical: float
    low: float
    high: float
    rates: int

    def is_above(self, rate: float) -> bool:
        return rate > self.high

    def is_below(self, rate: float) -> bool:
        return rate < self.low


def fit_own_curve(rates: NDArray[np.float64]) -> OwnCurve:
    """Median and spread of log(1 + rate) over the latest rates, shape (n,) in time order.

    The spread is the median absolute deviation, so single wild days neither widen nor move it.
    Falls count as no growth.

    Source: Hampel (1974), doi:10.1080/01621459.1974.10482962; Leys et al. (2013),
    doi:10.1016/j.jesp.2013.03.013, who take 2.5 to 3 spreads.
    """
    if rates.size < MINIMUM_RATES:
        raise NotEnoughData(
            "The post's own curve", needed=MINIMUM_RATES, got=int(rates.size), unit="rates"
        )
    logs = np.log1p(np.clip(rates[-RECENT_RATES:], 0, None))
    centre = float(np.median(logs))
    deviation = _MAD_TO_SIGMA * float(np.median(np.abs(logs - centre)))
    reach = SPREADS * max(deviation, SMALLEST_SPREAD)
    return OwnCurve(
        typical=float(np.expm1(centre)),
        low=max(0.0, float(np.expm1(centre - reach))),
        high=float(np.expm1(centre + reach)),
        rates=int(logs.size),
    )
