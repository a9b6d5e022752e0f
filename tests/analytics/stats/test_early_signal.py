"""Chances that come true as often as they say, on posts whose future is known."""

from math import exp, log

import numpy as np
import pytest

from analytics.stats.early_signal import PastPosts, estimate_top_chance
from analytics.stats.reliability import record_of
from analytics.stats.synthetic import PostsRecipe, make_posts
from domain.errors import InvalidRequest, NotEnoughData

YOUNG, OLD = 1, -1  # columns: 2 days and 28 days


def signal(made, value, *, posts=None):
    count = posts or made.published.size
    past = PastPosts(made.published[:count], made.totals[:count, YOUNG], made.totals[:count, OLD])
    return estimate_top_chance(past, value, age=2.0, final_age=28.0)


def pooled(recipe, *, accounts, young=3, seed=5):
    """Chances and outcomes of posts that come after the past ones of many accounts."""
    said, came = [], []
    for number in range(accounts):
        made = make_posts(recipe, seed=seed * 10_000 + number)
        count = recipe.posts - young
        for post in range(count, recipe.posts):
            found = signal(made, made.totals[post, YOUNG], posts=count)
            said.append(found.chance)
            came.append(made.totals[post, OLD] >= found.threshold)
    return record_of(np.array(said), np.array(came, dtype=float))


@pytest.mark.parametrize(
    "recipe",
    [
        PostsRecipe(103, growth=0.15),
        PostsRecipe(103, growth=0.5),
        PostsRecipe(63, growth=0.3, late_hits=0.08),
    ],
    ids=["steady", "restless", "late hits"],
)
def test_predicted_and_observed_shares_differ_by_five_points_at_most(recipe):
    record = pooled(recipe, accounts=220)
    assert record.n == 660
    assert record.share == pytest.approx(0.1, abs=0.03)
    assert record.skill > 0.1
    for one in record.bins:  # two standard errors of so few outcomes, beside the five points
        noise = 2 * np.sqrt(one.predicted * (1 - one.predicted) / one.observed.n)
        assert abs(one.predicted - one.observed.estimate) <= 0.05 + noise


def test_the_chance_is_near_the_truth_where_that_is_known():
    """Growth here is one gamma draw per step, so the true chance can be drawn at will."""
    recipe = PostsRecipe(400, growth=0.3)
    rng = np.random.default_rng(7)
    growth = rng.gamma(2.0, 0.15, (200_000, 4)).sum(axis=1)
    for seed, value in ((1, 20_000.0), (2, 8_000.0), (3, 3_000.0)):
        found = signal(make_posts(recipe, seed=seed), value)
        truth = float(np.mean(log(value) + growth >= log(found.threshold)))
        assert found.chance == pytest.approx(truth, abs=0.08)


def test_the_record_on_past_posts_agrees_with_what_later_ones_do():
    recipe = PostsRecipe(203, growth=0.3)
    later = pooled(recipe, accounts=100)
    past = [signal(make_posts(recipe, seed=n), 5000.0).record for n in range(20)]
    assert np.mean([record.brier for record in past]) == pytest.approx(later.brier, abs=0.02)
    assert sum(one.observed.n for one in past[0].bins) == past[0].n


def test_the_record_uses_only_posts_that_were_finished_by_then():
    """40 posts within one month: none was finished while any other was young."""
    made = make_posts(PostsRecipe(60, every=0.1), seed=1)
    with pytest.raises(NotEnoughData, match="needs 10 posts published after 20 others were"):
        signal(made, 5000.0)


def test_a_larger_start_never_lowers_the_chance():
    made = make_posts(PostsRecipe(80), seed=3)
    chances = [signal(made, exp(level)).chance for level in np.linspace(4, 14, 30)]
    assert np.all(np.diff(chances) >= 0)
    assert chances[0] < 0.02 < 0.98 < chances[-1]


def test_the_unit_of_the_totals_does_not_matter():
    made = make_posts(PostsRecipe(80, start=1e6), seed=3)
    seconds = signal(made, 2e6)
    past = PastPosts(made.published, made.totals[:, YOUNG] / 3600, made.totals[:, OLD] / 3600)
    hours = estimate_top_chance(past, 2e6 / 3600, age=2.0, final_age=28.0)
    assert hours.chance == pytest.approx(seconds.chance, abs=0.01)  # logs of 1 + x
    assert hours.threshold * 3600 == pytest.approx(seconds.threshold, rel=0.01)


def test_posts_that_all_begin_alike_leave_the_usual_chance():
    made = make_posts(PostsRecipe(120), seed=4)
    past = PastPosts(made.published, np.full(120, 500.0), made.totals[:, OLD])
    found = estimate_top_chance(past, 500.0, age=2.0, final_age=28.0)
    assert found.chance == pytest.approx(0.1, abs=0.04)


def test_unknown_totals_are_left_out_and_too_few_are_refused_in_words():
    made = make_posts(PostsRecipe(60), seed=2)
    early = made.totals[:, YOUNG].copy()
    early[:15] = np.nan
    past = PastPosts(made.published, early, made.totals[:, OLD])
    with pytest.raises(NotEnoughData, match="needs 50 finished posts, has 45"):
        estimate_top_chance(past, 100.0, age=2.0, final_age=28.0)


def test_an_age_that_is_not_early_is_refused():
    made = make_posts(PostsRecipe(60), seed=2)
    past = PastPosts(made.published, made.totals[:, YOUNG], made.totals[:, OLD])
    with pytest.raises(InvalidRequest, match="between 0 and 28 days"):
        estimate_top_chance(past, 100.0, age=28.0, final_age=28.0)
