"""What posts brought in at a comparable point: over equal first days, or in all with their age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.columns import OutcomeColumn, Values, amounts, per_view
from analytics.stretches import choose_stretches
from database.queries.post_amounts import (
    StoredAmountOfDays,
    StoredSpan,
    amounts_of_stretches,
    first_days_amounts,
    spans_of_days,
    sums_of_days,
)
from database.queries.post_features import StoredPostFacts
from domain.metrics import Metric
from domain.selection import Selection

_VIEWS = "views"
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, eq=False)
class PostAmounts:
    """A row per post, a column per metric, nan where unknown; `ages` in days, those of the
    totals."""

    metrics: tuple[Metric, ...]
    told: Values
    ages: Values


def amounts_of_first_days(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    posts: Sequence[StoredPostFacts],
    metrics: Sequence[Metric],
    days: int,
) -> PostAmounts:
    found = first_days_amounts(connection, selection, zone, metrics, days=days)
    unknown = (None,) * len(metrics)
    told = _matrix([found.get(post.post_id, unknown) for post in posts], len(metrics))
    return PostAmounts(tuple(metrics), told, np.full(len(posts), float(days)))


def amounts_so_far(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    posts: Sequence[StoredPostFacts],
    metrics: Sequence[Metric],
) -> PostAmounts:
    """Days and longer stretches together, of posts that are told from their publication on."""
    asked = connection, selection, zone
    spans, sums = spans_of_days(*asked), sums_of_days(*asked, metrics)
    stretches = amounts_of_stretches(*asked, metrics)
    rows, ages = [], []
    for post in posts:
        span = spans.get(post.post_id)
        counted = _counted(stretches.get(post.post_id, ()))
        by_day = sums.get(post.post_id, (None,) * len(metrics))
        totals = [
            _total(post.published_on, span, amount, counted.get(metric.name, []))
            for metric, amount in zip(metrics, by_day, strict=True)
        ]
        rows.append(totals)
        ages.append(_age(post.published_on, span, counted))
    return PostAmounts(tuple(metrics), _matrix(rows, len(metrics)), np.array(ages))


def outcome_columns(found: PostAmounts, *, of_views: bool) -> tuple[OutcomeColumn, ...]:
    columns = zip(found.metrics, found.told.T, strict=True)
    if not of_views:
        return tuple(amounts(metric, told) for metric, told in columns)
    names = [metric.name for metric in found.metrics]
    if _VIEWS not in names:
        return ()
    views = found.told[:, names.index(_VIEWS)]
    return tuple(per_view(metric, told, views) for metric, told in columns if metric.name != _VIEWS)


def _matrix(rows: Sequence[Sequence[float | None]], width: int) -> Values:
    filled = [[np.nan if value is None else value for value in row] for row in rows]
    return np.array(filled, dtype=float).reshape(len(rows), width)


def _counted(stretches: Sequence[StoredAmountOfDays]) -> Mapping[str, list[StoredAmountOfDays]]:
    """By metric: stated stretches that do not overlap, then a first total that touches none."""
    found: dict[str, list[StoredAmountOfDays]] = {}
    for metric in dict.fromkeys(one.metric for one in stretches):
        mine = [one for one in stretches if one.metric == metric]
        chosen = choose_stretches(one.period for one in mine if one.stated)
        found[metric] = [
            one
            for one in mine
            if (one.period in chosen if one.stated else not any(map(one.period.overlaps, chosen)))
        ]
    return found


def _total(
    published: date,
    span: StoredSpan | None,
    by_day: float | None,
    counted: Sequence[StoredAmountOfDays],
) -> float | None:
    """None where the first days are not told: what came later is no total."""
    if by_day is None and not counted:
        return None
    begins = [one.period.first_day for one in counted]
    if by_day is not None and span is not None:
        begins.append(span.first_day)
    if min(begins) > published + _A_DAY:
        return None
    return (by_day or 0.0) + sum(one.remainder for one in counted)


def _age(
    published: date, span: StoredSpan | None, counted: Mapping[str, Sequence[StoredAmountOfDays]]
) -> float:
    ends = [one.period.last_day for some in counted.values() for one in some]
    if span is not None:
        ends.append(span.last_day)
    return max((max(ends) - published).days + 1.0, 1.0) if ends else np.nan
