"""Trend reports for tests of their page, charts and exports."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np

from analytics.answers import Unanswered
from analytics.stats.synthetic import Recipe, make_series
from analytics.trends.buckets import Line
from analytics.trends.comparison import ComparedTrend, Difference, TrendComparison
from analytics.trends.known_days import KnownDay
from analytics.trends.outlook import outlook_of
from analytics.trends.parts import changes_of_line, course_of, seasons_of
from analytics.trends.report import TrendReport
from analytics.trends.subjects import Subject
from analytics.trends.trending import TrendingContent, TrendingReport
from database.queries.grouped_daily import Group
from domain.granularity import Granularity
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Basis, Level
from tests.factories import LAST_DAY, TITLES, VIEWS, a_definition_change, a_selection

HALF_YEAR = Period.ending(LAST_DAY, days=180)
WEEK = (120.0, 60.0, 0.0, 0.0, -30.0, -60.0, -90.0)
SHIFT = 100  # days from the first
SHORT = Unanswered("A trend: not enough data, needs 28 days, has 9.", 28, 9)


def a_subject(**changes) -> Subject:
    subject = Subject(
        selection=a_selection(period=HALF_YEAR),
        metric=VIEWS,
        metrics=(VIEWS, STANDARD_METRICS["likes"]),
        level=Level.PLATFORM,
        basis=Basis.POSTS,
        time_zone="Europe/Berlin",
        currency=None,
        notes=(),
    )
    return replace(subject, **changes)


def a_line(*, seed=1, days=180, estimated=(), missing=(), **recipe) -> Line:
    values = np.round(make_series(Recipe(days=days, **recipe), seed=seed).values)
    values[list(missing)] = np.nan
    flags = np.zeros(days, dtype=bool)
    flags[list(estimated)] = True
    first = LAST_DAY - timedelta(days=days - 1)
    return Line(tuple(first + timedelta(days=n) for n in range(days)), values, flags)


def a_trend_report(**changes) -> TrendReport:
    return replace(_rising_report(), **changes)


@cache
def _rising_report() -> TrendReport:
    """Rising by 8 a day with a weekly rhythm, and 600 more from the day of a new definition."""
    line = a_line(slope=8.0, rhythm=WEEK, noise=30.0, shifts={SHIFT: 600.0}, missing=(40,),
                  estimated=(20, 21))  # fmt: skip
    day = line.steps[SHIFT]
    known = (KnownDay(day, "YouTube counts differently", definition=True),)
    return TrendReport(
        subject=a_subject(),
        item=Group("youtube", "YouTube"),
        items=(Group("youtube", "YouTube"), Group("tiktok", "TikTok"), Group("x", "X")),
        granularity=Granularity.DAY,
        granularities=tuple(Granularity),
        horizon=28,
        line=line,
        daily=line,
        course=course_of(line),
        seasons=seasons_of(line, gauge=False),
        changes=changes_of_line(line, known),
        outlook=outlook_of(line, Granularity.DAY, 28, counts=True),
        definition_changes=(a_definition_change(day),),
        known=known,
        notes=("1 day of 180 have no figure.",),
    )


def a_short_report(**changes) -> TrendReport:
    nothing = {"course": SHORT, "seasons": SHORT, "changes": SHORT, "outlook": SHORT}
    return a_trend_report(line=a_line(days=9), daily=a_line(days=9), **nothing, **changes)


def a_compared_row(key, label, line, against=None) -> ComparedTrend:
    return ComparedTrend(
        item=Group(key, label),
        metric=VIEWS,
        line=line,
        indexed=line.values / np.nanmean(line.values) * 100,
        course=course_of(line),
        against_first=against,
    )


def a_trend_comparison(**changes) -> TrendComparison:
    apart = Difference(0.004, 0.003, 0.005, 1e-9, 180)
    report = TrendComparison(
        subject=a_subject(),
        granularity=Granularity.DAY,
        granularities=tuple(Granularity),
        rows=(
            a_compared_row("youtube", "YouTube", a_line(seed=2)),
            a_compared_row("tiktok", "TikTok", a_line(seed=3, slope=4.0), apart),
            a_compared_row("x", "X", a_line(seed=4), SHORT),
        ),
        confidence=0.95,
        notes=(),
    )
    return replace(report, **changes)


def a_trending_row(n=1, **changes) -> TrendingContent:
    row = TrendingContent(
        content_id=n,
        title=TITLES[n],
        recent=1_240.0,
        expected=610.0,
        ratio=2.033,
        shrunk=1.9,
        low=1.4,
        high=2.6,
        q=0.0004,
        recent_days=7,
        earlier_days=28,
        values=(*[87.0] * 28, *[177.0] * 7),
    )
    return replace(row, **changes)


def a_trending_report(**changes) -> TrendingReport:
    report = TrendingReport(
        subject=a_subject(level=Level.CONTENT),
        recent=Period(date(2026, 7, 15), LAST_DAY),
        earlier=Period(date(2026, 6, 17), date(2026, 7, 14)),
        rows=(a_trending_row(1), a_trending_row(2, shrunk=1.5)),
        judged=31,
        common=1.0,
        false_discovery=0.05,
        method="ratio of means",
        notes=(),
    )
    return replace(report, **changes)
