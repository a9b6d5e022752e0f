"""What a test could find beforehand follows from the traffic and its spread."""

from datetime import date

import numpy as np
import pytest
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_effectsize

from analytics.experiments.planning import (
    detectable_effects,
    report_traffic,
    traffic_of_shares,
)
from domain.errors import InvalidRequest, NotEnoughData
from domain.periods import Period
from domain.selection import Selection
from tests.rows import Team

FOUR_WEEKS = Period(date(2025, 5, 5), date(2025, 6, 1))


@pytest.fixture
def team(connection, workspace_id) -> Team:
    return Team(connection, workspace_id)


def traffic(team, figure, per=None, *, rotates):
    selection = Selection(team.workspace_id, FOUR_WEEKS)
    return report_traffic(team.connection, selection, figure, per, rotates=rotates)


def test_half_of_the_people_of_so_many_days_see_each_of_two():
    found = detectable_effects(traffic_of_shares(1000, 0.1), [1, 1], lengths=(7, 28))
    assert [(one.days, one.people) for one in found] == [(7, 3500), (28, 14_000)]


def test_the_smallest_group_of_an_uneven_split_decides():
    (found,) = detectable_effects(traffic_of_shares(1000, 0.1), [8, 1, 1], lengths=(7,))
    assert found.people == 700


def test_the_effect_is_the_one_that_statsmodels_finds_with_four_chances_of_five():
    (found,) = detectable_effects(traffic_of_shares(1000, 0.1), [1, 1], lengths=(28,))
    size = proportion_effectsize(0.1 * (1 + found.effect), 0.1)
    power = NormalIndPower().power(size, nobs1=found.people, alpha=0.05)
    assert power == pytest.approx(0.8, abs=0.02)


def test_traffic_that_reaches_no_group_promises_nothing():
    assert detectable_effects(traffic_of_shares(0.1, 0.1), [1, 1], lengths=(7,)) == ()


def test_usual_shares_are_sums_over_sums_of_days_that_tell_both(team):
    post = team.post(team.account())
    team.tell_days(post, FOUR_WEEKS.first_day, [100] * 20)
    team.tell_days(post, FOUR_WEEKS.first_day, [None, 5, 15] + [10] * 17, metric="likes")
    team.roll_up()
    found = traffic(team, "likes", "views", rotates=False)
    assert (found.days, found.per_day) == (19, 100)
    assert found.mean == pytest.approx(190 / 1900)
    assert found.variance == pytest.approx(0.1 * 0.9)


def test_where_variants_rotate_the_days_themselves_are_compared(team):
    rng = np.random.default_rng(3)
    views = [int(value) for value in rng.integers(80, 120, 28)]
    post = team.post(team.account())
    team.tell_days(post, FOUR_WEEKS.first_day, views)
    team.roll_up()
    found = traffic(team, "views", rotates=True)
    assert (found.per_day, found.days) == (1.0, 28)
    assert found.mean == pytest.approx(np.mean(views))
    assert found.variance == pytest.approx(np.var(views, ddof=1))


def test_fewer_than_two_weeks_are_no_usual_traffic(team):
    post = team.post(team.account())
    team.tell_days(post, FOUR_WEEKS.first_day, [100] * 13)
    team.roll_up()
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        traffic(team, "views", rotates=True)
    with pytest.raises(NotEnoughData, match="has 0"):
        traffic(team, "likes", "views", rotates=False)


@pytest.mark.parametrize(("people", "share"), [(0, 0.1), (10, 0.0), (10, 1.0)])
def test_traffic_that_cannot_be_is_refused(people, share):
    with pytest.raises(InvalidRequest):
        traffic_of_shares(people, share)
