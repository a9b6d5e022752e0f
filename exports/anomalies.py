"""Unusual days and posts as tables, and the series they stand in."""

import math

import numpy as np
from numpy.typing import NDArray

from analytics.anomalies import AnomalyReport, UnusualDays, UnusualPost, WatchedSeries
from domain.notes import Note
from exports.tables import Cell, Table

_SEEN = ("seen", "seen_by", "seen_text")


def unusual_days_table(report: AnomalyReport, days: tuple[UnusualDays, ...]) -> Table:
    columns = (
        "first_day", "last_day", "peak_day", "series", "platform", "account", report.metric.name,
        "expected", "low", "high", "deviation", "q", "score_on_arrival", "reasons", *_SEEN,
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            run.days.first_day,
            run.days.last_day,
            run.peak,
            run.label,
            run.subject.platform.value if run.subject.platform else None,
            run.subject.account,
            run.value,
            run.expected,
            run.low,
            run.high,
            run.deviation,
            run.q,
            run.arrival,
            " ".join(run.reasons),
            *_seen(run.acknowledged),
        )
        for run in days
    ]
    return Table(columns, rows)


def unusual_posts_table(report: AnomalyReport, posts: tuple[UnusualPost, ...]) -> Table:
    columns = (
        "published_on", "content_id", "title", "platform", "account", "type", "post", "age_days",
        report.metric.name, "typical", "low", "high", "doublings", "deviation", "q", "peers",
        *_SEEN,
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            post.published_on,
            post.content_id,
            post.title,
            post.platform.value,
            post.account,
            post.content_type,
            post.external_id,
            round(post.age_days, 3),
            post.value,
            post.typical,
            post.low,
            post.high,
            post.doublings,
            post.deviation,
            post.q,
            post.peers,
            *_seen(post.acknowledged),
        )
        for post in posts
    ]
    return Table(columns, rows)


def series_table(report: AnomalyReport, series: WatchedSeries) -> Table:
    """The days of the chart, with a figure or a band."""
    rows: list[tuple[Cell, ...]] = [
        (
            day,
            series.label,
            *(float(values[at]) for values in _arrays(series)),
            "yes" if series.estimated[at] else "no",
            "yes" if series.unusual[at] else "no",
        )
        for at, day in enumerate(report.selection.period)
        if not (math.isnan(series.values[at]) and math.isnan(series.expected[at]))
    ]
    columns = (
        "day", "series", report.metric.name, "expected", "low", "high", "deviation", "q",
        "estimated", "unusual",
    )  # fmt: skip
    return Table(columns, rows)


def _arrays(series: WatchedSeries) -> tuple[NDArray[np.float64], ...]:
    return (series.values, series.expected, series.low, series.high, series.deviation, series.q)


def _seen(note: Note | None) -> tuple[Cell, ...]:
    return ("yes", note.author, note.draft.text) if note else ("no", None, None)
