"""The posts behind one finding, ready to be drawn."""

from dataclasses import dataclass

import numpy as np

from analytics.correlations.columns import Codes, FeatureColumn, FeatureKind, OutcomeColumn, Values
from analytics.correlations.post_table import PostTable
from domain.vocabulary import Platform

MOST_POINTS = 1500


@dataclass(frozen=True)
class PairPoint:
    """`x` and `y` as drawn: the figures themselves, or freed of what is held fixed."""

    content_id: int
    title: str
    platform: Platform
    x: float
    y: float


@dataclass(frozen=True)
class PairGroup:
    category: str
    n: int
    points: tuple[PairPoint, ...]  # their `x` is the place of the category
    low: float  # the quartiles
    middle: float
    high: float


@dataclass(frozen=True, eq=False)
class Pair:
    """Points of a numeric feature, groups of categories and of yes and no.

    Adjusted, `y` is a multiple of what account, format and the rest let expect, 1 being just that,
    and `x` the feature as if all posts were alike in these.
    """

    feature: FeatureColumn
    outcome: OutcomeColumn
    adjusted: bool
    n: int
    points: tuple[PairPoint, ...]
    groups: tuple[PairGroup, ...]
    line: tuple[tuple[float, float], ...]  # of the fit, on the scale drawn


def pair_of(table: PostTable, feature: str, metric: str, *, adjusted: bool) -> Pair:
    column, outcome = table.feature(feature), table.outcome(metric)
    x, y = _drawn(table, column, outcome, adjusted=adjusted)
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    grouped = column.kind is not FeatureKind.NUMBER
    return Pair(
        feature=column,
        outcome=outcome,
        adjusted=adjusted,
        n=known.size,
        points=() if grouped else _points(table, x, y, _thinned(known)),
        groups=_groups(table, column, x, y, known) if grouped else (),
        line=() if grouped else _line(column, outcome, x, y, known, adjusted=adjusted),
    )


def _drawn(
    table: PostTable, column: FeatureColumn, outcome: OutcomeColumn, *, adjusted: bool
) -> tuple[Values, Values]:
    if not adjusted:
        return column.values, outcome.values
    from analytics.stats.adjustment import residuals

    y = np.exp(residuals(outcome.scaled, table.held))
    if column.kind is not FeatureKind.NUMBER:
        return column.values, y
    left = residuals(column.scaled, table.held) + float(np.nanmean(column.scaled))
    return (np.maximum(np.expm1(left), 0.0) if column.logged else left), y


def _thinned(rows: Codes) -> Codes:
    """A part of them drawn evenly by chance, always the same."""
    if rows.size <= MOST_POINTS:
        return rows
    kept = np.random.default_rng(0).choice(rows.size, MOST_POINTS, replace=False)
    return np.asarray(rows[np.sort(kept)])


def _points(table: PostTable, x: Values, y: Values, rows: Codes) -> tuple[PairPoint, ...]:
    return tuple(
        PairPoint(
            table.content_ids[row],
            table.titles[row],
            table.platforms[row],
            float(x[row]),
            float(y[row]),
        )
        for row in rows
    )


def _groups(
    table: PostTable, column: FeatureColumn, x: Values, y: Values, known: Codes
) -> tuple[PairGroup, ...]:
    found = []
    most = max(MOST_POINTS // max(len(column.groups), 1), 1)
    for place, category in enumerate(column.groups):
        rows = known[x[known] == place]
        if rows.size:
            low, middle, high = np.quantile(y[rows], (0.25, 0.5, 0.75))
            points = _points(table, x, y, rows[:most])
            found.append(
                PairGroup(category, rows.size, points, float(low), float(middle), float(high))
            )
    return tuple(found)


def _line(
    column: FeatureColumn,
    outcome: OutcomeColumn,
    x: Values,
    y: Values,
    known: Codes,
    *,
    adjusted: bool,
) -> tuple[tuple[float, float], ...]:
    """The straight line of the scales looked at, which bends on the one drawn."""
    across = np.log1p(x[known]) if column.logged else x[known]
    up = np.log(y[known]) if adjusted else outcome.scaled[known]
    if known.size < 3 or across.min() == across.max():
        return ()
    slope, start = np.polyfit(across, up, 1)
    steps = np.linspace(across.min(), across.max(), 40)
    drawn = np.expm1(steps) if column.logged else steps
    heights = start + slope * steps
    shown = (
        np.exp(heights) if adjusted or outcome.label != outcome.metric.label else np.expm1(heights)
    )
    return tuple(zip(drawn.tolist(), np.maximum(shown, 0.0).tolist(), strict=True))
