"""How much did the mean day differ before and after some days? A difference, not an effect."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.variation import Variation, estimate_variation

Series = NDArray[np.float64]


@dataclass(frozen=True)
class BeforeAfter:
    mean_before: float  # of the known days
    mean_after: float
    variation: Variation  # after minus before, free of the weekdays

    @property
    def ratio(self) -> float | None:
        """Of the difference to the mean day before; None where that is not above 0."""
        return self.variation.difference / self.mean_before if self.mean_before > 0 else None


def compare_before_after(
    values: Series, first: int, last: int, *, weekday: int = 0, confidence: float = 0.95
) -> BeforeAfter:
    """`values` of shape (n,), one per calendar day, nan where missing. The days `first` to `last`
    belong to neither side. `weekday` is that of the first value (any fixed numbering).

    The difference is that of estimate_variation, which is free of weekdays and widens its interval
    by the autocorrelation of days. NotEnoughData where a side has fewer than 14 known days.
    """
    before, after = values[:first], values[last + 1 :]
    variation = estimate_variation(
        after,
        before,
        weekday_now=(weekday + last + 1) % 7,
        weekday_before=weekday,
        confidence=confidence,
    )
    return BeforeAfter(float(np.nanmean(before)), float(np.nanmean(after)), variation)
