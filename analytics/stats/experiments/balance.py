"""Did the groups get the people they should? If not, no comparison of them can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from domain.errors import InvalidRequest, NotEnoughData

# Rare enough that a broken assignment is likelier than such a bad draw.
SUSPICIOUS_BELOW = 0.001


@dataclass(frozen=True)
class Balance:
    people: tuple[int, ...]
    expected: tuple[float, ...]
    p: float

    @property
    def is_suspicious(self) -> bool:
        return self.p < SUSPICIOUS_BELOW


def check_sample_ratio(people: Sequence[int], weights: Sequence[float]) -> Balance:
    """Chi-square test of the groups' sizes against the planned `weights` (any positive scale).

    Source: Fabijan et al. (2019), KDD: diagnosing sample ratio mismatch.
    """
    if len(people) != len(weights) or len(people) < 2 or min(weights) <= 0:
        raise InvalidRequest("Each of two or more groups needs a size and a positive weight.")
    total = sum(people)
    if total == 0:
        raise NotEnoughData("A check of group sizes", needed=1, got=0, unit="people")
    expected = np.array(weights, dtype=float) / sum(weights) * total
    statistic = float(((np.array(people) - expected) ** 2 / expected).sum())
    p = float(chdtrc(len(people) - 1, statistic))
    return Balance(tuple(people), tuple(expected.tolist()), p)
