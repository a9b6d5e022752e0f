"""What remains of columns, and of the link of categories with a metric, once others are held
fixed."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc, ncfdtr

from analytics.stats.association import MINIMUM_GROUP, Association, noncentrality
from domain.errors import NotEnoughData

Values = NDArray[np.float64]
Codes = NDArray[np.int64]


def residuals(column: Values, given: Values) -> Values:
    """Of a column (n,), freed of what `given` (n, c) tells of it; nan where either is unknown."""
    known = np.isfinite(column) & np.isfinite(given).all(axis=1)
    left = np.full(column.shape, np.nan)
    design = _with_start(given[known])
    fit, *_ = np.linalg.lstsq(design, column[known], rcond=None)
    left[known] = column[known] - design @ fit
    return left


def partial_correlation_ratio(
    categories: Codes,
    values: Values,
    given: Values,
    *,
    worth: float = 1.0,
    confidence: float = 0.95,
) -> Association:
    """Eta of categories and a metric with the columns `given` (n, c) held fixed: of the variance
    these leave, the share that the categories explain. F test of the two nested regressions.

    `categories` are codes (n,), negative where unknown; of the others nan is missing. Without any
    column given it is the correlation ratio. `worth` is what a row counts for beside an
    independent one. nan where `given` tells the categories, or the metric is constant.

    Source: Cohen (1973), Educational and Psychological Measurement 33; the interval by Steiger
    (2004), Psychological Methods 9.
    """
    codes, known = _frequent(categories, values, given)
    base = _with_start(given[known])
    dummies = (codes[known][:, None] == np.unique(codes[known])).astype(float)
    held, alone = _fit(base, values[known])
    full, left = _fit(np.column_stack([base, dummies]), values[known])
    between, within = full - held, float(known.sum()) * worth - full
    told = alone > 0 and between > 0 and within > 1
    squared = float(np.clip(1 - left / alone, 0.0, 1.0)) if told else np.nan
    low, high, p = _tested(squared, between, within, confidence)
    return Association(
        estimate=float(np.sqrt(squared)),
        low=low,
        high=high,
        confidence=confidence,
        explained=max(0.0, 1 - (1 - squared) * (within + between) / within) if told else np.nan,
        p=p,
        n=int(known.sum()),
        left_out=int((~known).sum()),
        groups=(dummies.shape[1],),
        method=f"{'partial ' if given.shape[1] else ''}correlation ratio, F test",
    )


def _frequent(categories: Codes, values: Values, given: Values) -> tuple[Codes, NDArray[np.bool_]]:
    """Which rows count: all is known of them, and their category is not too rare."""
    known = (categories >= 0) & np.isfinite(values) & np.isfinite(given).all(axis=1)
    names, counts = np.unique(categories[known], return_counts=True)
    frequent = names[counts >= MINIMUM_GROUP]
    if frequent.size < 2:
        raise NotEnoughData(
            "A link with categories",
            needed=2,
            got=int(frequent.size),
            unit=f"categories of at least {MINIMUM_GROUP} posts",
        )
    return categories, known & np.isin(categories, frequent)


def _with_start(given: Values) -> Values:
    return np.column_stack([np.ones(len(given)), given])


def _fit(design: Values, values: Values) -> tuple[int, float]:
    """Rank, and the squares that are left."""
    fit, _, rank, _ = np.linalg.lstsq(design, values, rcond=None)
    return int(rank), float(((values - design @ fit) ** 2).sum())


def _tested(
    squared: float, between: int, within: float, confidence: float
) -> tuple[float, float, float]:
    """Interval and p; the interval is a point where nothing varies within the categories."""
    if np.isnan(squared):
        return np.nan, np.nan, np.nan
    if squared == 1.0:
        return 1.0, 1.0, 0.0
    ratio = squared / between / ((1 - squared) / within)
    bounds = noncentrality(lambda shift: ncfdtr(between, within, shift, ratio), confidence)
    rows = within + between + 1
    low, high = (float(np.sqrt(bound / (bound + rows))) for bound in bounds)
    return low, high, float(fdtrc(between, within, ratio))
