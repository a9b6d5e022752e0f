"""A figure of others stands beside the team's own only where every part of its definition does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.benchmarks import BenchmarkChoice, compare_benchmarks, report_benchmarks
from domain.benchmarks import Benchmark, Statistic
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.benchmark_factories import a_target, an_amount, an_external_rate

START = datetime(2025, 10, 1, 12, tzinfo=UTC)
DAYS = Period(date(2025, 10, 1), date(2025, 12, 31))
TOTALS = np.arange(1, 22) * 1_000  # 21 shorts, read a week after publication
LIKES = np.arange(21, 0, -1) * 10


@pytest.fixture
def published(team):
    """Shorts with their totals after a week and their days; likes and comments are told daily."""
    account, import_id = team.account(), team.imported()
    for number, (total, likes) in enumerate(zip(TOTALS, LIKES, strict=True)):
        moment = START + timedelta(days=number)
        content_id = team.content(f"Short {number}", content_type="short")
        post = team.post(account, content_id=content_id, published_at=moment)
        team.observe(post, moment + timedelta(days=7), int(total), import_id=import_id)
        for metric, amount in (("views", total), ("likes", likes), ("comments", 10)):
            team.tell_days(post, moment.date(), [int(amount)], metric=metric)
    team.roll_up()
    return account


@pytest.fixture
def compare(team):
    def one(draft, metric="views", choice=None, **chosen):
        selection = Selection(team.workspace_id, DAYS, **chosen)
        report = report_benchmarks(
            team.connection, selection, choice, metric, today=date(2026, 1, 20)
        )
        stored = Benchmark(1, draft, "Ada", datetime(2026, 2, 1, tzinfo=UTC))
        (found,) = compare_benchmarks(report, (stored,))
        return found

    return one


def of(draft, **changes):
    return replace(draft, definition=replace(draft.definition, **changes))


def test_an_amount_at_the_same_age_stands_beside_the_median_of_own_posts(published, compare):
    found = compare(an_amount(5_000.0))
    assert found.comparable
    assert (found.own, found.n) == (np.median(TOTALS), 21)
    assert found.standing.estimate == pytest.approx((4 + 0.5) / 21)


@pytest.mark.parametrize(
    ("statistic", "own"),
    [
        (Statistic.MEAN, float(np.mean(TOTALS))),
        (Statistic.P25, float(np.percentile(TOTALS, 25))),
        (Statistic.P90, float(np.percentile(TOTALS, 90))),
    ],
)
def test_own_is_the_same_statistic(published, compare, statistic, own):
    assert compare(of(an_amount(), statistic=statistic)).own == pytest.approx(own)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"metric": "likes"}, "another metric: shown here is views"),
        ({"age_days": None}, "no age is stated"),
        ({"age_days": 120}, "another age: 120 days"),
        ({"content_type": "video"}, "no own video on YouTube"),
        ({"platform": Platform.TIKTOK}, "no own short on TikTok"),
    ],
)
def test_another_definition_of_an_amount_is_named(published, compare, changes, said):
    found = compare(of(an_amount(), **changes))
    (difference,) = found.differences
    assert said in difference
    assert (found.own, found.standing) == (None, None)


def test_an_age_without_enough_own_posts_is_said_with_its_number(published, compare):
    found = compare(of(an_amount(), age_days=28))
    assert found.comparable
    assert (found.own, found.shortage) == (None, "not enough data (needs 10, has 0)")


def test_a_figure_from_before_the_platform_counted_otherwise_is_refused(published, compare):
    old = an_amount(period=Period(date(2024, 1, 1), date(2024, 12, 31)))
    (difference,) = compare(old).differences
    assert "counted differently: YouTube changed views on 31 Mar 2025" in difference
    assert "the figure is of 2024" in difference


def test_without_its_days_the_day_of_the_source_decides(published, compare):
    assert compare(an_amount(period=None, dated=date(2025, 1, 5))).differences != ()
    assert compare(an_amount(period=None, dated=date(2025, 11, 5))).comparable


def test_a_rate_by_the_same_definition_stands_beside_own_rates(published, compare):
    found = compare(an_external_rate())
    rates = [(likes + 10) / views for likes, views in zip(LIKES, TOTALS, strict=True)]
    assert found.comparable
    assert found.own == pytest.approx(np.median(rates))
    assert found.standing.estimate == pytest.approx(np.mean(np.array(rates) < 0.021))


def test_a_rate_of_fewer_interactions_is_worked_out_by_them(published, compare):
    found = compare(of(an_external_rate(), interactions=("likes",)))
    assert found.own == pytest.approx(np.median(LIKES / TOTALS))


def test_a_ratio_of_sums_stands_beside_the_ratio_of_own_sums(published, compare):
    found = compare(of(an_external_rate(), statistic=Statistic.RATIO))
    assert found.own == pytest.approx((LIKES.sum() + 210) / TOTALS.sum())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"denominator": "followers"}, "another denominator: followers, and own posts tell views"),
        ({"denominator": "impressions"}, "another denominator: impressions"),
        ({"interactions": ("likes", "saves")}, "it counts saves, which most own posts"),
        ({"age_days": 7}, "another age: 7 days after publication"),
        ({"content_type": "short"}, "another format: short only, and own rates are of all formats"),
        ({"platform": Platform.X}, "no own posts on X"),
    ],
)
def test_another_definition_of_a_rate_is_named(published, compare, changes, said):
    (difference,) = compare(of(an_external_rate(), **changes)).differences
    assert said in difference


def test_a_format_that_the_filter_singles_out_may_be_compared(published, compare):
    assert compare(of(an_external_rate(), content_type="short"), types=("short",)).comparable
    (difference,) = compare(an_external_rate(), types=("short",)).differences
    assert "own rates are of short only" in difference


def test_several_differences_are_all_named(published, compare):
    told = of(an_amount(), metric="likes", age_days=None, content_type="video")
    assert len(compare(told).differences) == 3


def test_targets_of_the_team_are_no_figures_of_others(team, published):
    selection = Selection(team.workspace_id, DAYS)
    report = report_benchmarks(team.connection, selection, BenchmarkChoice(), "views")
    stored = Benchmark(1, a_target(), "Ada", datetime(2026, 2, 1, tzinfo=UTC))
    assert compare_benchmarks(report, (stored,)) == ()
