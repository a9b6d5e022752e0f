"""Where nothing is going on, the rules that test say something no more often than they state."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from scipy.stats import binom

from analytics.anomalies.series import runs_of, watch
from analytics.insights.anomalies import anomalies
from analytics.insights.falling import PlatformTrend, falling
from analytics.insights.features import candidates
from analytics.insights.outliers import LEAST_TIMES
from analytics.insights.platforms import FEWEST_PAIRS
from analytics.insights.repurpose import carry_overs
from analytics.insights.rules import LEVEL
from analytics.insights.timing import PlatformTiming, timing
from analytics.platform_differences.first_days import FirstDays
from analytics.platform_differences.same_age import content_ratios
from analytics.stats.multiplicity import false_discovery_q
from analytics.stats.peers import compare_with_peers
from analytics.stats.rising import find_rises
from analytics.stats.synthetic import make_noise
from analytics.trends.parts import changes_of_line, course_of
from database.queries.daily import DailyAmounts
from database.queries.grouped_daily import GroupAmounts
from domain.notes import NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform
from tests.correlation_factories import a_correlation_report, a_post_table
from tests.factories import VIEWS, a_selection
from tests.insight_factories import LAST_DAY
from tests.note_factories import an_anomaly_report
from tests.timing_factories import YEAR, some_timed_posts
from tests.trend_factories import a_line, a_trend_report

TIKTOK, X = Platform.TIKTOK, Platform.X
PLATFORMS = (Platform.YOUTUBE, TIKTOK, Platform.INSTAGRAM, X)


def at_most(seeds: int) -> int:
    """What a true rate of `LEVEL` exceeds in one of a thousand tries."""
    return int(binom.ppf(0.999, seeds, LEVEL))


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_level_series_are_not_falling(memory):
    seeds = 150
    report = a_trend_report()

    def trends(seed):
        for n, platform in enumerate(PLATFORMS):
            line = a_line(seed=4 * seed + n, days=90, level=1000.0, noise=150.0, memory=memory)
            told = replace(
                report, daily=line, course=course_of(line), changes=changes_of_line(line, ())
            )
            yield PlatformTrend(platform, told)

    found = sum(bool(falling(list(trends(seed))).insights) for seed in range(seeds))
    assert found <= at_most(seeds)


def test_posts_like_all_others_are_no_outliers():
    seeds = 200

    def found(seed):
        values = np.exp(np.random.default_rng(seed).normal(8, 0.6, 30))
        others = [compare_with_peers(v, np.delete(values, n)) for n, v in enumerate(values)]
        q = false_discovery_q(np.array([one.p for one in others]))
        return any(
            each <= LEVEL and value >= LEAST_TIMES * one.typical
            for each, value, one in zip(q, values, others, strict=True)
        )

    assert sum(map(found, range(seeds))) <= at_most(seeds)


def test_where_timing_does_not_matter_no_time_is_told():
    seeds = 200
    found = sum(
        bool(timing([PlatformTiming(X, VIEWS, YEAR, some_timed_posts(50, seed=seed))]).insights)
        for seed in range(seeds)
    )
    assert found <= at_most(seeds)


def test_of_several_platforms_whose_timing_does_not_matter_none_is_told():
    seeds = 30
    found = sum(
        bool(
            timing(
                [
                    PlatformTiming(one, VIEWS, YEAR, some_timed_posts(45, seed=4 * seed + n))
                    for n, one in enumerate(PLATFORMS)
                ]
            ).insights
        )
        for seed in range(seeds)
    )
    assert found <= at_most(seeds)


@pytest.mark.parametrize("memory", [0.0, 0.6])
def test_ordinary_days_are_no_anomalies(memory):
    """Two accounts whose weekends have half the views; every day of the last 90 is judged."""
    seeds = 200
    whole, shown = Period.ending(LAST_DAY, days=180), Period.ending(LAST_DAY, days=90)
    usual = np.where(np.arange(whole.days) % 7 < 5, 2000.0, 1000.0)

    def series_of(seed):
        noise = make_noise(2, whole.days, memory=memory, rng=np.random.default_rng(seed))
        days = [np.round(usual * np.exp(0.25 * one)) for one in noise]
        groups = [
            GroupAmounts(
                str(n), str(n), DailyAmounts(Decimal(0), Decimal(0), one, np.zeros(one.size))
            )
            for n, one in enumerate(days)
        ]
        return watch(groups, [NoteSubject(TIKTOK), NoteSubject(X)], whole, shown)[0]

    def found(seed):
        series = series_of(seed)
        report = an_anomaly_report(
            selection=a_selection(period=shown),
            series=series,
            days=tuple(run for one in series for run in runs_of(one, shown)),
        )
        return bool(anomalies(report).insights)

    assert sum(map(found, range(seeds))) <= at_most(seeds)


def test_features_without_an_effect_are_no_candidates():
    seeds = 40

    def found(seed):
        table = a_post_table(120, seed=seed)
        noise = np.exp(np.random.default_rng(seed + 1000).normal(7, 0.6, 120))
        views = table.outcome("views")
        silent = replace(views, values=noise, scaled=np.log1p(noise))
        report = a_correlation_report(table=replace(table, outcomes=(silent,)))
        return bool(candidates(report, "views"))

    assert sum(map(found, range(seeds))) <= at_most(seeds)


@pytest.fixture(scope="module")
def alike():
    """Content on four platforms that all bring as much, each draw by itself."""

    def drawn(seed, works=20):
        rng = np.random.default_rng(seed)
        names = tuple(platform for platform in PLATFORMS for _ in range(works))
        amounts = np.exp(rng.normal(8, 0.7, len(names)))
        contents = np.tile(np.arange(works), len(PLATFORMS))
        return FirstDays(names, contents, np.full(len(names), np.nan), {"views": amounts}, 0)

    return drawn


def test_platforms_that_bring_as_much_are_not_told_apart(alike):
    seeds = 200
    found = [
        any(
            one.q <= LEVEL and one.ratio.n[0] >= FEWEST_PAIRS
            for one in content_ratios(alike(seed), VIEWS)
        )
        for seed in range(seeds)
    ]
    assert sum(found) <= at_most(seeds)


def test_success_that_does_not_carry_over_is_not_said_to(alike):
    seeds = 300

    def found(seed):
        posts = alike(seed)
        amounts = {
            platform: dict(zip(posts.contents[posts.of(platform)].tolist(),
                               posts.amounts["views"][posts.of(platform)].tolist(), strict=True))
            for platform in PLATFORMS
        }  # fmt: skip
        return any(one.q <= LEVEL for one in carry_overs(amounts))

    assert sum(map(found, range(seeds))) <= at_most(seeds)


def test_content_that_goes_on_as_before_does_not_rise():
    seeds = 200

    def found(seed):
        rng = np.random.default_rng(seed)
        usual = rng.gamma(2.0, 60.0, (30, 1))
        days = rng.poisson(usual, (30, 35)).astype(float)
        return bool((find_rises(days[:, 28:], days[:, :28]).q <= LEVEL).any())

    assert sum(map(found, range(seeds))) <= at_most(seeds)
