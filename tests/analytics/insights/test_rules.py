"""Each rule speaks where something is going on, keeps silent below its thresholds, and says why."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from analytics.answers import Unanswered
from analytics.correlations.importance import importance_of
from analytics.insights.anomalies import anomalies
from analytics.insights.early import YoungPost, early
from analytics.insights.falling import PlatformTrend, falling
from analytics.insights.features import features
from analytics.insights.gaps import gaps
from analytics.insights.outliers import outliers
from analytics.insights.platforms import platforms
from analytics.insights.repurpose import repurpose
from analytics.insights.revival import revival
from analytics.platform_differences.first_days import FirstDays
from analytics.trends.known_days import KnownDay
from analytics.trends.parts import changes_of_line, course_of
from database.queries.freshness import AccountFreshness
from database.queries.publications import Publication
from domain.vocabulary import Platform
from tests.content_age_factories import a_post_ages
from tests.correlation_factories import a_correlation_report, a_report_of_few_posts
from tests.factories import LAST_DAY, VIEWS, a_selection
from tests.note_factories import (
    a_watched_series,
    an_anomaly_report,
    an_unusual_post,
    unusual_days,
)
from tests.platform_factories import a_platforms_report, a_ratio
from tests.trend_factories import a_line, a_trend_report, a_trending_report, a_trending_row

YOUTUBE, TIKTOK, X = Platform.YOUTUBE, Platform.TIKTOK, Platform.X


def a_platform_trend(platform=TIKTOK, **recipe):
    line = a_line(days=90, **recipe)
    report = replace(
        a_trend_report(), line=line, daily=line, course=course_of(line),
        changes=changes_of_line(line, ()),
    )  # fmt: skip
    return PlatformTrend(platform, report)


def test_a_fall_is_told_with_its_size_and_the_day_it_begins():
    step = a_platform_trend(level=1000.0, noise=40.0, shifts={50: -400.0})
    (one,) = falling([step, a_platform_trend(X, seed=3, level=1000.0, noise=40.0)]).insights
    begins = step.report.daily.steps[50]
    assert one.title == f"Views on TikTok fell on {begins.day} {begins:%b %Y}."
    assert one.estimate.low <= one.estimate.value <= one.estimate.high < 0
    # 400 a day less are 11,200 in four weeks
    assert one.impact.low < 11_200 < one.impact.high
    assert one.impact.value == pytest.approx(11_200, rel=0.1)


def test_a_step_that_is_sure_alone_but_not_among_all_tests_is_none():
    step = a_platform_trend(level=1000.0, noise=40.0, shifts={50: -400.0})
    (found,) = step.report.changes.changes

    def with_ends(low, high):
        # 400 less, two-sided 95 %; corrected for two tests the ends lie 1.6 times as far out
        told = replace(found, before=1000.0, shift=-400.0, low=low, high=high)
        changes = replace(step.report.changes, changes=(told,))
        return falling([replace(step, report=replace(step.report, changes=changes))]).insights

    assert with_ends(-500.0, -300.0)
    assert with_ends(-550.0, -250.0) == ()


def test_what_falls_back_after_a_hit_is_no_fall():
    hit = a_platform_trend(level=1000.0, noise=40.0, shifts={50: 900.0, 62: -900.0})
    assert len(hit.report.changes.changes) == 2
    assert falling([hit]).insights == ()


@pytest.mark.parametrize(("days", "falls"), [(24, False), (40, True)])
def test_a_burst_at_the_beginning_is_no_level_to_fall_from(days, falls):
    """What came before the days looked at is not known."""
    burst = a_platform_trend(level=1600.0, noise=40.0, shifts={days: -600.0})
    assert len(burst.report.changes.changes) == 1
    assert bool(falling([burst]).insights) is falls


def test_what_has_come_back_since_is_no_fall():
    dip = a_platform_trend(level=1000.0, noise=40.0, shifts={40: -500.0, 55: 500.0})
    assert len(dip.report.changes.changes) == 2
    assert falling([dip]).insights == ()


def test_a_step_on_a_known_day_is_no_news():
    step = a_platform_trend(level=1000.0, noise=40.0, shifts={50: -400.0})
    line = step.report.daily
    known = (KnownDay(line.steps[50], "TikTok counts otherwise", definition=True),)
    told = replace(step.report, changes=changes_of_line(line, known))
    assert falling([replace(step, report=told)]).insights == ()


def test_a_fall_too_small_to_matter_is_none():
    small = a_platform_trend(level=1000.0, noise=1.0, slope=-1.0)
    assert falling([small]).insights == ()


def test_a_slow_fall_has_no_day_and_predicts_nothing():
    (one,) = falling([a_platform_trend(level=1000.0, noise=30.0, slope=-8.0)]).insights
    assert one.impact is None
    assert "No single day begins it" in one.description


def test_too_few_days_are_said_with_the_number_needed():
    short = replace(a_platform_trend().report, course=Unanswered("few", 14, 9))
    line = a_line(days=9, level=1000.0)
    verdict = falling([PlatformTrend(X, replace(short, daily=line))])
    assert verdict.reason == ("Not enough data: needs 28 days with figures of a platform, has 9.")


def test_an_outlier_is_told_beside_its_peers_and_predicts_nothing():
    (one,) = outliers(an_anomaly_report(posts=(an_unusual_post(q=0.005),))).insights
    assert "20 times what is typical" in one.description
    assert (one.impact, one.content_ids) == (None, (7,))
    assert "luck" in one.no_impact


@pytest.mark.parametrize(
    "changes",
    [
        {"q": 0.02},
        {"value": 59_000.0},  # of a typical 20,000: less than three times
        {"value": 120.0, "typical": 30.0},  # four times, but only 90 more
        {"deviation": -4.4},
    ],
)
def test_what_is_no_clear_and_large_hit_is_no_outlier(changes):
    post = an_unusual_post(**{"q": 0.005, **changes})
    verdict = outliers(an_anomaly_report(posts=(post,)))
    assert verdict.insights == ()
    assert "40 posts judged" in verdict.reason


def test_a_feature_that_stands_and_predicts_is_told_as_association():
    report = a_correlation_report()
    (one,) = features(report, "views", importance_of(report, "views")).insights
    assert one.title == "Try more posts where face is yes."
    assert "Association, not cause." in one.description
    # the factory's posts with a face have 60 % more
    assert one.estimate.low < 0.6 < one.estimate.high
    typical = float(np.nanmedian(report.table.outcome("views").values))
    assert one.impact.value == pytest.approx(typical * one.estimate.value)


def test_a_feature_that_does_not_predict_unseen_posts_is_left_out():
    report = a_correlation_report()
    found = importance_of(report, "views")
    weak = tuple(replace(one, low=-0.01) for one in found.importance.features)
    doubtful = replace(found, importance=replace(found.importance, features=weak))
    assert features(report, "views", doubtful).insights == ()


def test_few_posts_are_no_reason_to_advise():
    verdict = features(a_report_of_few_posts(), "views", None)
    assert verdict.reason == (
        "Not enough data: needs 20 posts of the last year with figures of their first 7 days, "
        "has 12."
    )


def posts_of(*counts):
    """Rows of YouTube, then TikTok; what they brought does not matter here."""
    names = tuple(p for p, n in zip((YOUTUBE, TIKTOK), counts, strict=True) for _ in range(n))
    size = len(names)
    return FirstDays(names, np.arange(size), np.full(size, np.nan), {"views": np.ones(size)}, size)


def a_pair(**changes):
    """TikTok brings four times as much as YouTube, for the same content."""
    ratio = a_ratio(**{"ratio": 0.25, "low": 0.2, "high": 0.4, "q": 0.001, "n": (30,), **changes})
    return a_platforms_report(same_content=(ratio,), posts=posts_of(40, 20))


def test_effort_is_shifted_to_the_platform_that_brings_more_and_gets_less():
    (one,) = platforms(a_pair()).insights
    assert one.title == "Shift some posts from YouTube to TikTok."
    assert (one.estimate.value, one.estimate.low, one.estimate.high) == pytest.approx((4, 2.5, 5))
    # medians of the factory: TikTok 20,000 (15,000 to 26,000), YouTube 10,000 (8,000 to 13,000)
    assert (one.impact.value, one.impact.low, one.impact.high) == (10_000, 2_000, 18_000)


@pytest.mark.parametrize(
    "report",
    [
        a_pair(q=0.02),
        a_pair(high=0.8),  # at the cautious end only 1.25 times
        replace(a_pair(), posts=posts_of(20, 40)),  # it gets more posts already
    ],
)
def test_without_a_sure_and_large_difference_no_effort_is_shifted(report):
    assert platforms(report).insights == ()


def test_too_little_content_on_two_platforms_is_said():
    assert "needs 10 pieces of content on two platforms, has 12" not in platforms(a_pair()).reason
    few = a_platforms_report(same_content=(a_ratio(n=(6,)),), shared_content=6)
    assert "needs 10 pieces of content on two platforms, has 6" in platforms(few).reason


def a_catalogue(link, *, seed=2, both=30, alone=10):
    """Content on both platforms whose logs correlate by `link`, then some on YouTube alone, the
    last of which is by far the best."""
    rng = np.random.default_rng(seed)
    x = rng.normal(8, 0.8, both + alone)
    x[-1] = 11.0
    y = 7 + link * (x[:both] - 8) + np.sqrt(1 - link**2) * rng.normal(0, 0.8, both)
    contents = np.array([*range(both + alone), *range(both)])
    names = (YOUTUBE,) * (both + alone) + (TIKTOK,) * both
    amounts = np.expm1(np.concatenate([x, y]))
    found = FirstDays(names, contents, np.full(contents.size, np.nan), {"views": amounts}, 70)
    posts = tuple(
        Publication(n, int(content), platform, 1, "Main", f"e{n}", f"Work {content}", "video",
                    LAST_DAY - timedelta(days=10), None)
        for n, (content, platform) in enumerate(zip(contents, names, strict=True))
    )  # fmt: skip
    return a_platforms_report(posts=found, shared_content=both), posts


def test_a_hit_is_brought_to_a_platform_where_such_content_does_well():
    (one, *_) = repurpose(*a_catalogue(0.9)).insights
    assert one.title == "Bring \u201cWork 39\u201d to TikTok."
    assert one.estimate.low < 0.9 < one.estimate.high + 0.05
    # the line says 7 + 0.9 x 3 of the logarithm
    assert one.impact.low < np.expm1(7 + 0.9 * 3) < one.impact.high


def test_a_hit_stays_where_it_is_when_success_does_not_carry_over():
    verdict = repurpose(*a_catalogue(0.0))
    assert verdict.insights == ()
    assert "on none does what did well" in verdict.reason


def test_an_old_hit_is_not_brought_over():
    report, posts = a_catalogue(0.9)
    old = tuple(replace(post, published_on=LAST_DAY - timedelta(days=91)) for post in posts)
    assert repurpose(report, old).insights == ()


def test_old_content_that_rises_again_is_shown_anew():
    row = a_trending_row(2, recent=3000.0, expected=1000.0, ratio=3.0, low=2.0, high=4.0)
    report = a_trending_report(rows=(a_trending_row(1, low=1.2), row))
    (one,) = revival(report, {1: date(2025, 1, 1), 2: date(2025, 1, 1)}).insights
    assert one.content_ids == (2,)
    assert (one.impact.low, one.impact.high) == (1500.0, 2250.0)
    assert revival(report, {2: report.recent.last_day - timedelta(days=90)}).insights == ()
    assert revival(report, {}).insights == ()


def a_young_post(*, chance=0.7, days_since_reading=1.0, **changes):
    ages = a_post_ages(TIKTOK)
    post = Publication(1, 7, TIKTOK, 1, "Main", "e7", "Young", "video", LAST_DAY, None)
    signal = replace(ages.early, chance=chance, **changes)
    return YoungPost(post, replace(ages, early=signal), days_since_reading)


def test_a_young_post_on_its_way_up_is_pushed_while_it_is_young():
    told = a_young_post()
    alike = told.ages.early.record.bin_of(0.7)
    verdict = early(VIEWS, [told], a_selection().period)
    trusted = alike is not None and alike.observed.low > 0.1
    assert bool(verdict.insights) is trusted
    (one,) = verdict.insights
    assert "Push \u201cYoung\u201d on TikTok now." in one.title
    assert one.impact is None


@pytest.mark.parametrize(
    "young",
    [
        a_young_post(chance=0.4),
        a_young_post(days_since_reading=4.0),
        a_young_post(days_since_reading=None),
        a_young_post(value=1e9),  # there already
    ],
)
def test_an_unlikely_late_or_finished_climb_is_not_pushed(young):
    assert early(VIEWS, [young], a_selection().period).insights == ()


def test_an_unexplained_day_is_looked_into_until_somebody_has():
    recent = unusual_days(reasons=(), peak=a_selection().period.last_day, series="youtube")
    (one,) = anomalies(an_anomaly_report(days=(recent,))).insights
    assert "far more views" in one.title
    assert one.estimate.n == 180
    explained = replace(recent, reasons=("A hit was published that day.",))
    old = replace(recent, peak=recent.peak - timedelta(days=14))
    small = replace(recent, value=25_000.0)
    verdict = anomalies(an_anomaly_report(days=(explained, old, small)))
    assert verdict.insights == ()
    assert "2 accounts looked at" in verdict.reason


def test_three_missing_days_in_a_row_are_a_gap_and_two_are_none():
    series = a_watched_series()
    values = series.values.copy()
    values[[5, 6, 7, 12, 13]] = np.nan
    report = an_anomaly_report(series=(replace(series, values=values),), days=())
    fresh = (AccountFreshness(YOUTUBE, "Main", LAST_DAY, None),)
    (one,) = gaps(report, fresh, LAST_DAY + timedelta(days=1)).insights
    first = report.selection.period.first_day + timedelta(days=5)
    assert f"From {first.day} {first:%b %Y}" in one.description
    assert one.estimate.value == 3
    assert one.value == pytest.approx(3 * float(np.nanmedian(values)))


@pytest.mark.parametrize(("days", "late"), [(7, False), (8, True), (90, True), (91, False)])
def test_an_account_is_late_after_a_week_and_forgotten_after_ninety_days(days, late):
    fresh = (AccountFreshness(X, "main", LAST_DAY, None),)
    found = gaps(an_anomaly_report(series=()), fresh, LAST_DAY + timedelta(days=days)).insights
    assert [one.title for one in found] == (["Import newer figures of main (X)."] if late else [])
