"""Where an amount or a post stands among own posts of the same age, by counting."""

from datetime import date, timedelta

import numpy as np
import pytest

from analytics.answers import Unanswered
from analytics.benchmarks import AgedPost, Group, GroupHistory, placed_posts, standing_of
from domain.periods import Period
from domain.vocabulary import Platform

FIRST = date(2026, 5, 1)


def a_history(amounts):
    values = np.full((len(amounts), 90), np.nan)
    values[:, 6] = amounts
    posts = tuple(
        AgedPost(number, 100 + number, f"Post {number}", FIRST + timedelta(days=number))
        for number in range(len(amounts))
    )
    return GroupHistory(Group(Platform.X), len(amounts), posts, values)


def test_the_share_of_posts_below_an_amount():
    found = standing_of(a_history(np.arange(1, 21)), 7, 15)
    assert (found.estimate, found.n) == (pytest.approx(14.5 / 20), 20)


def test_too_few_posts_are_said():
    found = standing_of(a_history(np.arange(9)), 7, 15)
    assert isinstance(found, Unanswered)
    assert (found.needed, found.got) == (10, 9)
    assert isinstance(standing_of(a_history(np.arange(30)), 8, 15), Unanswered)


def test_each_post_stands_among_the_others_and_not_itself():
    amounts = np.array([5.0, 9, 1, 7, 7, 3, np.nan, 2, 8, 4, 6, 10])
    days = Period(FIRST + timedelta(days=3), FIRST + timedelta(days=8))
    placed = placed_posts(a_history(amounts), 7, days)
    assert [one.post_id for one in placed] == [8, 7, 5, 4, 3]  # the newest first; one is unknown
    for one in placed:
        others = [value for place, value in enumerate(amounts) if place != one.post_id]
        below = sum(value < one.amount for value in others)
        equal = sum(value == one.amount for value in others)
        assert one.standing.estimate == pytest.approx((below + equal / 2) / 10)
        assert one.standing.n == 10
