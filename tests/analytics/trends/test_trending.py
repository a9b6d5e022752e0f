"""Rising content is named with its evidence; the rest is counted and said."""

from datetime import date, timedelta

import pytest

from analytics.trends import report_trending
from domain.periods import Period
from tests.analytics.trends.conftest import LATER

LAST = date(2025, 6, 30)
FIRST = LAST - timedelta(days=34)


@pytest.fixture
def trending(team, selection):
    def of(**choices):
        period = Period.ending(LAST, days=28)
        return report_trending(
            team.connection, selection(period), "views", **{"today": LATER, **choices}
        )

    return of


def calm(level, n=0):
    return [level + (day * 7 + n * 3) % 11 for day in range(35)]


@pytest.fixture
def catalogue(team):
    account = team.account()
    for n in range(12):
        team.tell_days(team.post(account, title=f"Calm {n}"), FIRST, calm(200, n))
    risen = calm(200)
    risen[28:] = [2 * value for value in risen[28:]]
    post = team.post(account, title="Risen")
    team.tell_days(post, FIRST, risen)
    return post


def test_the_risen_one_is_named_with_its_evidence(team, catalogue, trending):
    team.roll_up()
    found = trending()
    (row,) = found.rows
    assert (row.content_id, row.title) == (catalogue.content_id, "Risen")
    usual = sum(calm(200)[:28]) / 28 * 7
    assert row.expected == pytest.approx(usual * found.common)
    assert row.recent == 2 * sum(calm(200)[28:])
    assert 1 < row.low < row.shrunk < row.high
    assert (row.recent_days, row.earlier_days) == (7, 28)
    assert row.q < 0.05
    assert found.judged == 13
    assert (found.recent.days, found.earlier.days) == (7, 28)


def test_nothing_rising_is_an_answer(team, trending):
    account = team.account()
    for n in range(12):
        team.tell_days(team.post(account), FIRST, calm(200, n))
    team.roll_up()
    assert trending().rows == ()
    assert trending().judged == 12


def test_young_small_and_spread_content_is_counted_apart(team, catalogue, trending):
    account = catalogue.account_id
    team.tell_days(team.post(account, title="Young"), LAST - timedelta(days=6), [900] * 7)
    team.tell_days(team.post(account, title="Small"), FIRST, [1] * 28 + [6] * 7)
    team.tell_days(team.post(account, title="Spread"), FIRST, [10] * 28 + [90] * 7, estimated=True)
    team.roll_up()
    found = trending()
    assert [row.title for row in found.rows] == ["Risen"]
    assert found.judged == 13
    assert found.notes[0] == "1 piece left out: their days are spread evenly between readings."
    assert found.notes[1].startswith("2 pieces not judged: this takes 5 of 7 recent days")


def test_the_unfinished_day_is_no_part_of_the_recent_week(team, catalogue, trending):
    team.roll_up()
    found = trending(today=LAST)
    assert found.recent.last_day == LAST - timedelta(days=1)


def test_no_content_is_no_error(team, trending):
    team.account()
    assert trending().rows == ()
    assert trending().judged == 0
