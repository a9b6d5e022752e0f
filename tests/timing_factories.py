"""Reports of timing with known truth, for tests of its page, charts and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from analytics.stats.lags import LagFit
from analytics.stats.peaks import PeakHours
from analytics.timing import ClipHours, LagReport, SeriesOption, TimingChoice, TimingReport
from analytics.timing.cadence import cadences, weeks_of_posts
from analytics.timing.effect import effect_of
from analytics.timing.heat import week_map
from analytics.timing.posts import TimedPosts
from database.queries.post_features import StoredPostFacts
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Basis, Platform
from tests.factories import a_selection

YEAR = Period(date(2025, 1, 1), date(2025, 12, 30))
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def a_timed_post(at: datetime, number: int, *, account=1, **changes) -> StoredPostFacts:
    post = StoredPostFacts(
        post_id=number,
        content_id=number,
        platform=Platform.YOUTUBE,
        account_id=account,
        account="Main <b>$x$</b>",
        title=f"Post {number}",
        text=None,
        content_type="video",
        creator=None,
        topic=None,
        language=None,
        duration_s=None,
        features={},
        published_on=at.date(),
        published_at=at,
        previous_at=None,
        audience=None,
    )
    return replace(post, **changes)


def some_timed_posts(posts=280, *, seed=1, tuesday=0.0) -> TimedPosts:
    """Between 8 and 20 h on any day of a year; a Tuesday multiplies views by exp(`tuesday`)."""
    rng = np.random.default_rng(seed)
    hours = np.sort(rng.integers(0, YEAR.days, posts)) * 24 + rng.integers(8, 20, posts)
    moments = [_FIRST + timedelta(hours=int(hour)) for hour in hours]
    weekdays = np.array([at.weekday() for at in moments], dtype=np.int64)
    return TimedPosts(
        facts=tuple(a_timed_post(at, number) for number, at in enumerate(moments)),
        weekdays=weekdays,
        hours=np.array([at.hour for at in moments], dtype=np.int64),
        scaled=7 + tuesday * (weekdays == 1) + rng.normal(0, 0.6, posts),
        held=np.empty((posts, 0)),
        held_words=("platform and account", "type"),
    )


def a_timing_report(*, posts=None, choice=None, **changes) -> TimingReport:
    posts = some_timed_posts() if posts is None else posts
    choice = choice or TimingChoice()
    report = TimingReport(
        selection=a_selection(period=YEAR),
        choice=choice,
        cutting_zone="Europe/Berlin",
        zone=choice.zone or "Europe/Berlin",
        metric=STANDARD_METRICS["views"],
        metrics=(STANDARD_METRICS["views"], STANDARD_METRICS["likes"]),
        published=len(posts.facts),
        timed=posts.timed.size,
        rated=posts.rated.size,
        held_words=posts.held_words,
        effect=effect_of(posts),
        week=week_map(posts, choice.hours, choice.minimum),
        cadences=cadences(posts.facts, YEAR.last_day),
        weeks=weeks_of_posts(posts.facts, YEAR),
        clips=None,
        notes=("Posts without any day of publication, left out everywhere: 1.",),
    )
    return replace(report, **changes)


def a_report_of_no_posts(**changes) -> TimingReport:
    nothing = np.empty(0, dtype=np.int64)
    empty = TimedPosts((), nothing, nothing, np.empty(0), np.empty((0, 0)), ())
    return a_timing_report(posts=empty, **changes)


def some_clip_hours(*, p=0.001) -> ClipHours:
    counts = tuple(10 if hour in (20, 21, 22) else 1 for hour in range(24))
    peak = PeakHours(20, 3, 30 / 51, 0.45, 0.7, p, 51, 20, "scan of the hours")
    return ClipHours(counts, peak)


def a_lag_report(*, p=0.001, best=3, **changes) -> LagReport:
    lags = np.arange(-14, 15)
    fit = LagFit(
        lags=lags,
        correlations=np.where(lags == best, 0.4, 0.05),
        threshold=0.2,
        best=best,
        low=best - 1,
        high=best + 1,
        p=p,
        n=300,
        memory=2,
        method="cross-correlation",
    )
    leads = (SeriesOption("posts", "posts published"), SeriesOption("type:a $x$", "posts of a $x$"))
    follows = (SeriesOption("clips", "clips made"), SeriesOption("views", "views"))
    report = LagReport(
        a_selection(period=YEAR), "Europe/Berlin", leads, follows, leads[0], follows[1], fit,
        Basis.POSTS, (),
    )  # fmt: skip
    return replace(report, **changes)
