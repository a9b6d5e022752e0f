"""Hour by weekday: how many posts came when, and how those did beside what was to be expected."""

from dataclasses import dataclass

import numpy as np

from analytics.correlations.columns import Codes, Values
from analytics.timing.choices import BLOCKS
from analytics.timing.posts import TimedPosts
from domain.errors import NotEnoughData

DAYS, HOURS = 7, 24
_WELL_FILLED = 0.8  # of the posts stand in cells that may be shown


@dataclass(frozen=True, eq=False)
class WeekMap:
    """Arrays (7, blocks), Monday first. `change` is beside the mean of all posts (0.12 is 12 %
    more), drawn towards it; nan, as are its bounds, in cells under the minimum."""

    block_h: int
    minimum: int
    posts: Codes
    rated: Codes  # posts whose figures are known
    change: Values
    low: Values
    high: Values
    refusal: NotEnoughData | None  # why there is no change at all

    @property
    def hidden(self) -> int:
        """Cells with figures that are too few to be shown."""
        return int(((self.rated > 0) & (self.rated < self.minimum)).sum())

    @property
    def best(self) -> tuple[int, int] | None:
        """Weekday and block of the highest change."""
        if not np.isfinite(self.change).any():
            return None
        day, block = np.unravel_index(int(np.nanargmax(self.change)), self.change.shape)
        return int(day), int(block)


def week_map(posts: TimedPosts, hours: int | None, minimum: int) -> WeekMap:
    block_h = hours or finest_block(posts, minimum)
    shape = DAYS, HOURS // block_h
    timed, rated = posts.timed, posts.rated
    in_rated = _cells(posts, rated, block_h)
    counts = np.bincount(in_rated, minlength=shape[0] * shape[1])
    change, low, high, refusal = _changes(posts, rated, in_rated, counts, minimum)
    return WeekMap(
        block_h=block_h,
        minimum=minimum,
        posts=np.bincount(_cells(posts, timed, block_h), minlength=counts.size).reshape(shape),
        rated=counts.reshape(shape),
        change=change.reshape(shape),
        low=low.reshape(shape),
        high=high.reshape(shape),
        refusal=refusal,
    )


def finest_block(posts: TimedPosts, minimum: int) -> int:
    """The fewest hours with which most posts stand in cells that may be shown."""
    rows = posts.rated if posts.rated.size else posts.timed
    for block_h in BLOCKS:
        counts = np.bincount(_cells(posts, rows, block_h))
        if counts[counts >= minimum].sum() >= _WELL_FILLED * max(rows.size, 1):
            return block_h
    return BLOCKS[-1]


def _cells(posts: TimedPosts, rows: Codes, block_h: int) -> Codes:
    return posts.weekdays[rows] * (HOURS // block_h) + posts.hours[rows] // block_h


def _changes(
    posts: TimedPosts, rows: Codes, cells: Codes, counts: Codes, minimum: int
) -> tuple[Values, Values, Values, NotEnoughData | None]:
    """Posts of one work in a cell count as one for what it is sure of."""
    from analytics.stats.shrinkage import shrink_means

    nothing = np.full(counts.size, np.nan)
    shown = counts >= minimum
    try:
        _refuse_few(int(shown.sum()), minimum)
    except NotEnoughData as few:
        return nothing, nothing, nothing, few
    left = _left(posts, rows)
    sums = np.bincount(cells, left, minlength=counts.size)
    means = np.where(shown, sums / np.maximum(counts, 1), np.nan)
    spread = float(left.var())
    variances = np.where(shown, spread / np.maximum(_works(posts, rows, cells, counts.size), 1), 0)
    found = shrink_means(means, variances)
    changes = (found.estimates, found.low, found.high)
    change, low, high = (np.asarray(np.expm1(one - found.typical)) for one in changes)
    return change, low, high, None


def _refuse_few(shown: int, minimum: int) -> None:
    from analytics.stats.shrinkage import MINIMUM_UNITS

    if shown < MINIMUM_UNITS:
        raise NotEnoughData(
            "How posts did by hour and weekday",
            needed=MINIMUM_UNITS,
            got=shown,
            unit=f"times of the week with at least {minimum} posts each",
        )


def _left(posts: TimedPosts, rows: Codes) -> Values:
    """Of the figures, what account, type and the rest do not tell."""
    from analytics.stats.adjustment import residuals

    return residuals(posts.scaled[rows], posts.held[rows])


def _works(posts: TimedPosts, rows: Codes, cells: Codes, size: int) -> Codes:
    different = np.unique(np.column_stack([cells, posts.works[rows]]), axis=0)
    return np.bincount(different[:, 0], minlength=size)
