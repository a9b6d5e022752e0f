"""Hour by weekday: how many posts came when, and how those did beside what was to be expected."""

from dataclasses import dataclass

import numpy as np

from analytics.correlations.columns import Codes, Values
from analytics.timing.choices import BLOCKS
from analytics.timing.posts import TimedPosts
from domain.errors import NotEnoughData

DAYS, HOURS = 7, 24
_ROUNDING = 1e-9
_WELL_FILLED = 0.8  # of the posts stand in cells that may be shown


@dataclass(frozen=True, eq=False)
class Times:
    """Arrays of one shape, an entry per time. `change` is beside the usual of all times (0.12 is
    12 % more), drawn towards it; nan, as are its bounds, under the minimum of posts."""

    posts: Codes
    rated: Codes  # posts whose figures are known
    change: Values
    low: Values
    high: Values
    refusal: NotEnoughData | None  # why there is no change at all

    @property
    def differ(self) -> bool:
        """Whether by more than chance makes them."""
        return bool(np.nanmax(np.abs(self.change), initial=0.0) > _ROUNDING)

    @property
    def best(self) -> tuple[int, ...] | None:
        """Where the change is highest."""
        if not np.isfinite(self.change).any():
            return None
        places = np.unravel_index(int(np.nanargmax(self.change)), self.change.shape)
        return tuple(int(place) for place in places)


@dataclass(frozen=True, eq=False)
class WeekMap:
    """Weekdays start with Monday, blocks at midnight."""

    block_h: int
    minimum: int
    cells: Times  # (7, blocks)
    weekdays: Times  # (7,)
    blocks: Times

    @property
    def hidden(self) -> int:
        """Cells with figures that are too few to be shown."""
        return int(((self.cells.rated > 0) & (self.cells.rated < self.minimum)).sum())

    @property
    def told(self) -> tuple[Times, ...]:
        """Those that say how posts did."""
        every = self.cells, self.weekdays, self.blocks
        return tuple(times for times in every if times.refusal is None)


def week_map(posts: TimedPosts, hours: int | None, minimum: int) -> WeekMap:
    block_h = hours or finest_block(posts, minimum)
    blocks = HOURS // block_h
    by_block = posts.hours // block_h
    return WeekMap(
        block_h=block_h,
        minimum=minimum,
        cells=_times(posts, posts.weekdays * blocks + by_block, (DAYS, blocks), minimum),
        weekdays=_times(posts, posts.weekdays, (DAYS,), minimum),
        blocks=_times(posts, by_block, (blocks,), minimum),
    )


def _times(posts: TimedPosts, codes: Codes, shape: tuple[int, ...], minimum: int) -> Times:
    size = int(np.prod(shape))
    rated = np.bincount(codes[posts.rated], minlength=size)
    change, low, high, refusal = _changes(posts, codes[posts.rated], rated, minimum)
    return Times(
        posts=np.bincount(codes[posts.timed], minlength=size).reshape(shape),
        rated=rated.reshape(shape),
        change=change.reshape(shape),
        low=low.reshape(shape),
        high=high.reshape(shape),
        refusal=refusal,
    )


def finest_block(posts: TimedPosts, minimum: int) -> int:
    """The fewest hours with which most posts stand in cells that may be shown; of posts with known
    figures, where those suffice for a map at all."""
    rows = posts.rated if posts.rated.size >= DAYS * minimum else posts.timed
    for block_h in BLOCKS:
        codes = posts.weekdays[rows] * (HOURS // block_h) + posts.hours[rows] // block_h
        counts = np.bincount(codes)
        if counts[counts >= minimum].sum() >= _WELL_FILLED * max(rows.size, 1):
            return block_h
    return BLOCKS[-1]


def _changes(
    posts: TimedPosts, codes: Codes, counts: Codes, minimum: int
) -> tuple[Values, Values, Values, NotEnoughData | None]:
    """`codes` of the rated posts. Those of one work at one time count as one for the interval."""
    from analytics.stats.shrinkage import shrink_means

    nothing = np.full(counts.size, np.nan)
    shown = counts >= minimum
    try:
        _refuse_few(int(shown.sum()), minimum)
    except NotEnoughData as few:
        return nothing, nothing, nothing, few
    left = _left(posts)
    sums = np.bincount(codes, left, minlength=counts.size)
    means = np.where(shown, sums / np.maximum(counts, 1), np.nan)
    spread = float(left.var())
    variances = np.where(shown, spread / np.maximum(_works(posts, codes, counts.size), 1), 0)
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
            unit=f"times of the week of at least {minimum} posts each",
        )


def _left(posts: TimedPosts) -> Values:
    """Of the figures, what account, type and the rest do not tell."""
    from analytics.stats.adjustment import residuals

    return residuals(posts.scaled[posts.rated], posts.held[posts.rated])


def _works(posts: TimedPosts, codes: Codes, size: int) -> Codes:
    different = np.unique(np.column_stack([codes, posts.works[posts.rated]]), axis=0)
    return np.bincount(different[:, 0], minlength=size)
