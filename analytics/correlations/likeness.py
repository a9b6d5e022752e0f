"""Which features say nearly the same, so that what one of them shows is the other's as well?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analytics.correlations.columns import FeatureColumn, FeatureKind
from domain.errors import NotEnoughData

_ALIKE = 0.5  # the interval must lie above it: then each tells a quarter of the other
_MOST = 6


@dataclass(frozen=True)
class Likeness:
    """`estimate` from 0 to 1: the size of a correlation, a correlation ratio or Cramer's V."""

    first: str
    second: str
    estimate: float
    low: float
    high: float
    n: int
    method: str


def alike_features(
    features: Sequence[FeatureColumn], works: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[Likeness, ...]:
    """The strongest first, of one post of each work: posts of one work are alike by themselves."""
    rows = np.unique(works, return_index=True)[1]
    found = [one for one in _pairs(features, rows) if one.low > _ALIKE]
    return tuple(sorted(found, key=lambda one: -one.estimate)[:_MOST])


def _pairs(
    features: Sequence[FeatureColumn], rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Iterator[Likeness]:
    for first, second in combinations(features, 2):
        try:
            yield _likeness(first, second, rows)
        except NotEnoughData:
            continue  # too few posts of both tell nothing either way


def _likeness(
    first: FeatureColumn,
    second: FeatureColumn,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Likeness:
    from analytics.stats.association import correlation_ratio, cramers_v
    from analytics.stats.correlation import correlate

    sides = sorted((first, second), key=lambda one: one.kind is not FeatureKind.CATEGORY)
    match [one.kind is FeatureKind.CATEGORY for one in sides]:
        case [True, True]:
            found = cramers_v(sides[0].codes[rows], sides[1].codes[rows])
        case [True, False]:
            found = correlation_ratio(sides[0].codes[rows], sides[1].scaled[rows])
        case _:
            plain = correlate(first.scaled[rows, None], second.scaled[rows, None])
            return _of_numbers(
                first,
                second,
                float(plain.r[0, 0]),
                (float(plain.low[0, 0]), float(plain.high[0, 0])),
                int(plain.n[0, 0]),
            )
    return Likeness(
        first.label, second.label, found.estimate, found.low, found.high, found.n, found.method
    )


def _of_numbers(
    first: FeatureColumn, second: FeatureColumn, r: float, reach: tuple[float, float], n: int
) -> Likeness:
    """Opposites say the same too: the sign is left out."""
    low, high = reach if r >= 0 else (-reach[1], -reach[0])
    return Likeness(first.label, second.label, abs(r), low, high, n, "Pearson's r")
