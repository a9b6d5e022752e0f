"""The days, readings and longer figures of each post of one piece of content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.content_totals import Told
from database.queries.content import PostDays, StoredPost, post_days
from database.queries.observations import running_totals
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Platform

_NO_DAYS = PostDays((), (), (), ())


@dataclass(frozen=True)
class PeriodFigure:
    """An amount known only for a stretch of days. `remainder` is what days inside do not tell."""

    period: Period
    amount: Decimal
    remainder: Decimal


@dataclass(frozen=True, eq=False)
class PostSeries:
    """One post and the chosen metric. Daily arrays share `days`, which has no missing days left
    out: a day without data is absent from it."""

    post_id: int
    platform: Platform
    account: str
    url: str | None
    external_id: str
    published_at: datetime | None
    days: tuple[date, ...]
    values: NDArray[np.float64]
    estimated: NDArray[np.bool_]
    corrected: NDArray[np.bool_]
    running: tuple[tuple[datetime, Decimal], ...]  # observed running totals, in time order
    period_figures: tuple[PeriodFigure, ...]


def post_series(
    connection: Connection,
    workspace_id: int,
    content_id: int,
    metric: Metric,
    posts: Sequence[StoredPost],
    told: Told,
) -> tuple[PostSeries, ...]:
    days = post_days(connection, workspace_id, content_id, metric)
    running = running_totals(connection, workspace_id, content_id, metric)
    return tuple(_post_series(post, metric, days, running, told) for post in posts)


def _post_series(
    post: StoredPost,
    metric: Metric,
    days: Mapping[int, PostDays],
    running: Mapping[int, tuple[tuple[datetime, Decimal], ...]],
    told: Told,
) -> PostSeries:
    by_day = days.get(post.post_id, _NO_DAYS)
    return PostSeries(
        post_id=post.post_id,
        platform=post.platform,
        account=post.account,
        url=post.url,
        external_id=post.external_id,
        published_at=post.published_at,
        days=tuple(by_day.days),
        values=np.asarray(by_day.values, dtype=np.float64),
        estimated=np.asarray(by_day.estimated, dtype=np.bool_),
        corrected=np.asarray(by_day.corrected, dtype=np.bool_),
        running=running.get(post.post_id, ()),
        period_figures=tuple(
            PeriodFigure(stretch.period, stretch.amount, stretch.remainder)
            for stretch in told.stretches
            if (stretch.post_id, stretch.metric) == (post.post_id, metric.name)
        ),
    )
