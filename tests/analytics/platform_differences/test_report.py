"""Platforms are set side by side at one age, like for like, and only where they can be."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import kruskal, ttest_rel

from analytics.platform_differences.report import report_platform_differences
from domain.comparability import Comparability
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform
from tests.analytics.conftest import LONG_AFTER

YOUTUBE, TIKTOK, WEBSITE = Platform.YOUTUBE, Platform.TIKTOK, Platform.WEBSITE
YEAR = Period(date(2025, 5, 1), date(2025, 7, 31))
FIRST = YEAR.first_day


@pytest.fixture
def platforms(team):
    def report(metric="views", **choices):
        selection = Selection(team.workspace_id, choices.pop("period", YEAR), **choices)
        return report_platform_differences(team.connection, selection, metric, today=LONG_AFTER)

    return report


def a_post(team, account, day, per_day, *, days=7, metric="views", content_id=None, **figures):
    """The same amount on each of its first days."""
    post = team.post(account, published_day=day, content_id=content_id)
    for name, amount in {metric: per_day, **figures}.items():
        team.tell_days(post, day, [amount] * days, metric=name)
    return post


def some_posts(team, account, amounts, *, start=FIRST, **figures):
    return [
        a_post(team, account, start + timedelta(days=number), amount, **figures)
        for number, amount in enumerate(amounts)
    ]


def test_posts_are_compared_over_their_first_seven_days(team, platforms):
    amounts = {YOUTUBE: [10, 20, 30, 40, 50, 60], TIKTOK: [100, 90, 80, 70, 110, 120]}
    for platform, each in amounts.items():
        some_posts(team, team.account(platform), each, days=20)
    team.roll_up()
    report = platforms()
    assert [(level.platform, level.n) for level in report.levels] == [(YOUTUBE, 6), (TIKTOK, 6)]
    assert [level.median.estimate for level in report.levels] == [35 * 7, 95 * 7]
    (views,) = [each for each in report.differences if each.metric.name == "views"]
    assert views.p == pytest.approx(kruskal(*amounts.values()).pvalue)
    assert (views.grade, views.n) == (Comparability.SIMILAR, 12)


def test_a_post_whose_first_days_are_not_all_known_is_left_out(team, platforms):
    account = team.account()
    some_posts(team, account, [10] * 6)
    a_post(team, account, FIRST, 1000, days=6)
    team.roll_up()
    (level,) = platforms().levels
    assert (level.n, level.median.high) == (6, 70)
    assert platforms().posts.published == 7


def test_too_few_posts_are_told_in_words_and_not_tested(team, platforms):
    some_posts(team, team.account(), [10] * 6)
    some_posts(team, team.account(TIKTOK), [10] * 2)
    team.roll_up()
    report = platforms()
    assert report.levels[1].shortage == "A median: not enough data, needs 6 values, has 2."
    assert "needs 2 categories" in report.differences[0].shortage
    assert report.ratios == ()


def test_another_thing_under_the_same_name_is_not_compared(team, platforms):
    for platform in (YOUTUBE, TIKTOK, WEBSITE):
        some_posts(team, team.account(platform), [10, 20, 30, 40, 50, 60])
    team.roll_up()
    report = platforms()
    (views,) = report.differences
    assert (views.tested, views.apart) == ((YOUTUBE, TIKTOK), (WEBSITE,))
    assert {(each.first, each.second) for each in report.ratios} == {(YOUTUBE, TIKTOK)}


def test_tests_of_all_pairs_are_corrected_together(team, platforms):
    levels = {YOUTUBE: 10, TIKTOK: 12, Platform.X: 40}
    for platform, level in levels.items():
        some_posts(team, team.account(platform), [level + n for n in range(6)])
    team.roll_up()
    ratios = platforms().ratios
    p = sorted(each.ratio.p for each in ratios)
    q = sorted(each.q for each in ratios)
    expected = np.minimum.accumulate((np.array(p) * 3 / [1, 2, 3])[::-1])[::-1]
    assert q == pytest.approx(list(expected))


def test_the_same_content_is_compared_with_itself(team, platforms):
    youtube, tiktok = team.account(YOUTUBE), team.account(TIKTOK)
    pairs = [(30, 10), (50, 20), (80, 15), (20, 9), (44, 40)]
    for number, (on_youtube, on_tiktok) in enumerate(pairs):
        day = FIRST + timedelta(days=number)
        first = a_post(team, youtube, day, on_youtube)
        a_post(team, tiktok, day, on_tiktok, content_id=first.content_id)
    a_post(team, youtube, FIRST, 100_000)
    team.roll_up()
    report = platforms()
    (found,) = report.same_content
    logs = np.log1p(np.array(pairs) * 7.0)
    assert found.ratio.p == pytest.approx(ttest_rel(logs[:, 0], logs[:, 1]).pvalue)
    assert found.ratio.ratio == pytest.approx(np.exp(np.mean(logs[:, 0] - logs[:, 1])))
    assert (found.ratio.n, report.shared_content) == ((5,), 5)


def test_four_shared_pieces_are_too_few(team, platforms):
    youtube, tiktok = team.account(YOUTUBE), team.account(TIKTOK)
    for number in range(4):
        first = a_post(team, youtube, FIRST + timedelta(days=number), 10)
        a_post(team, tiktok, FIRST, 10, content_id=first.content_id)
    team.roll_up()
    report = platforms()
    assert (report.same_content, report.shared_content) == ((), 4)


def test_engagement_is_a_ratio_of_sums_over_what_both_platforms_tell(team, platforms):
    amounts = [100, 200, 300, 400, 500]
    for n, amount in enumerate(amounts):
        day = FIRST + timedelta(days=n)
        a_post(team, team.account(YOUTUBE, f"A{n}"), day, amount, likes=n + 1, comments=1)
        a_post(team, team.account(TIKTOK, f"B{n}"), day, amount, likes=5, comments=2, saves=9)
    team.roll_up()
    rates = platforms().rates
    assert (rates.counted, rates.denominator) == (("likes", "comments"), "views")
    youtube, tiktok = rates.rows
    assert youtube.alike.estimate == pytest.approx((15 + 5) / 1500)
    assert youtube.counted == ("likes", "comments")
    assert tiktok.alike.estimate == pytest.approx((25 + 10) / 1500)
    assert tiktok.rate.estimate == pytest.approx((25 + 10 + 45) / 1500)
    assert tiktok.alike.low < tiktok.alike.estimate < tiktok.alike.high
    assert (tiktok.posts, tiktok.left_out) == (5, 0)


def test_a_post_whose_interactions_speak_of_other_days_is_left_out_of_the_rate(team, platforms):
    account = team.account()
    some_posts(team, account, [100] * 5, likes=10)
    other = a_post(team, account, FIRST, 1000)
    team.tell_days(other, FIRST, [7], metric="likes")
    a_post(team, account, FIRST, 5000)
    team.roll_up()
    (row,) = platforms().rates.rows
    assert row.rate.estimate == pytest.approx(0.1)
    assert (row.posts, row.left_out) == (5, 2)


def test_amounts_for_whole_periods_make_rates_too(team, platforms):
    account = team.account()
    for views in (100, 200, 300, 400, 500):
        post = team.post(account)
        team.tell_stretch(post, YEAR, views)
        team.tell_stretch(post, YEAR, views // 10, metric="likes")
    (row,) = platforms().rates.rows
    assert (row.rate.estimate, row.rate.n) == (pytest.approx(0.1), 5)


def test_platforms_without_a_common_denominator_keep_their_own(team, platforms):
    some_posts(team, team.account(YOUTUBE), [100] * 6, likes=10)
    some_posts(team, team.account(TIKTOK), [100] * 6, likes=5)
    some_posts(team, team.account(Platform.X), [200] * 6, metric="impressions", likes=2)
    team.roll_up()
    rates = platforms().rates
    assert [(row.platform, row.denominator) for row in rates.rows] == [
        (YOUTUBE, "views"), (TIKTOK, "views"), (Platform.X, "impressions"),
    ]  # fmt: skip
    assert rates.rows[2].rate.estimate == pytest.approx(0.01)
    assert rates.rows[2].alike is None


def test_views_stand_beside_the_followers_of_their_day(team, platforms):
    account = team.account()
    team.tell_account_days(account, FIRST - timedelta(days=3), [2000], metric="followers_total")
    some_posts(team, account, [10, 20, 30, 40, 50, 60])
    unread = team.account(TIKTOK)
    some_posts(team, unread, [10] * 6)
    team.roll_up()
    youtube, tiktok = platforms().audiences
    assert youtube.per_thousand.estimate == pytest.approx(35 * 7 / 2000 * 1000)
    assert (youtube.posts, youtube.unknown) == (6, 0)
    assert (tiktok.posts, tiktok.unknown, tiktok.per_thousand) == (0, 6, None)


def test_the_mix_is_of_those_that_tell_a_day_and_marks_missing_days(team, platforms):
    week = Period.ending(FIRST + timedelta(days=6), days=7)
    team.tell_days(team.post(team.account(YOUTUBE)), week.first_day, [30] * 7)
    team.tell_days(team.post(team.account(TIKTOK)), week.first_day, [10, None] + [10] * 5)
    team.roll_up()
    mix = platforms(period=week).mix
    assert mix.platforms == (YOUTUBE, TIKTOK)
    np.testing.assert_allclose(mix.shares[0], [0.75, 1.0] + [0.75] * 5)
    assert np.isnan(mix.shares[1, 1])
    assert mix.whole.tolist() == [True, False] + [True] * 5


def test_long_periods_are_told_by_whole_weeks_up_to_the_last_day(team, platforms):
    period = Period(FIRST, FIRST + timedelta(days=36))
    team.tell_days(team.post(team.account(YOUTUBE)), FIRST, [1] * 37)
    team.tell_days(team.post(team.account(TIKTOK)), FIRST, [3] * 37)
    team.roll_up()
    mix = platforms(period=period).mix
    assert len(mix.spans) == 5
    assert {span.days for span in mix.spans} == {7}
    assert mix.spans[-1].last_day == period.last_day
    np.testing.assert_allclose(mix.shares[1], 0.25)


def test_leaders_are_ranked_within_their_platform(team, platforms):
    youtube, tiktok = team.account(YOUTUBE), team.account(TIKTOK)
    for account, amounts in ((youtube, [5, 9, 1, 3]), (tiktok, [500, 100])):
        some_posts(team, account, amounts)
    team.roll_up()
    leaders = platforms().leaders
    assert [(each.platform, each.rank, each.of, each.amount) for each in leaders] == [
        (YOUTUBE, 1, 4, 63), (YOUTUBE, 2, 4, 35), (YOUTUBE, 3, 4, 21),
        (TIKTOK, 1, 2, 3500), (TIKTOK, 2, 2, 700),
    ]  # fmt: skip
    assert leaders[0].share == pytest.approx(0.5)


def test_only_the_selected_platforms_are_looked_at(team, platforms):
    for platform in (YOUTUBE, TIKTOK):
        some_posts(team, team.account(platform), [10] * 6)
    team.roll_up()
    report = platforms(platforms=(TIKTOK,))
    assert report.platforms == (TIKTOK,)
    assert {each.platform for each in (*report.levels, *report.leaders)} == {TIKTOK}


def test_rates_and_people_counted_once_are_refused(team, platforms):
    some_posts(team, team.account(), [10] * 6)
    team.roll_up()
    with pytest.raises(InvalidRequest):
        platforms("ctr_pct")
    with pytest.raises(InvalidRequest, match="Choose another metric for platforms"):
        platforms("followers_total")


def test_a_changed_definition_and_the_accounts_basis_are_noted(team, platforms):
    some_posts(team, team.account(), [10] * 6, start=date(2025, 3, 20))
    team.roll_up()
    period = Period(date(2025, 3, 1), date(2025, 5, 31))
    notes = platforms(period=period, basis=Basis.ACCOUNTS).notes
    assert any("Since 31 Mar 2025 YouTube counts otherwise" in note for note in notes)
    assert any("compared by their posts" in note for note in notes)


def test_a_team_without_posts_gets_an_empty_report(platforms):
    report = platforms(None)
    assert (report.platforms, report.levels, report.ratios, report.mix) == ((), (), (), None)
    assert report.rates.rows == ()


def test_a_metric_without_figures_has_a_standing_too(team, platforms):
    some_posts(team, team.account(), [10] * 6)
    team.roll_up()
    report = platforms("playlist_adds")
    assert report.metric in [row.metric for row in report.standings]
    assert report.levels == ()


def test_a_rate_is_never_said_to_lie_below_zero(team, platforms):
    for n, likes in enumerate((0, 0, 0, 0, 0, 60)):
        a_post(team, team.account(YOUTUBE, f"A{n}"), FIRST, 100, likes=likes)
    team.roll_up()
    (row,) = platforms().rates.rows
    assert row.rate.low == 0 < row.rate.estimate
