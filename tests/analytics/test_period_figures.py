"""Figures for longer stretches are counted whole, once, or left out with a word."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.overview import report_overview, report_top_content
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.analytics.test_stretches import best_by_trying_all

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def views(report):
    return next(card for card in report.cards if card.metric.name == "views")


def test_a_covered_stretch_adds_its_remainder_and_no_days(team, overview):
    post = team.post(team.account())
    team.tell_days(post, MARCH.first_day, [10, 10])
    team.tell_stretch(post, YEAR, 480, amount=500)
    team.roll_up()
    report = overview(period=YEAR)
    card = views(report)
    assert (card.amount, card.beyond_days, card.days_with_data) == (500, 480, 2)
    assert np.nansum(report.series[0].values) == 20
    assert any(note.startswith("Counted, but known only for longer") for note in report.notes)


def test_a_shorter_range_leaves_it_out_and_says_so(team, overview):
    post = team.post(team.account())
    team.tell_days(post, MARCH.first_day, [10, 10])
    team.tell_stretch(post, YEAR, 480)
    team.roll_up()
    report = overview(period=Period(YEAR.first_day, YEAR.last_day - timedelta(days=1)))
    card = views(report)
    assert (card.amount, card.beyond_days) == (20, 0)
    assert (
        "Not counted, because they are known only for longer stretches (2024) that the period "
        "covers in part or that other figures already tell: 480 views." in report.notes
    )


def test_only_a_table_still_gives_a_total(team, overview):
    team.tell_stretch(team.post(team.account()), YEAR, 480)
    report = overview(None, period=YEAR)
    assert views(report).amount == 480
    assert report.series == ()


def test_an_empty_range_inside_a_stretch_says_none(team, overview):
    team.tell_stretch(team.post(team.account()), YEAR, 480)
    report = overview(period=MARCH)
    assert report.cards == ()
    assert any(note.endswith("480 views.") for note in report.notes)


def test_overlapping_stretches_of_one_account_count_once(team, overview):
    account = team.account()
    first, second = team.post(account), team.post(account)
    team.tell_stretch(first, YEAR, 100)
    team.tell_stretch(second, YEAR, 10)
    team.tell_stretch(first, MARCH, 30)
    report = overview(period=YEAR)
    assert views(report).amount == 110
    assert any("other figures already tell: 30 views" in note for note in report.notes)


def test_stretches_of_different_accounts_are_chosen_apart(team, overview):
    team.tell_stretch(team.post(team.account()), YEAR, 100)
    team.tell_stretch(team.post(team.account(name="Second")), MARCH, 30)
    assert views(overview(period=YEAR)).amount == 130


def test_stretches_of_different_metrics_are_chosen_apart(team, overview):
    post = team.post(team.account())
    team.tell_stretch(post, YEAR, 100)
    team.tell_stretch(post, MARCH, 30, metric="likes")
    cards = overview(period=YEAR).cards
    assert [card.amount for card in cards] == [100, 30]


def test_a_first_total_counts_where_no_counted_stretch_touches_it(team, overview):
    account, other = team.account(), team.account(name="Second")
    team.tell_stretch(team.post(account), MARCH, 30)
    touching = Period(MARCH.last_day, date(2024, 6, 1))
    apart = Period(date(2024, 4, 1), date(2024, 6, 1))
    team.tell_stretch(team.post(account), touching, 1000, origin="first_total")
    team.tell_stretch(team.post(account), apart, 7, origin="first_total")
    team.tell_stretch(team.post(other), touching, 5, origin="first_total")
    assert views(overview(period=YEAR)).amount == 30 + 7 + 5
    assert views(overview(period=Period(date(2024, 2, 1), apart.last_day))).amount == 42


def test_a_first_total_reaching_out_of_the_range_does_not_count(team, overview):
    post = team.post(team.account())
    reaching = Period(date(2023, 12, 31), date(2024, 6, 1))
    team.tell_stretch(post, reaching, 7, origin="first_total")
    team.tell_days(post, MARCH.first_day, [1])
    team.roll_up()
    assert views(overview(period=YEAR)).amount == 1


DAY_ZERO = date(2024, 1, 1)
_days = st.integers(0, 75)
_told_days = st.lists(st.tuples(st.integers(0, 3), _days, st.integers(-5, 99)), max_size=12)
_told_stretches = st.lists(
    st.tuples(
        st.integers(0, 3), _days, st.integers(1, 40), st.integers(-9, 99),
        st.sampled_from(["stated", "first_total"]),
    ),
    max_size=6,
)  # fmt: skip
_periods = st.tuples(_days, st.integers(0, 75))


def span(first, length):
    return Period(DAY_ZERO + timedelta(days=first), DAY_ZERO + timedelta(days=first + length))


def counted_by_hand(stretches, period, account_of):
    """What each post counts beyond its days, by the rules as they are written."""
    counted = defaultdict(list)
    for account in set(account_of.values()):
        mine = [s for s in stretches if account_of[s[0]] == account and period.covers(s[1])]
        chosen = best_by_trying_all({s[1] for s in mine if s[3] == "stated"})
        for post, stretch, remainder, origin in mine:
            told = any(stretch.overlaps(other) for other in chosen)
            if stretch in chosen if origin == "stated" else not told:
                counted[post].append(remainder)
    return counted


@settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(told=_told_days, stretched=_told_stretches, chosen=_periods)
def test_overview_and_ranking_equal_a_count_by_hand(team, told, stretched, chosen):
    with team.connection.begin_nested() as savepoint:
        team.told.clear()
        accounts = [team.account(), team.account(Platform.TIKTOK)]
        posts = [team.post(accounts[n % 2]) for n in range(4)]
        account_of = {post: post.account_id for post in posts}
        days = {(posts[n], DAY_ZERO + timedelta(days=day)): amount for n, day, amount in told}
        stretches = {
            (posts[n], span(first, length), origin): remainder
            for n, first, length, remainder, origin in stretched
        }
        for (post, day), amount in days.items():
            team.tell_days(post, day, [amount])
        for (post, stretch, origin), remainder in stretches.items():
            team.tell_stretch(post, stretch, remainder, origin=origin)
        team.roll_up()

        period = span(*chosen)
        by_hand = defaultdict(list)
        for (post, day), amount in days.items():
            if day in period:
                by_hand[post].append(amount)
        listed = [(p, s, remainder, o) for (p, s, o), remainder in stretches.items()]
        for post, amounts in counted_by_hand(listed, period, account_of).items():
            by_hand[post].extend(amounts)
        expected = sorted((Decimal(sum(a)) for a in by_hand.values()), reverse=True)

        selection = Selection(team.workspace_id, period)
        today = date(2026, 1, 1)
        report = report_overview(team.connection, selection, "views", today=today)
        ranked = report_top_content(team.connection, selection, "views", today=today)
        cards = [card.amount for card in report.cards if card.amount is not None]
        assert cards == ([sum(expected)] if expected else [])
        assert [row.amount for row in ranked.rows] == expected
        assert ranked.counted == len(expected)
        savepoint.rollback()
