"""What is planted is found, and nothing is found where nothing was planted."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import insert

from analytics.leaderboards.opportunities import Kind
from analytics.leaderboards.report import Board, report_leaderboard
from database.tables import topics
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Level

JUNE = Period(date(2025, 6, 1), date(2025, 6, 28))
BEFORE = JUNE.previous(match_weekday=True)


@pytest.fixture
def told(team):
    """Topics by name: how many posts, their level and spread, and the growth of their days."""

    def report(plan, *, seed=1, comparison=Comparison.PREVIOUS):
        rng, account = np.random.default_rng(seed), team.account()
        for name, (number, level, spread, growth) in plan.items():
            row = insert(topics).values(workspace_id=team.workspace_id, name=name)
            key = team.connection.scalar(row.returning(topics.c.topic_id))
            for total in level * rng.lognormal(0, spread, number):
                post = team.post(account, content_id=team.content(name, topic_id=key))
                for period, times in ((BEFORE, 1), (JUNE, growth)):
                    days = rng.poisson(times * total / 28, 28).tolist()
                    team.tell_days(post, period.first_day, days)
        team.roll_up()
        selection = Selection(team.workspace_id, JUNE, comparison=comparison)
        return report_leaderboard(
            team.connection, selection, "views", Board(Level.TOPIC), today=date(2026, 1, 1)
        )

    return report


def found(report):
    return {(one.kind, one.label) for one in report.opportunities.found}


PLAIN = {f"Plain {n}": (12, 1_500, 0.8, 1) for n in range(6)}


def test_what_was_planted_is_found_and_named_for_what_it_is(told):
    report = told({
        **PLAIN,
        "Few and strong": (6, 15_000, 0.6, 1),
        "Steady": (14, 1_500, 0.12, 1),
        "Growing": (12, 1_500, 0.8, 2),
    })  # fmt: skip
    assert found(report) == {
        (Kind.UNTAPPED, "Few and strong"),
        (Kind.CONSISTENT, "Steady"),
        (Kind.RISING, "Growing"),
    }
    assert report.opportunities.refusals == {}
    few = next(one for one in report.opportunities.found if one.kind is Kind.UNTAPPED)
    assert few.estimate.n == 6
    assert few.estimate.low > few.against == report.typical


@pytest.mark.parametrize("seed", range(3))
def test_where_nothing_was_planted_nothing_is_found(told, seed):
    assert found(told({f"Plain {n}": (11, 1_500, 0.8, 1) for n in range(8)}, seed=seed)) == set()


def test_without_days_to_compare_with_rising_is_refused_in_words(told):
    report = told(PLAIN, comparison=Comparison.OFF)
    assert "no period to compare with" in report.opportunities.refusals[Kind.RISING]


def test_four_topics_are_too_few_for_typical_posts(told):
    report = told({name: PLAIN[name] for name in list(PLAIN)[:4]})
    assert Kind.UNTAPPED in report.opportunities.refusals
    assert report.typical is None
    assert "needs 5" in report.typical_refusal
