"""Do categories go with a metric, or with each other?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, chndtr, fdtrc, ncfdtr

from domain.errors import NotEnoughData

MINIMUM_GROUP = 5  # rarer categories are left out: their mean says too little
MINIMUM_PER_CELL = 5
_HALVINGS = 60

Codes = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Association:
    """From 0, no association, to 1, one decides the other; nan where the metric is constant."""

    estimate: float
    low: float  # of the true association; nan where no standard interval exists
    high: float
    confidence: float
    explained: float  # share of the variance, freed of what chance alone would explain
    p: float
    n: int
    left_out: int  # rows where a side is unknown or the category is too rare
    groups: tuple[int, ...]  # how many categories on each side that has them
    method: str


def correlation_ratio(
    categories: Codes, values: Values, *, confidence: float = 0.95
) -> Association:
    """Eta: how far the means of the categories differ, beside the spread within them; F test.

    `categories` are codes of shape (n,), negative where unknown; of `values` nan is missing.
    Assumes about equal spread within the categories; skewed counts belong on a log scale first,
    or into `rank_correlation_ratio`. The estimate itself is drawn upwards by chance, `explained`
    and the interval are not, so it may lie above the interval.

    Source: Fisher (1925), Statistical Methods for Research Workers; `explained` by Kelley (1935),
    PNAS 21; the interval by Steiger (2004), Psychological Methods 9.
    """
    codes, known = _known_groups(categories, values)
    squared, groups = _eta_squared(codes, known), int(codes.max()) + 1
    between, within = groups - 1, known.size - groups
    with np.errstate(divide="ignore"):
        ratio = np.float64(squared) / between / ((1 - squared) / within)
    low = high = float(np.sqrt(squared))  # where nothing varies within, nothing is uncertain
    if np.isfinite(ratio):
        bounds = noncentrality(lambda shift: ncfdtr(between, within, shift, ratio), confidence)
        low, high = (float(np.sqrt(bound / (bound + known.size))) for bound in bounds)
    return Association(
        estimate=float(np.sqrt(squared)),
        low=low,
        high=high,
        confidence=confidence,
        explained=_freed_of_chance(squared, known.size, groups),
        p=float(fdtrc(between, within, ratio)),
        n=known.size,
        left_out=categories.size - known.size,
        groups=(groups,),
        method="correlation ratio, F test",
    )


def rank_correlation_ratio(categories: Codes, values: Values) -> Association:
    """The correlation ratio of ranks, for skewed or ordinal metrics; Kruskal-Wallis test.

    Otherwise as `correlation_ratio`; there is no standard interval.

    Source: Kruskal & Wallis (1952), J. Am. Statist. Assoc. 47, corrected for ties.
    """
    from scipy.stats import rankdata  # loaded when asked for: a page that ranks nothing is faster

    codes, known = _known_groups(categories, values)
    squared, groups = _eta_squared(codes, rankdata(known)), int(codes.max()) + 1
    return Association(
        estimate=float(np.sqrt(squared)),
        low=np.nan,
        high=np.nan,
        confidence=np.nan,
        explained=_freed_of_chance(squared, known.size, groups),
        p=float(chdtrc(groups - 1, squared * (known.size - 1))),
        n=known.size,
        left_out=categories.size - known.size,
        groups=(groups,),
        method="correlation ratio of ranks, Kruskal-Wallis test",
    )


def cramers_v(first: Codes, second: Codes, *, confidence: float = 0.95) -> Association:
    """Cramer's V of two codings of the same rows, shapes (n,), negative where unknown.

    The estimate is freed of its bias: without association it is near 0 however many categories.

    Source: Bergsma (2013), J. Korean Statist. Soc. 42; the interval from the noncentral
    chi-squared distribution, Smithson (2003), Confidence Intervals.
    """
    table = _frequent(first, second)
    n, rows, columns = int(table.sum()), *table.shape
    if n < MINIMUM_PER_CELL * table.size:
        needed = MINIMUM_PER_CELL * table.size
        raise NotEnoughData("Two sets of categories", needed=needed, got=n, unit="rows")
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    chi_squared = float(((table - expected) ** 2 / expected).sum())
    freedom, shorter = (rows - 1) * (columns - 1), min(rows, columns) - 1
    low, high = noncentrality(lambda shift: chndtr(chi_squared, freedom, shift), confidence)
    estimate = _freed_cramers_v(chi_squared / n, n, rows, columns)
    return Association(
        estimate=estimate,
        low=float(np.sqrt(min(low / (n * shorter), 1.0))),
        high=float(np.sqrt(min(high / (n * shorter), 1.0))),
        confidence=confidence,
        explained=estimate**2,
        p=float(chdtrc(freedom, chi_squared)),
        n=n,
        left_out=first.size - n,
        groups=(rows, columns),
        method="Cramer's V freed of bias, chi-squared test",
    )


def _known_groups(categories: Codes, values: Values) -> tuple[Codes, Values]:
    """Rows of frequent categories with a value, coded anew from 0."""
    known = (categories >= 0) & np.isfinite(values)
    _, codes, counts = np.unique(categories[known], return_inverse=True, return_counts=True)
    frequent = counts >= MINIMUM_GROUP
    if frequent.sum() < 2:
        _refuse(int(frequent.sum()))
    rows = frequent[codes]
    places = np.cumsum(frequent) - 1
    return np.asarray(places[codes[rows]], dtype=np.int64), values[known][rows]


def _eta_squared(codes: Codes, values: Values) -> float:
    """Sum of squares between over the whole; nan for a constant metric."""
    centred = values - values.mean()
    counts = np.bincount(codes)
    means = np.bincount(codes, centred) / counts
    within = float(((centred - means[codes]) ** 2).sum())
    between = float((counts * means**2).sum())
    return between / (between + within) if values.min() < values.max() else np.nan


def _freed_of_chance(squared: float, n: int, groups: int) -> float:
    return float(np.clip(1 - (1 - squared) * (n - 1) / (n - groups), 0.0, 1.0))


def _frequent(first: Codes, second: Codes) -> Values:
    """The cross table, without the categories too rare on either side."""
    known = (first >= 0) & (second >= 0)
    _, rows = np.unique(first[known], return_inverse=True)
    _, columns = np.unique(second[known], return_inverse=True)
    shape = int(rows.max(initial=-1)) + 1, int(columns.max(initial=-1)) + 1
    table = np.zeros(shape)
    np.add.at(table, (rows, columns), 1.0)
    while table.size:
        kept = np.ix_(table.sum(axis=1) >= MINIMUM_GROUP, table.sum(axis=0) >= MINIMUM_GROUP)
        if table[kept].shape == table.shape:
            break
        table = table[kept]
    if min(table.shape) < 2:
        _refuse(min(table.shape))
    return table


def _refuse(groups: int) -> None:
    unit = f"categories of at least {MINIMUM_GROUP} rows"
    raise NotEnoughData("An association with categories", needed=2, got=groups, unit=unit)


def _freed_cramers_v(phi_squared: float, n: int, rows: int, columns: int) -> float:
    by_chance = (rows - 1) * (columns - 1) / (n - 1)
    row_span = rows - 1 - (rows - 1) ** 2 / (n - 1)
    column_span = columns - 1 - (columns - 1) ** 2 / (n - 1)
    freed = max(0.0, phi_squared - by_chance) / min(row_span, column_span)
    return float(np.sqrt(min(freed, 1.0)))


def noncentrality(chance_below: Callable[[float], float], confidence: float) -> tuple[float, float]:
    """Bounds of the noncentrality under which the statistic seen is not extreme; `chance_below`
    falls with it."""
    tail = (1 - confidence) / 2
    return _where_it_falls_to(chance_below, 1 - tail), _where_it_falls_to(chance_below, tail)


def _where_it_falls_to(chance_below: Callable[[float], float], level: float) -> float:
    """0 where it starts below. Some of scipy's distributions fail far out and give nan, which
    counts as fallen."""
    low, high = 0.0, 1.0
    while chance_below(high) > level:
        low, high = high, high * 2
    if not chance_below(0.0) > level:
        return 0.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if chance_below(middle) > level else (low, middle)
    return (low + high) / 2
