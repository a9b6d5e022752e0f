"""Later posts that follow an insight beside earlier ones that do not, at the same age."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from analytics.insights.outcomes import OutcomeState
from analytics.insights.outcomes.later_posts import LaterPosts, later_posts
from tests.factories import VIEWS
from tests.timing_factories import a_timed_post

CAME_TRUE, DID_NOT, TOO_EARLY = OutcomeState
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def some_posts(before=60, after=30, *, lift=1.0, predicted=1.2, seed=1, noise=0.4, accounts=1):
    rng = np.random.default_rng(seed)
    n = before + after
    later = np.arange(n) >= before
    account = rng.integers(0, accounts, n)
    views = np.exp(7 + 2 * account + np.log(lift) * later + rng.normal(0, noise, n))
    facts = tuple(
        a_timed_post(FIRST + timedelta(days=at), at, account=int(account[at])) for at in range(n)
    )
    return LaterPosts(facts, VIEWS, later, later.copy(), views, predicted, same_account=True)


def test_what_was_predicted_and_came_is_told_with_its_interval():
    told = later_posts(some_posts(lift=1.6))
    assert told.state is CAME_TRUE
    assert "n = 60 before and 30 after, same account and type" in told.told
    assert told.told.endswith("expected were at least 1.2 times. Not a causal estimate.")


def test_no_difference_is_told_once_the_prediction_is_ruled_out():
    assert later_posts(some_posts(200, 200, predicted=1.3)).state is DID_NOT


def test_more_than_before_but_less_than_predicted_did_not_come_true():
    assert later_posts(some_posts(300, 300, lift=1.4, predicted=2.0)).state is DID_NOT


def test_in_between_it_says_how_many_more_posts_are_needed():
    told = later_posts(some_posts(150, 8, lift=1.5, predicted=1.5, seed=3))
    assert told.state is TOO_EARLY
    assert "it needs about" in told.told
    hopeless = later_posts(some_posts(20, 8, noise=2.0, predicted=1.1, seed=5))
    assert "more than 200 more posts if they go on like this" in hopeless.told


def test_as_many_posts_as_it_asks_for_mostly_tell():
    """Of draws that end too early, each drawn on with as many posts as it asked for."""
    told = []
    for seed in range(60):
        words = later_posts(some_posts(300, 8, lift=1.5, predicted=1.2, seed=seed)).told
        if "about " in words:
            more = int(words.split("about ")[1].split()[0].replace(",", ""))
            told.append(later_posts(some_posts(300, 8 + more, lift=1.5, predicted=1.2, seed=seed)))
    assert len(told) > 10
    assert np.mean([one.is_measured for one in told]) > 0.6


@pytest.mark.parametrize(
    ("before", "after", "needs"),
    [
        (60, 3, "It needs 2 more later posts that follow it, known for 7 days."),
        (6, 30, "Too few earlier posts that do not follow it, known for 7 days: needs 10, has 6."),
    ],
)
def test_few_posts_are_said_with_how_many_are_needed(before, after, needs):
    told = later_posts(some_posts(before, after))
    assert (told.state, told.told) == (TOO_EARLY, needs)


def test_posts_that_do_not_follow_it_and_unknown_figures_are_left_out():
    posts = some_posts(60, 30, lift=1.6)
    posts.follows[60:70] = False
    posts.amounts[70:75] = np.nan
    assert "n = 60 before and 15 after" in later_posts(posts).told


def test_a_larger_account_does_not_pass_for_an_effect():
    """Earlier posts on the small account, later ones mostly on the large: six times the views."""
    posts = some_posts(80, 80, accounts=2, seed=4)
    small = np.array([post.account_id == 0 for post in posts.facts])
    keep = np.where(
        posts.later, ~small | (np.arange(160) % 4 == 0), small | (np.arange(160) % 4 == 0)
    )
    posts.amounts[~keep] = np.nan
    raw = np.nanmean(posts.amounts[posts.later]) / np.nanmean(posts.amounts[~posts.later])
    assert raw > 2
    assert later_posts(posts).state is not CAME_TRUE


def test_where_nothing_changes_few_are_said_to_have_come_true():
    """The interval of 95 % lies above 1 in one of forty."""
    found = [later_posts(some_posts(60, 20, seed=seed)).state for seed in range(200)]
    assert found.count(CAME_TRUE) <= 12
