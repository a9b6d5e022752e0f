"""Do figures differ by weekday and time of day, once what else is known is held fixed?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

Values = NDArray[np.float64]
Codes = NDArray[np.int64]

MINIMUM_POSTS = 40
_FEWEST_LEFT = 20  # degrees of freedom, beside all that is held fixed and looked at
_FEWEST_TOGETHER = 5  # posts of one weekday, block of hours or pair of both, to be looked at alone
_PERMUTATIONS = 1999
_AT_ONCE = 200
_DECIMALS = 12


class Part(StrEnum):
    WEEKDAY = "weekday"
    TIME = "time"
    BOTH = "both"  # weekday, time of day and each frequent pair of the two


@dataclass(frozen=True)
class TimingPart:
    """`share` is of the variance that what is held fixed leaves, freed of what chance alone would
    explain (0..1); `low` and `high` bound it. `p` is that of the shuffled posts."""

    part: Part
    share: float
    low: float
    high: float
    p: float
    columns: int


@dataclass(frozen=True)
class TimingEffect:
    """`p` is that of the part that shows most, corrected for having looked at all of them."""

    parts: tuple[TimingPart, ...]  # without those that do not vary
    p: float
    confidence: float
    n: int
    works: int
    permutations: int
    method: str

    @property
    def stands(self) -> bool:
        return self.p < 1 - self.confidence

    @property
    def clearest(self) -> TimingPart:
        return min(self.parts, key=lambda part: part.p)

    @property
    def whole(self) -> TimingPart:
        return max(self.parts, key=lambda part: part.columns)


def estimate_timing(
    values: Values,
    weekdays: Codes,
    blocks: Codes,
    *,
    given: Values,
    accounts: Codes,
    works: Codes,
    permutations: int = _PERMUTATIONS,
    confidence: float = 0.95,
    seed: int = 0,
) -> TimingEffect:
    """Of posts (n,) without gaps: `values` on a log scale, `given` (n, c) is held fixed.

    What is left of the values is shuffled among works published on the same accounts, all posts
    of a work together: so neither accounts nor the likeness of one work's posts can pass for
    timing.

    Source: Freedman & Lane (1983), J. Bus. Econ. Stat. 1; Westfall & Young (1993), Resampling-
    Based Multiple Testing; the interval by Steiger (2004), Psychological Methods 9.
    """
    if values.size < MINIMUM_POSTS:
        raise _too_few(values.size)
    held = _basis(np.column_stack([np.ones(values.size), given]))
    slots = _slots(weekdays, blocks, held)
    widest = max((columns.shape[1] for columns in slots.values()), default=0)
    freedom = values.size - held.shape[1] - widest
    if widest == 0 or freedom < _FEWEST_LEFT:
        raise _too_few(values.size, values.size + _FEWEST_LEFT - freedom)
    left = values - held @ (held.T @ values)
    shuffled = [
        _explained(left[order], held, slots)
        for order in _shuffles(accounts, works, permutations, np.random.default_rng(seed))
    ]
    shares = np.concatenate([_explained(left[None, :], held, slots), *shuffled])
    each, together = _chances(shares)
    return TimingEffect(
        parts=tuple(
            _part(part, columns, float(share), float(p), (left, held, works), confidence)
            for (part, columns), share, p in zip(slots.items(), shares[0], each, strict=True)
        ),
        p=together,
        confidence=confidence,
        n=values.size,
        works=int(np.unique(works).size),
        permutations=permutations,
        method="partial correlation ratio, works shuffled within the same accounts",
    )


def _part(
    part: Part,
    columns: Values,
    share: float,
    p: float,
    given: tuple[Values, Values, Codes],
    confidence: float,
) -> TimingPart:
    left, held, works = given
    between, rows = columns.shape[1], left.size - held.shape[1]
    low, high = _interval(
        share,
        between,
        _worth(columns, left, works) * left.size - held.shape[1] - between,
        confidence,
    )
    corrected = max(0.0, 1 - (1 - share) * rows / (rows - between))
    return TimingPart(part, corrected, low, high, p, between)


def _chances(shares: Values) -> tuple[Values, float]:
    """Of shares (1 + permutations, parts), what was seen first: p of each part, and of the best
    one among all that were looked at."""
    rounded = np.round(shares, _DECIMALS)
    chances = np.column_stack(
        [1 - np.searchsorted(np.sort(part), part, side="left") / part.size for part in rounded.T]
    )
    best = chances.min(axis=1)
    return chances[0], float((best <= best[0] + 1e-12).mean())


def _too_few(got: int, needed: int = MINIMUM_POSTS) -> NotEnoughData:
    return NotEnoughData(
        "Whether timing matters",
        needed=max(needed, MINIMUM_POSTS, got + 1),
        got=got,
        unit="posts at different times of the week",
    )


def _slots(weekdays: Codes, blocks: Codes, held: Values) -> dict[Part, Values]:
    """For each part orthonormal columns, freed of what is held fixed; parts without any are left
    out."""
    pairs = weekdays * (blocks.max() + 1) + blocks
    wanted = {
        Part.WEEKDAY: (weekdays,),
        Part.TIME: (blocks,),
        Part.BOTH: (weekdays, blocks, pairs),
    }
    found = {part: _freed(_frequent(codes), held) for part, codes in wanted.items()}
    return {part: columns for part, columns in found.items() if columns.shape[1]}


def _frequent(several: Iterable[Codes]) -> Values:
    """A column of 0 and 1 for each code that is not too rare."""
    columns = [
        codes == code
        for codes in several
        for code, count in zip(*np.unique(codes, return_counts=True), strict=True)
        if count >= _FEWEST_TOGETHER
    ]
    return np.array(columns, dtype=float).T


def _freed(columns: Values, held: Values) -> Values:
    return _basis(columns - held @ (held.T @ columns)) if columns.size else np.empty((0, 0))


def _basis(columns: Values) -> Values:
    """Orthonormal columns that span the same."""
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    return np.asarray(left[:, sizes > 1e-8 * max(sizes.max(initial=0.0), 1.0)])


def _explained(rows: Values, held: Values, slots: Mapping[Part, Values]) -> Values:
    """Of each row (r, n): the share of what `held` leaves of it that each part explains."""
    whole = (rows**2).sum(axis=1) - ((rows @ held) ** 2).sum(axis=1)
    told = np.column_stack([((rows @ columns) ** 2).sum(axis=1) for columns in slots.values()])
    return np.asarray(np.clip(told / np.where(whole > 0, whole, np.inf)[:, None], 0.0, 1.0))


def _shuffles(
    accounts: Codes, works: Codes, permutations: int, rng: np.random.Generator
) -> Iterator[Codes]:
    """Orders of the rows, some (r, n) at a time."""
    alike = _works_alike(accounts, works)
    for start in range(0, permutations, _AT_ONCE):
        count = min(_AT_ONCE, permutations - start)
        order = np.tile(np.arange(works.size), (count, 1))
        for rows in alike:
            places = rng.random((count, len(rows))).argsort(axis=1)
            order[:, rows.ravel()] = rows[places].reshape(count, -1)
        yield order


def _works_alike(accounts: Codes, works: Codes) -> list[Codes]:
    """For each set of accounts: the rows of its works, a work per line (w, k), in one order."""
    order = np.lexsort((np.arange(works.size), accounts, works))
    _, starts = np.unique(works[order], return_index=True)
    found: dict[tuple[int, ...], list[Codes]] = defaultdict(list)
    for rows in np.split(order, starts[1:]):
        found[tuple(accounts[rows].tolist())].append(rows)
    return [np.stack(lines) for lines in found.values() if len(lines) > 1]


def _worth(timing: Values, left: Values, works: Codes) -> float:
    """What a post counts for beside an independent one, the mean over the columns."""
    from analytics.stats.clusters import worth_in_groups

    return float(np.mean([worth_in_groups(column, left, works) for column in timing.T]))


def _interval(share: float, between: int, within: float, confidence: float) -> tuple[float, float]:
    """The upper bound is never below that of a share as chance gives on average: one that
    happens to be lower proves nothing."""
    from scipy.special import ncfdtr

    from analytics.stats.association import noncentrality

    if share >= 1.0:
        return 1.0, 1.0
    within = max(within, 2.0)
    ratio = share / between / ((1 - share) / within)

    def bounds(seen: float) -> tuple[float, float]:
        low, high = noncentrality(lambda shift: ncfdtr(between, within, shift, seen), confidence)
        rows = within + between + 1
        return float(low / (low + rows)), float(high / (high + rows))

    return bounds(ratio)[0], bounds(max(ratio, 1.0))[1]
