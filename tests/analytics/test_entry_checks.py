"""Honest checks: each asks about exactly what looks wrong, and is silent otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from analytics.data_entry import EntryPost, PostFigures, ToldAmount, ToldTotal
from analytics.doubts import DoubtKind
from analytics.entry_checks import doubts_about
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from tests.typed_factories import NOON, TIDE, TODAY, a_total, an_amount

NOW = NOON + timedelta(hours=1)
PUBLISHED = date(2026, 2, 1)
POST = EntryPost(TIDE, 1, 1, "Main", "How the tide works", None, None, PUBLISHED, None)


def totals(*values, last=TODAY - timedelta(days=1)):
    """One a day, the last of them at noon of `last`."""
    days = [last - timedelta(days=n) for n in range(len(values))][::-1]
    return tuple(
        ToldTotal(Decimal(v), datetime(d.year, d.month, d.day, 12, tzinfo=UTC), d, False)
        for v, d in zip(values, days, strict=True)
    )


def amounts(*values):
    days = [TODAY - timedelta(days=n + 1) for n in range(len(values))][::-1]
    return tuple(ToldAmount(Decimal(v), Period(d, d)) for v, d in zip(values, days, strict=True))


def post(*, zone="UTC", told_amounts=None, **told_totals):
    return PostFigures(POST, zone, told_totals, told_amounts or {})


def asked(figures, *typed, now=NOW):
    return [doubt.kind for doubt in doubts_about(figures, typed, STANDARD_METRICS, now=now)]


def words(figures, *typed):
    return " ".join(d.words for d in doubts_about(figures, typed, STANDARD_METRICS, now=NOW))


def test_a_figure_that_fits_raises_no_doubt():
    even = totals(*range(100, 1_000, 100))
    assert asked(post(views=even), a_total(1_000)) == []


def test_a_total_below_the_one_before_is_asked_about_with_both_figures_and_the_day():
    figures = post(views=totals(1_200))
    assert asked(figures, a_total(900)) == [DoubtKind.LOWER]
    assert "fall from 1,200 on 3 Mar 2026 to 900" in words(figures, a_total(900))
    assert asked(figures, a_total(1_200)) == []


def test_a_total_typed_for_the_past_is_held_against_the_later_one():
    figures = post(views=totals(1_200, last=TODAY))
    earlier = a_total(1_300, moment=NOON - timedelta(days=3))
    assert asked(figures, earlier) == [DoubtKind.LOWER]
    assert "1,200 that were read later, on 4 Mar 2026" in words(figures, earlier)


def test_levels_and_rates_may_fall():
    figures = post(followers_total=totals(500), ctr_pct=totals(5))
    assert (
        asked(figures, a_total(400, metric="followers_total"), a_total(3, metric="ctr_pct")) == []
    )


def test_a_jump_outside_the_posts_own_curve_is_asked_about():
    even = totals(*range(100, 1_000, 100))
    # From 900 at a hundred a day; a digit too much means more than 9,000 a day.
    assert asked(post(views=even), a_total(10_000)) == [DoubtKind.JUMP]
    assert "9,100 a day" in words(post(views=even), a_total(10_000))


def test_too_few_points_make_no_curve_and_no_doubt():
    assert asked(post(views=totals(100, 200, 300)), a_total(90_000)) == []


def test_an_amount_that_misses_a_digit_is_asked_about():
    figures = post(told_amounts={"views": amounts(*[1_000] * 9)})
    assert asked(figures, an_amount(100)) == [DoubtKind.JUMP]
    assert asked(figures, an_amount(900)) == []


def test_more_in_one_day_than_ever_in_all_looks_like_a_running_total():
    figures = post(views=totals(1_930))
    assert asked(figures, an_amount(1_985)) == [DoubtKind.KIND]
    assert "is it a running total?" in words(figures, an_amount(1_985))


def test_the_same_figure_of_the_same_day_is_a_duplicate_and_another_a_correction():
    figures = post(
        views=totals(700, last=TODAY),
        told_amounts={"likes": (ToldAmount(Decimal(9), Period(TODAY, TODAY)),)},
    )
    later = a_total(700, moment=NOON + timedelta(minutes=20))
    assert asked(figures, later, now=NOON + timedelta(hours=1)) == [DoubtKind.DUPLICATE]
    assert asked(figures, an_amount(9, metric="likes")) == [DoubtKind.DUPLICATE]
    assert asked(figures, an_amount(8, metric="likes")) == []


@pytest.mark.parametrize(
    "typed",
    [a_total(5, moment=NOW + timedelta(hours=1)), a_total(5, moment=TODAY + timedelta(days=1)),
     an_amount(5, first=TODAY, days=2)],
)  # fmt: skip
def test_the_future_is_asked_about(typed):
    assert asked(post(), typed) == [DoubtKind.FUTURE]


def test_today_of_the_workspaces_zone_is_no_future():
    auckland = post(zone="Pacific/Auckland")
    evening = datetime(2026, 3, 4, 20, tzinfo=UTC)
    tomorrow_there = a_total(5, moment=date(2026, 3, 5))
    assert asked(auckland, tomorrow_there, now=evening) == []
    assert asked(post(), tomorrow_there, now=evening) == [DoubtKind.FUTURE]


def test_figures_before_publication_are_asked_about_with_the_day():
    before = an_amount(5, first=date(2026, 1, 30), days=4)
    assert asked(post(), before) == [DoubtKind.UNPUBLISHED]
    assert "came out on 1 Feb 2026" in words(post(), before)
    assert asked(post(), an_amount(5, first=PUBLISHED)) == []


def test_a_publication_with_a_time_counts_as_its_local_day():
    late = replace(POST, published_day=None, published_at=datetime(2026, 2, 1, 23, tzinfo=UTC))
    figures = replace(post(zone="Europe/Berlin"), post=late)
    assert asked(figures, an_amount(5, first=date(2026, 2, 1))) == [DoubtKind.UNPUBLISHED]


def test_more_likes_than_views_are_asked_about_whichever_was_typed():
    likes = a_total(60, metric="likes")
    assert asked(post(), likes, a_total(50)) == [DoubtKind.ABOVE_VIEWS]
    assert asked(post(views=totals(50)), likes) == [DoubtKind.ABOVE_VIEWS]
    assert asked(post(likes=totals(60)), a_total(50)) == [DoubtKind.ABOVE_VIEWS]
    assert asked(post(views=totals(50)), a_total(50, metric="likes")) == []


def test_likes_of_a_day_are_not_held_against_a_running_total_of_views():
    assert asked(post(views=totals(50)), an_amount(60, metric="likes")) == []


def test_where_impressions_are_the_larger_count_likes_may_exceed_views():
    figures = post(views=totals(50), impressions=totals(4_000))
    assert asked(figures, a_total(60, metric="likes")) == []


@pytest.mark.parametrize(
    ("metric", "value", "kinds"),
    [
        ("ctr_pct", Decimal("104.2"), [DoubtKind.RANGE]),
        ("ctr_pct", Decimal("4.2"), []),
        ("engagement_rate_reported", Decimal("1.5"), [DoubtKind.RANGE]),
        ("avg_view_duration_s", Decimal(900), []),
    ],
)
def test_a_rate_outside_its_range_is_asked_about(metric, value, kinds):
    assert asked(post(), a_total(value, metric=metric)) == kinds
