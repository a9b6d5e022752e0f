"""Content is set against itself, and nothing rises from figures that are only missing."""

from datetime import date

import pytest

from analytics.movers import report_movers
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.analytics.conftest import LONG_AFTER

NOW = Period(date(2025, 9, 1), date(2025, 9, 28))
BEFORE = NOW.shifted(-28)
LONG_AGO = date(2024, 1, 1)


@pytest.fixture
def movers(team):
    def report(metric="views", **choices):
        limit = choices.pop("limit", 5)
        selection = Selection(team.workspace_id, NOW, **choices)
        return report_movers(team.connection, selection, metric, limit=limit, today=LONG_AFTER)

    return report


def tell(team, account, title, now=(), before=(), published=LONG_AGO):
    post = team.post(account, title=title, published_day=published)
    team.tell_days(post, NOW.first_day, now)
    team.tell_days(post, BEFORE.first_day, before)
    return post


def test_the_largest_rises_and_falls_with_their_shares(team, movers):
    account = team.account()
    tell(team, account, "steady", [100] * 28, [100] * 28)
    tell(team, account, "up", [400], [100])
    tell(team, account, "up a little", [200], [100])
    tell(team, account, "down", [10], [90])
    team.roll_up()
    report = movers()
    assert [(m.title, m.difference) for m in report.risen] == [("up", 300), ("up a little", 100)]
    assert [m.share for m in report.risen] == [0.75, 0.25]
    assert [m.ratio for m in report.risen] == [3.0, 1.0]
    assert [(m.title, m.now, m.before, m.share) for m in report.fallen] == [("down", 10, 90, 1.0)]
    assert (report.rises, report.falls, report.left_out) == (2, 1, 0)


def test_new_content_rises_from_nothing_and_missing_figures_do_not_count(team, movers):
    account = team.account()
    tell(team, account, "steady", [100] * 28, [100] * 28)
    tell(team, account, "new", [500], published=NOW.first_day)
    tell(team, account, "no figures before", [900])
    tell(team, account, "no figures now", before=[900])
    tell(team, account, "no day of publication", [900], published=None)
    team.roll_up()
    report = movers()
    assert [(m.title, m.before, m.ratio) for m in report.risen] == [("new", None, None)]
    assert report.fallen == ()
    assert report.left_out == 3


def test_a_small_base_has_no_per_cent(team, movers):
    account = team.account()
    tell(team, account, "steady", [100] * 28, [100] * 28)
    tell(team, account, "from two", [9], [2])
    tell(team, account, "from thirty", [60], [30])
    team.roll_up()
    assert {m.title: m.ratio for m in movers().risen} == {"from thirty": 1.0, "from two": None}


def test_only_as_many_as_asked_while_all_are_counted(team, movers):
    account = team.account()
    tell(team, account, "steady", [100] * 28, [100] * 28)
    for number in range(1, 8):
        tell(team, account, f"up {number}", [100 + number], [100])
    team.roll_up()
    report = movers(limit=2)
    assert [m.title for m in report.risen] == ["up 7", "up 6"]
    assert report.rises == 7
    assert report.risen[0].share == 7 / 28


def test_content_sums_its_posts_on_the_chosen_platforms(team, movers):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    tell(team, youtube, "steady", [100] * 28, [100] * 28)
    first = tell(team, youtube, "both", [50], [100])
    second = team.post(tiktok, content_id=first.content_id, published_day=LONG_AGO)
    team.tell_days(second, NOW.first_day, [300] + [1] * 27)
    team.tell_days(second, BEFORE.first_day, [100] + [1] * 27)
    team.roll_up()
    assert [(m.title, m.difference) for m in movers().risen] == [("both", 150)]
    report = movers(platforms=(Platform.YOUTUBE,))
    assert [(m.title, m.difference) for m in report.fallen] == [("both", -50)]


def test_periods_that_cannot_be_compared_have_no_movers(team, movers):
    tell(team, team.account(), "half known", [5] * 28, [5] * 14)
    team.roll_up()
    report = movers()
    assert (report.risen, report.fallen) == ((), ())
    assert "against 14 before" in report.refusal
