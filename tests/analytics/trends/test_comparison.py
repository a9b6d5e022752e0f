"""Items beside each other: their courses, and how they go apart."""

import numpy as np
import pytest

from analytics.stats.trend import Direction
from analytics.trends import Unanswered, report_trend_comparison
from domain.errors import InvalidRequest, NotFound
from domain.periods import Period
from domain.vocabulary import Level, Platform
from tests.analytics.trends.conftest import HALF_YEAR, LATER


@pytest.fixture
def three(team, tell):
    account = team.account()
    posts = [
        tell(account, "Level", noise=20.0, seed=1),
        tell(account, "Rising", slope=3.0, noise=20.0, seed=2),
        tell(account, "Level too", level=4000.0, noise=80.0, seed=3),
    ]
    team.roll_up()
    return [str(post.content_id) for post in posts]


@pytest.fixture
def compare(team, selection):
    def of(keys, metrics=("views",), *, period=HALF_YEAR, level=Level.CONTENT, **choices):
        return report_trend_comparison(
            team.connection, selection(period), metrics, level=level, keys=keys, today=LATER,
            **choices,
        )  # fmt: skip

    return of


def test_rows_stand_in_the_order_asked_for(three, compare):
    found = compare(three)
    assert [row.item.label for row in found.rows] == ["Level", "Rising", "Level too"]
    directions = [row.course.trend.direction for row in found.rows]
    assert directions == [Direction.STABLE, Direction.RISING, Direction.STABLE]


def test_only_what_goes_another_way_differs_from_the_first(three, compare):
    first, rising, level = compare(three).rows
    assert first.against_first is None
    assert rising.against_first.clear
    assert rising.against_first.slope == pytest.approx(3 / 1262, rel=0.1)  # of its mean level
    assert not level.against_first.clear


def test_intervals_widen_with_the_number_compared(three, compare):
    def width(row):
        return row.course.trend.high - row.course.trend.low

    alone, together = compare(three[:1]).rows[0], compare(three).rows[0]
    assert width(together) > 1.2 * width(alone)
    assert alone.course.trend.confidence == pytest.approx(0.95)
    assert together.course.trend.confidence == pytest.approx(0.99)


def test_a_hundred_is_the_mean_of_each(three, compare):
    for row in compare(three).rows:
        assert np.mean(row.indexed) == pytest.approx(100)
        np.testing.assert_allclose(
            row.indexed / row.indexed[0], row.line.values / row.line.values[0]
        )


def test_metrics_of_one_item_are_compared(team, tell, compare):
    post = tell(team.account(), noise=10.0)
    team.tell_days(
        post, HALF_YEAR.first_day, [50 + n for n in range(HALF_YEAR.days)], metric="likes"
    )
    team.roll_up()
    found = compare([str(post.content_id)], ("views", "likes"))
    assert [row.metric.name for row in found.rows] == ["views", "likes"]
    assert found.rows[1].course.trend.slope == pytest.approx(1)


def test_without_keys_the_largest_stands_alone(three, compare):
    assert [row.item.label for row in compare([]).rows] == ["Level too"]


def test_too_many_are_refused(three, compare):
    with pytest.raises(InvalidRequest, match="At most 5 are compared at once, not 6"):
        compare([*three, "7", "8", "9"])
    with pytest.raises(InvalidRequest, match="several items by one metric"):
        compare(three, ("views", "likes"))


def test_what_is_not_there_is_named(three, compare):
    with pytest.raises(NotFound, match="There is no content '999'"):
        compare([three[0], "999"])


def test_a_short_item_is_said_beside_the_others(team, tell, compare):
    account = team.account()
    long = tell(account, "Long")
    short = tell(account, "Short", days=10)
    team.roll_up()
    rows = compare([str(long.content_id), str(short.content_id)]).rows
    assert rows[1].course == Unanswered("A trend: not enough data, needs 28 days, has 10.", 28, 10)
    assert rows[1].against_first.needed == 28


def test_platforms_are_compared_over_the_days_of_the_period(team, tell, compare):
    tell(team.account())
    tell(team.account(Platform.TIKTOK))
    team.roll_up()
    period = Period(HALF_YEAR.first_day, HALF_YEAR.first_day.replace(month=3))
    rows = compare(["tiktok", "youtube"], period=period, level=Level.PLATFORM).rows
    assert [row.item.key for row in rows] == ["tiktok", "youtube"]
    assert all(len(row.line.steps) == period.days for row in rows)
