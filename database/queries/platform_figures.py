"""What each platform tells in a period: which metrics, and how much of each post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    DOUBLE_PRECISION,
    Connection,
    Label,
    Select,
    cast,
    func,
    select,
    union,
    union_all,
)

from database.filters import belongs, matches, touching
from database.queries.figures import figure
from database.queries.stretches import Stretch, counts
from database.tables import content_performance_history, content_period_figures, daily_totals
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PostSums:
    """The posts of a platform, by name of metric: arrays of one entry per post, nan where no
    source tells it. `days` says how many days each sum speaks of: sums over unlike days do not
    make a rate."""

    amounts: Mapping[str, Values]
    days: Mapping[str, Values]


def told_by_platforms(
    connection: Connection, selection: Selection
) -> dict[Platform, frozenset[str]]:
    """Names of the metrics that posts of the platform tell in the period, of all its content."""
    whole, stretches = selection.of_whole_accounts, content_period_figures
    query = union(
        select(daily_totals.c.platform, daily_totals.c.metric).where(*matches(daily_totals, whole)),
        select(stretches.c.platform, stretches.c.metric).where(
            *belongs(stretches, whole), touching(stretches, whole.period)
        ),
    )
    found: dict[Platform, set[str]] = {}
    for platform, metric in connection.execute(query):
        found.setdefault(Platform(platform), set()).add(metric)
    return {platform: frozenset(names) for platform, names in found.items()}


def post_sums(
    connection: Connection,
    selection: Selection,
    metrics: Sequence[Metric],
    chosen: Sequence[Stretch],
) -> dict[Platform, PostSums]:
    """Of every post with a figure of one of the metrics in the period."""
    parts = union_all(
        _of_days(selection, metrics), _of_stretches(selection, metrics, chosen)
    ).subquery("parts")
    columns = [f"{kind}_{n}" for n in range(len(metrics)) for kind in ("amount", "days")]
    by_post = (
        select(parts.c.platform, *(func.sum(parts.c[name]).label(name) for name in columns))
        .group_by(parts.c.platform, parts.c.post_id)
        .subquery("by_post")
    )
    query = select(
        by_post.c.platform,
        *(func.array_agg(cast(by_post.c[name], DOUBLE_PRECISION)).label(name) for name in columns),
    ).group_by(by_post.c.platform)
    return {
        Platform(row.platform): _sums(row._mapping, metrics) for row in connection.execute(query)
    }


def _sums(row: Mapping[Any, Any], metrics: Sequence[Metric]) -> PostSums:
    return PostSums(
        {metric.name: _array(row[f"amount_{n}"]) for n, metric in enumerate(metrics)},
        {metric.name: _array(row[f"days_{n}"]) for n, metric in enumerate(metrics)},
    )


def _array(values: Sequence[float | None]) -> Values:
    return np.array([np.nan if value is None else value for value in values])


def _of_days(selection: Selection, metrics: Sequence[Metric]) -> Select[Any]:
    history = content_performance_history
    sums: list[Label[Any]] = []
    for number, metric in enumerate(metrics):
        told = figure(history, metric)
        sums.append(func.sum(told).label(f"amount_{number}"))
        sums.append(func.nullif(func.count(told), 0).label(f"days_{number}"))
    return (
        select(history.c.platform, history.c.post_id, *sums)
        .where(*matches(history, selection))
        .group_by(history.c.platform, history.c.post_id)
    )


def _of_stretches(
    selection: Selection, metrics: Sequence[Metric], chosen: Sequence[Stretch]
) -> Select[Any]:
    figures = content_period_figures
    length = figures.c.period_end - figures.c.period_start + 1
    sums: list[Label[Any]] = []
    for number, metric in enumerate(metrics):
        of_metric = figures.c.metric == metric.name
        sums.append(func.sum(figures.c.remainder).filter(of_metric).label(f"amount_{number}"))
        sums.append(func.sum(length).filter(of_metric).label(f"days_{number}"))
    return (
        select(figures.c.platform, figures.c.post_id, *sums)
        .where(
            *belongs(figures, selection),
            touching(figures, selection.period),
            counts(selection.period, chosen),
            figures.c.metric.in_([metric.name for metric in metrics]),
        )
        .group_by(figures.c.platform, figures.c.post_id)
    )
