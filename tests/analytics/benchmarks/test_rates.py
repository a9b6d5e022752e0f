"""Engagement rates of posts, beside plain arithmetic on sums made by hand."""

import numpy as np
import pytest

from analytics.benchmarks.rates import rate_spreads
from database.queries.platform_figures import PostSums
from domain.vocabulary import Platform

NAN = float("nan")


def sums(*, days=None, **amounts):
    told = {name: np.asarray(values, dtype=float) for name, values in amounts.items()}
    size = len(next(iter(told.values())))
    lengths = {name: np.where(np.isfinite(v), 7.0, NAN) for name, v in told.items()}
    for name in ("likes", "comments", "shares", "saves", "clicks", "views", "impressions"):
        told.setdefault(name, np.full(size, NAN))
        lengths.setdefault(name, np.full(size, NAN))
    return PostSums(
        told, lengths | {n: np.asarray(v, dtype=float) for n, v in (days or {}).items()}
    )


VIEWS = np.arange(100.0, 2_100, 100)  # 20 posts
LIKES = np.arange(20.0, 0, -1)


def test_a_rate_per_post_and_the_ratio_of_the_sums():
    found = rate_spreads({Platform.YOUTUBE: sums(views=VIEWS, likes=LIKES)}, None)
    (row,) = found.rows
    rates = [likes / views for likes, views in zip(LIKES, VIEWS, strict=True)]
    assert row.quantiles.at == pytest.approx(np.percentile(rates, [10, 25, 50, 75, 90]).tolist())
    assert row.ratio.estimate == pytest.approx(sum(LIKES) / sum(VIEWS))
    assert (found.per, row.counted, row.denominator) == ("views", ("likes",), "views")


def test_interactions_of_a_post_are_added():
    told = sums(views=VIEWS, likes=LIKES, comments=np.ones(20))
    (row,) = rate_spreads({Platform.X: told}, "views").rows
    assert row.counted == ("likes", "comments")
    assert row.rates[0] == pytest.approx(21 / 100)


def test_what_only_some_posts_tell_is_not_counted_and_what_most_tell_leaves_the_others_out():
    few, most = np.full(20, NAN), np.ones(20)
    few[:9], most[:4] = 1, NAN
    told = sums(views=VIEWS, likes=LIKES, comments=most, saves=few)
    (row,) = rate_spreads({Platform.X: told}, None).rows
    assert row.counted == ("likes", "comments")
    assert (row.quantiles.n, row.left_out) == (16, 4)


def test_figures_of_unlike_days_make_no_rate():
    days = np.full(20, 7.0)
    days[0] = 6
    told = sums(views=VIEWS, likes=LIKES, days={"likes": days})
    (row,) = rate_spreads({Platform.X: told}, None).rows
    assert (row.quantiles.n, row.left_out) == (19, 1)


def test_a_post_without_views_has_no_rate_and_is_not_zero():
    views = VIEWS.copy()
    views[:5] = 0
    (row,) = rate_spreads({Platform.X: sums(views=views, likes=LIKES)}, None).rows
    assert (row.quantiles.n, row.left_out) == (15, 0)


def test_the_denominator_that_most_platforms_tell_is_taken_and_others_are_named():
    found = rate_spreads(
        {
            Platform.X: sums(impressions=VIEWS, likes=LIKES),
            Platform.LINKEDIN: sums(impressions=VIEWS, likes=LIKES),
            Platform.YOUTUBE: sums(views=VIEWS, likes=LIKES),
        },
        None,
    )
    assert (found.per, found.offered) == ("impressions", ("views", "impressions"))
    assert [row.platform for row in found.rows] == [Platform.LINKEDIN, Platform.X]
    assert found.without == (Platform.YOUTUBE,)


def test_a_denominator_that_is_asked_for_is_taken_where_posts_tell_it():
    told = {Platform.X: sums(views=VIEWS, impressions=2 * VIEWS, likes=LIKES)}
    assert rate_spreads(told, "impressions").per == "impressions"
    assert rate_spreads(told, "reach").per == "views"


def test_nine_posts_are_too_few():
    (row,) = rate_spreads({Platform.X: sums(views=VIEWS[:9], likes=LIKES[:9])}, None).rows
    assert (row.quantiles.n, row.quantiles.median) == (9, None)


def test_nothing_told_is_no_row():
    found = rate_spreads({}, None)
    assert (found.per, found.offered, found.rows) == ("", (), ())
