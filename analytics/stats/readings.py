"""Totals at an age as they were read, never far from a reading."""

import numpy as np

from analytics.stats.typical import Totals, Values, totals_at


def read_near(totals: Totals, ages: Values) -> Values:
    """Shape (posts, ages), in order of post. As `totals_at`, but nan where the readings before and
    after an age lie further apart than the age itself is old (than a day, on the first one): a line
    over weeks tells nothing of the day in its middle."""
    found = totals_at(totals, ages)
    return np.where(_gaps(totals, ages) <= np.maximum(ages, 1.0), found, np.nan)


def _gaps(totals: Totals, ages: Values) -> Values:
    """Days between the last reading up to each age and the first from it on."""
    known = np.isfinite(totals.values) & np.isfinite(totals.ages)
    posts, observed = totals.posts[known], totals.ages[known]
    order = np.lexsort((observed, posts))
    posts, observed = posts[order], observed[order]
    _, starts = np.unique(posts, return_index=True)
    ends = np.append(starts, posts.size)[1:]
    rows = [_gaps_of(observed[a:b], ages) for a, b in zip(starts, ends, strict=True)]
    return np.array(rows).reshape(-1, ages.size)


def _gaps_of(observed: Values, ages: Values) -> Values:
    after = np.searchsorted(observed, ages, side="left")
    before = np.searchsorted(observed, ages, side="right") - 1
    inside = (after < observed.size) & (before >= 0)
    gaps = np.full(ages.size, np.inf)
    gaps[inside] = observed[after[inside]] - observed[before[inside]]
    return gaps
