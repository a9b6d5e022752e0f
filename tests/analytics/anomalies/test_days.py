"""Unusual days: what was put in comes out, with what falls on it, and nothing else."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import insert

from analytics.anomalies import find_unusual_days, with_acknowledgements
from database.tables import metric_definition_changes
from database.writes.notes import record_note, remove_note
from domain.errors import InvalidRequest
from domain.metric_definitions import STANDARD_METRICS
from domain.notes import NoteDraft, NoteKind, NoteSubject, Visibility
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Level, Platform
from tests.analytics.anomalies.conftest import HALF_YEAR, JUNE, LAST_DAY

TENTH, ELEVENTH = date(2025, 6, 10), date(2025, 6, 11)
ONE_DAY = Period(TENTH, TENTH)
YOUTUBE = NoteSubject(Platform.YOUTUBE)


@pytest.fixture
def youtube(team):
    return team.post(team.account(), title="Old video")


def acknowledge(team, draft, actor="Ada"):
    return record_note(team.connection, team.workspace_id, draft, actor=actor)


def test_a_day_far_above_is_found_with_what_was_expected(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 2000})
    team.roll_up()
    (run,) = report().days
    assert (run.days, run.peak, run.value, run.label) == (ONE_DAY, TENTH, 2000, "YouTube")
    assert run.expected == pytest.approx(1000, rel=0.05)
    assert run.low < 1000 < run.high < 2000
    assert run.is_above
    assert run.q < 0.001
    assert 0.5 < run.arrival < 1


def test_neighbouring_days_on_one_side_are_one_run_told_by_the_furthest(
    team, tell, report, youtube
):
    tell(youtube, instead={TENTH: 1800, ELEVENTH: 2600, date(2025, 6, 12): 300})
    team.roll_up()
    below, above = report().days
    assert (above.days, above.peak, above.value) == (Period(TENTH, ELEVENTH), ELEVENTH, 2600)
    assert (below.days.days, below.value, below.is_above) == (1, 300, False)


def test_calm_days_show_nothing(team, tell, report, youtube):
    tell(youtube)
    team.roll_up()
    found = report()
    assert found.days == ()
    assert len(found.series) == 1
    assert found.series[0].history == 180


def test_only_days_of_the_period_are_told_but_earlier_ones_teach(team, tell, report, youtube):
    tell(youtube, instead={date(2025, 5, 20): 5000})
    team.roll_up()
    assert report().days == ()
    assert report().series[0].history == 180
    assert len(report().series[0].values) == JUNE.days


def test_series_are_told_apart_by_level_and_accounts_by_name(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 2500})
    tell(team.post(team.account(Platform.TIKTOK, "clips")), seed=2)
    team.roll_up()
    assert [run.subject for run in report(level=Level.TOTAL).days] == [NoteSubject()]
    assert [run.subject for run in report(level=Level.PLATFORM).days] == [YOUTUBE]
    (run,) = report(level=Level.ACCOUNT).days
    assert run.subject == NoteSubject(Platform.YOUTUBE, "Main")
    with pytest.raises(InvalidRequest, match="not by topic"):
        report(level=Level.TOPIC)


def test_a_filter_leaves_other_platforms_out(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 2500})
    tell(team.post(team.account(Platform.TIKTOK, "clips")), seed=2)
    team.roll_up()
    assert report(platforms=(Platform.TIKTOK,)).days == ()


def test_the_post_that_carried_the_day_is_named_with_its_age(team, tell, report, youtube):
    tell(youtube)
    hit = team.post(
        youtube.account_id, title="The hit", published_at=datetime(2025, 6, 8, 9, tzinfo=UTC)
    )
    team.tell_days(hit, TENTH, [3000])
    team.roll_up()
    (run,) = report().days
    (reason,) = run.reasons
    told = 3000 / run.value
    assert reason == (
        f"{told:.0%}".replace("%", " %") + " of the day came from \u201cThe hit\u201d, "
        "published 2 days before."
    )


def test_a_changed_definition_and_a_note_shortly_before_are_named(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 300})
    team.roll_up()
    team.connection.execute(
        insert(metric_definition_changes).values(
            workspace_id=team.workspace_id, platform="youtube", metric="views",
            day=date(2025, 6, 9), description="Counted anew.",
        )
    )  # fmt: skip
    acknowledge(team, NoteDraft(Period(date(2025, 6, 9), date(2025, 6, 9)), "Server down", YOUTUBE))
    acknowledge(team, NoteDraft(ONE_DAY, "Elsewhere", NoteSubject(Platform.TIKTOK)))
    acknowledge(team, NoteDraft(Period(date(2025, 6, 2), date(2025, 6, 3)), "Long before"))
    found = report()
    assert found.days[0].reasons == (
        "YouTube counts differently since 9 Jun 2025.",
        "Note of 9 Jun 2025: Server down",
    )
    assert [change.day for change in found.definition_changes] == [date(2025, 6, 9)]
    assert [note.draft.text for note in found.beside] == ["Long before", "Server down", "Elsewhere"]


def test_an_acknowledged_day_says_who_saw_it_until_that_is_taken_back(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 2500})
    team.roll_up()
    seen = NoteDraft(ONE_DAY, "A hit", YOUTUBE, kind=NoteKind.ANOMALY, metric="views")
    number = acknowledge(team, seen)
    assert report().days[0].acknowledged.author == "Ada"
    assert report(level=Level.TOTAL).days[0].acknowledged is None
    assert report("views", reader="Ben").days[0].acknowledged is not None
    remove_note(team.connection, team.workspace_id, number, actor="Ada")
    assert report().days[0].acknowledged is None


def test_what_one_has_seen_for_oneself_is_unseen_by_others(team, tell, report, youtube):
    tell(youtube, instead={TENTH: 2500})
    team.roll_up()
    acknowledge(team, NoteDraft(ONE_DAY, "", YOUTUBE, Visibility.OWN, NoteKind.ANOMALY, "views"))
    assert report(reader="Ada").days[0].acknowledged is not None
    assert report(reader="Ben").days[0].acknowledged is None


def test_a_young_series_is_named_with_what_it_needs(team, tell, report, youtube):
    tell(youtube)
    tell(team.post(team.account(Platform.TIKTOK, "clips")), days=Period.ending(LAST_DAY, days=9))
    team.roll_up()
    found = report()
    assert [(one.label, one.reason) for one in found.too_short] == [
        ("TikTok", "Unusual days: not enough data, needs 14 days, has 9.")
    ]
    assert [one.label for one in found.series] == ["YouTube"]


def test_nothing_at_all_is_an_empty_report(team, report):
    team.account()
    found = report()
    assert (found.series, found.days, found.posts, found.too_short) == ((), (), (), ())


def test_days_that_were_taken_back_are_said_and_not_judged(team, tell, report, youtube):
    tell(youtube, instead={TENTH: -500})
    team.roll_up()
    found = report()
    assert found.days == ()
    assert found.notes == (
        "Not judged, because more was taken back than counted: YouTube on 10 Jun 2025.",
    )


def test_a_spread_day_says_so(team, tell, report, youtube):
    tell(youtube, days=Period.ending(date(2025, 6, 9), days=159))
    team.tell_days(youtube, TENTH, [4000], estimated=True)
    tell(youtube, days=Period(ELEVENTH, LAST_DAY), seed=3)
    team.roll_up()
    spread = next(run for run in report().days if run.peak == TENTH)
    assert spread.reasons[0] == "Spread evenly over days without figures."


def test_the_unfinished_day_is_left_out(team, tell, report, youtube):
    tell(youtube, instead={LAST_DAY: 20})
    team.roll_up()
    found = report(today=LAST_DAY)
    assert found.days == ()
    assert found.selection.period.last_day == date(2025, 6, 29)
    assert "is left out" in found.notes[0]


def test_all_series_are_corrected_together(team, tell, report):
    """A day that stands out alone is lost among many: 10 calm series find at most one day."""
    for number in range(10):
        tell(team.post(team.account(name=f"channel {number}")), seed=number)
    team.roll_up()
    found = report(level=Level.ACCOUNT)
    assert len(found.series) == 10
    assert sum(run.days.days for run in found.days) <= 1
    q = np.array([series.q for series in found.series])
    assert np.count_nonzero(q <= 0.05) == sum(run.days.days for run in found.days)


def test_longer_periods_than_two_years_are_refused(report):
    with pytest.raises(InvalidRequest, match="within 730 days"):
        report(period=Period.ending(LAST_DAY, days=731))


def test_a_half_year_is_looked_at_whole(team, tell, report, youtube):
    tell(youtube, instead={date(2025, 1, 20): 3000})
    team.roll_up()
    assert date(2025, 1, 20) in [run.peak for run in report(period=HALF_YEAR).days]


@pytest.mark.parametrize("level", [Level.TOTAL, Level.PLATFORM])
def test_marks_for_another_chart_are_the_days_of_this_report(team, tell, report, youtube, level):
    tell(youtube, instead={TENTH: 2000, date(2025, 6, 20): 300})
    team.roll_up()
    selection = Selection(team.workspace_id, JUNE)
    marks = find_unusual_days(team.connection, selection, "views", level=level)
    told = report(level=level).days
    assert {(run.peak, run.value, run.deviation) for run in marks} == {
        (run.peak, run.value, run.deviation) for run in told
    }
    assert len(marks) == 2


def test_a_chart_of_many_years_carries_no_marks(team, tell, youtube):
    tell(youtube, instead={TENTH: 2000})
    team.roll_up()
    years = Selection(team.workspace_id, Period.ending(LAST_DAY, days=731))
    assert find_unusual_days(team.connection, years, "views", level=Level.TOTAL) == ()


def test_marks_know_what_the_reader_has_seen(team, tell, youtube):
    tell(youtube, instead={TENTH: 2000})
    team.roll_up()
    acknowledge(
        team, NoteDraft(ONE_DAY, "", subject=YOUTUBE, kind=NoteKind.ANOMALY, metric="views")
    )
    selection = Selection(team.workspace_id, JUNE)
    marks = find_unusual_days(team.connection, selection, "views", level=Level.PLATFORM)
    (seen,) = with_acknowledgements(
        team.connection, team.workspace_id, STANDARD_METRICS["views"], marks, reader="Ada"
    )
    assert marks[0].acknowledged is None
    assert seen.acknowledged is not None
