"""A trend report finds the course, rhythm and changes that were put into the figures."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analytics.stats.trend import Direction
from analytics.trends import Unanswered, report_trend
from database.writes.notes import record_note
from domain.errors import InvalidRequest, NotFound
from domain.granularity import Granularity
from domain.notes import NoteDraft, NoteSubject
from domain.periods import Period
from domain.vocabulary import Basis, Level, Platform
from tests.analytics.trends.conftest import HALF_YEAR, LATER

WEEK = (200.0, 100.0, 0.0, -50.0, -50.0, -100.0, -100.0)


@pytest.fixture
def report(team, selection):
    def of(metric="views", *, period=HALF_YEAR, today=LATER, **choices):
        return report_trend(team.connection, selection(period), metric, today=today, **choices)

    return of


@pytest.fixture
def rising(team, tell):
    """2 more a day, most on Mondays."""
    tell(team.account(), slope=2.0, rhythm=WEEK, noise=20.0)
    team.roll_up()


def test_the_course_is_the_one_put_in(rising, report):
    course = report().course
    assert course.trend.direction is Direction.RISING
    assert course.trend.low < 2.0 < course.trend.high
    assert course.change == pytest.approx(course.trend.slope * (HALF_YEAR.days - 1))
    assert course.trend.n == HALF_YEAR.days


def test_the_week_is_the_one_put_in(rising, report):
    found = {season.name: season for season in report().seasons}
    assert set(found) == {"weekday", "day of the month"}
    assert found["weekday"].clear
    assert not found["day of the month"].clear
    np.testing.assert_allclose(found["weekday"].profile, WEEK, atol=25)
    assert found["weekday"].labels[0] == "Mon"


def test_the_forecast_goes_on_and_knows_its_record(rising, report):
    outlook = report(horizon=28).outlook
    assert (outlook.steps[0], len(outlook.steps)) == (date(2025, 7, 1), 28)
    truth = (
        1000
        + 2 * (HALF_YEAR.days + np.arange(28))
        + np.array(WEEK)[[day.weekday() for day in outlook.steps]]
    )
    assert np.mean((truth >= outlook.wide.low) & (truth <= outlook.wide.high)) > 0.8
    assert outlook.backtest.origins > 0


def test_without_a_shift_no_change_is_told(rising, report):
    assert report().changes.changes == ()


SHIFT = date(2025, 3, 31)  # since then YouTube counts views of Shorts differently
SHIFTED = {(SHIFT - HALF_YEAR.first_day).days: 500.0}


def test_a_shift_on_a_day_with_a_new_definition_is_explained_by_it(team, tell, report):
    tell(team.account(), noise=20.0, shifts=SHIFTED)
    team.roll_up()
    told = report()
    (change,) = told.changes.changes
    assert change.day == SHIFT
    assert change.low < 500 < change.high
    assert change.ratio == pytest.approx(0.5, abs=0.03)
    assert change.explained_by.words == "YouTube counts differently"
    assert [one.day for one in told.definition_changes] == [SHIFT]


def test_a_new_definition_elsewhere_explains_nothing(team, tell, report):
    tell(team.account(Platform.TIKTOK), noise=20.0, shifts=SHIFTED)
    team.roll_up()
    told = report()
    assert told.definition_changes == ()
    assert told.changes.changes[0].explained_by is None


def test_a_note_of_the_team_explains_a_shift_of_what_it_is_on(team, tell, report):
    tell(team.account(Platform.TIKTOK), noise=20.0, shifts=SHIFTED)
    tell(team.account(Platform.INSTAGRAM), noise=20.0, shifts=SHIFTED, seed=2)
    team.roll_up()
    draft = NoteDraft(Period(SHIFT, SHIFT), "A new format", NoteSubject(Platform.TIKTOK))
    record_note(team.connection, team.workspace_id, draft, actor="Mara")
    (change,) = report(level=Level.PLATFORM, key="tiktok").changes.changes
    assert (change.explained_by.words, change.explained_by.definition) == ("A new format", False)
    (change,) = report(level=Level.PLATFORM, key="instagram").changes.changes
    assert change.explained_by is None


def test_each_part_says_what_it_lacks(team, tell, report):
    tell(team.account(), noise=20.0)
    team.roll_up()
    short = report(period=Period(HALF_YEAR.first_day, date(2025, 1, 16)), horizon=28)
    assert short.course == Unanswered("A trend: not enough data, needs 28 days, has 11.", 28, 11)
    assert short.changes.needed == 14
    assert short.seasons.needed == 21
    assert short.outlook.needed == 56
    assert np.isfinite(short.line.values).sum() == 11


def test_the_forecast_learns_from_before_the_period(rising, report):
    two_weeks = report(period=Period(date(2025, 6, 17), date(2025, 6, 30)))
    assert isinstance(two_weeks.course, Unanswered)
    assert two_weeks.outlook.n == HALF_YEAR.days


def test_weeks_hold_seven_whole_days(rising, report):
    told = report(granularity=Granularity.WEEK)
    assert told.line.steps[0] == date(2025, 1, 6)
    assert told.line.values[0] == told.daily.values[:7].sum()
    assert len(told.line.steps) == 25  # the last Monday's week is not whole
    assert len(told.fitted) == 25
    assert told.outlook.steps[:2] == (date(2025, 6, 30), date(2025, 7, 7))
    assert len(told.outlook.steps) == 4


def test_an_item_is_looked_at_alone(team, tell, report):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK, "clips")
    tell(youtube, level=3000.0)
    tell(tiktok, slope=-3.0, noise=10.0)
    team.roll_up()
    largest = report(level=Level.PLATFORM)
    assert (largest.item.label, [i.key for i in largest.items]) == (
        "YouTube",
        ["youtube", "tiktok"],
    )
    falling = report(level=Level.PLATFORM, key="tiktok")
    assert falling.item.label == "TikTok"
    assert falling.course.trend.direction is Direction.FALLING


def test_an_item_that_is_not_there_is_told(rising, report):
    with pytest.raises(NotFound, match="There is no content '999999' with figures"):
        report(level=Level.CONTENT, key="999999")


def test_no_figures_are_told(team, report):
    team.account()
    with pytest.raises(NotFound, match="No daily figures of views by total"):
        report()


def test_followers_are_a_course_of_readings(team, report):
    account = team.account()
    readings = [1000 + 5 * n for n in range(HALF_YEAR.days)]
    team.tell_account_days(account, HALF_YEAR.first_day, readings, metric="followers_total")
    told = report("followers_total")
    assert told.subject.basis is Basis.ACCOUNTS
    assert told.course.trend.slope == pytest.approx(5)
    monthly = report("followers_total", granularity=Granularity.MONTH)
    assert monthly.line.values[0] == readings[53]  # the last day of February, not a sum
    with pytest.raises(InvalidRequest, match="is read per account"):
        report("followers_total", level=Level.CONTENT)


def test_an_account_first_read_later_is_no_growth(team, report):
    def read(account, day, number):
        team.tell_account_days(account, day, [number] * 30, metric="followers_total")

    read(team.account(), HALF_YEAR.first_day, 100)
    read(team.account(Platform.TIKTOK, "clips"), date(2025, 1, 20), 900)
    note = (
        "clips (TikTok) is first read within these days, which raises followers from then on "
        "without any growth."
    )
    assert note in report("followers_total").notes
    assert note not in report("followers_total", level=Level.PLATFORM, key="tiktok").notes
    alone = report("followers_total", period=Period(date(2025, 1, 21), date(2025, 2, 18)))
    assert note not in alone.notes


def test_the_unfinished_day_is_left_out(rising, report):
    told = report(today=HALF_YEAR.last_day)
    assert told.subject.period.last_day == date(2025, 6, 29)
    assert told.notes[0] == "30 Jun 2025 is not over yet and is left out."


def test_spread_days_are_marked_and_said(team, report):
    post = team.post(team.account())
    team.tell_days(post, HALF_YEAR.first_day, [100] * 60, estimated=True)
    team.tell_days(post, date(2025, 3, 7), [100 + n % 3 for n in range(60)])
    team.roll_up()
    told = report(period=Period(HALF_YEAR.first_day, date(2025, 5, 5)))
    assert told.line.estimated.sum() == 60
    assert any(note.startswith("50 % of the days are spread evenly") for note in told.notes)


def test_a_missing_day_leaves_its_week_out(team, tell, report):
    post = team.post(team.account())
    team.tell_days(post, HALF_YEAR.first_day, [10] * 8 + [None] + [10] * 40)
    team.roll_up()
    told = report(granularity=Granularity.WEEK)
    assert [told.line.values[0], told.line.values[2]] == [70, 70]
    assert np.isnan(told.line.values[1])


def test_another_platform_narrows_the_figures(team, tell, selection):
    tell(team.account(), level=3000.0)
    tell(team.account(Platform.TIKTOK), level=500.0, noise=1.0)
    team.roll_up()
    only = replace(selection(), platforms=(Platform.TIKTOK,))
    told = report_trend(team.connection, only, "views", today=LATER)
    assert told.course.trend.level == pytest.approx(500, rel=0.01)
