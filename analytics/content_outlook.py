"""What comes next for each post, and which of its days were unusual?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analytics.answers import Unanswered, answered
from analytics.content import ContentReport
from analytics.post_series import PostSeries
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Platform

if TYPE_CHECKING:
    from analytics.stats.forecasting import Forecast  # brings scipy

LONGEST_HORIZON = 28
SHORTEST_HORIZON = 7
LEVELS = (0.8, 0.95)

Values = NDArray[np.float64]


@dataclass(frozen=True)
class UnusualDay:
    day: date
    value: float
    expected: float
    low: float  # the band of ordinary days
    high: float


@dataclass(frozen=True, eq=False)
class ComingDays:
    period: Period
    forecast: "Forecast"


@dataclass(frozen=True, eq=False)
class PostOutlook:
    """`days` and `values` are the finished ones, nan where a day is missing."""

    post_id: int
    platform: Platform
    account: str
    days: Period | None
    values: Values
    coming: ComingDays | Unanswered
    unusual: tuple[UnusualDay, ...] | Unanswered


@dataclass(frozen=True, eq=False)
class ContentOutlook:
    metric: Metric
    posts: tuple[PostOutlook, ...]


def report_outlook(report: ContentReport, *, today: date) -> ContentOutlook:
    """Of the posts' own days before `today`, which is not over."""
    return ContentOutlook(
        report.metric, tuple(_outlook(report.metric, post, today) for post in report.posts)
    )


def _outlook(metric: Metric, post: PostSeries, today: date) -> PostOutlook:
    told = [(day, n) for n, day in enumerate(post.days) if day < today]
    days = Period(told[0][0], told[-1][0]) if told else None
    values = np.full(days.days if days else 0, np.nan)
    measured = values.copy()
    for day, n in told:
        at = (day - told[0][0]).days
        values[at] = post.values[n]
        measured[at] = np.nan if post.estimated[n] else post.values[n]
    return PostOutlook(
        post_id=post.post_id,
        platform=post.platform,
        account=post.account,
        days=days,
        values=values,
        coming=answered(lambda: _coming(metric, days, values)),
        unusual=answered(lambda: _unusual(days, measured)),
    )


def _coming(metric: Metric, days: Period | None, values: Values) -> ComingDays:
    from analytics.stats.forecasting import forecast, longest_horizon  # brings scipy

    if not metric.additive:
        raise InvalidRequest(f"{metric.label} of single days are not forecast, only amounts are.")
    horizon = min(LONGEST_HORIZON, longest_horizon(int(np.isfinite(values).sum())))
    told = forecast(values, max(horizon, SHORTEST_HORIZON), levels=LEVELS, counts=True)
    assert days is not None  # without a day nothing could be forecast
    first = days.last_day + timedelta(days=1)
    return ComingDays(Period(first, first + timedelta(days=told.mean.size - 1)), told)


def _unusual(days: Period | None, measured: Values) -> tuple[UnusualDay, ...]:
    """Days spread over a gap were not measured, so they cannot stand out."""
    from analytics.stats.anomalies import detect_anomalies  # brings scipy

    found = detect_anomalies(measured)
    assert days is not None  # without a day nothing could be unusual
    all_days = tuple(days)
    return tuple(
        UnusualDay(
            all_days[n],
            float(measured[n]),
            float(found.expected[n]),
            float(found.low[n]),
            float(found.high[n]),
        )
        for n in np.flatnonzero(found.unusual())
    )
