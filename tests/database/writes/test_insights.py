"""Insights are stored once per finding; decisions stay, and accepted ones become notes."""

from dataclasses import replace
from datetime import date

import pytest

from database.queries.insights import latest_run, stored_insights
from database.queries.notes import stored_note
from database.writes.insights import decide, store_run
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.insights import MOST_SHOWN, Decision, InsightKind, InsightState
from domain.notes import NoteSubject
from domain.vocabulary import Platform
from tests.insight_factories import a_run, an_insight

TODAY = date(2026, 6, 1)


@pytest.fixture
def store(connection, workspace_id):
    def run(*found, **changes):
        store_run(connection, a_run(workspace_id, *found, **changes), actor="ada")
        return stored_insights(connection, workspace_id)

    return run


@pytest.fixture
def say(connection, workspace_id):
    def decided(insight_id, state, **changes):
        return decide(
            connection,
            workspace_id,
            insight_id,
            Decision(state, **changes),
            actor="ada",
            today=TODAY,
        )

    return decided


def test_what_is_found_again_is_told_anew_and_not_twice(store):
    (first,) = store(an_insight(title="Falls by 20 %."))
    (second,) = store(an_insight(title="Falls by 30 %."))
    assert second.insight_id == first.insight_id
    assert second.insight.title == "Falls by 30 %."
    assert second.last_found > first.last_found
    assert second.first_found == first.first_found


def test_it_comes_back_as_it_was_stored(store):
    told = an_insight(subject=NoteSubject(Platform.TIKTOK), content_ids=(3, 4))
    assert store(told)[0].insight == told


def test_another_finding_of_the_same_rule_is_an_insight_of_its_own(store):
    found = store(an_insight(key="tiktok"), an_insight(key="x"))
    assert [one.rank for one in found] == [1, 2]


def test_an_open_one_that_is_not_found_again_is_gone(store):
    store(an_insight(key="tiktok"))
    found = store(an_insight(key="x"))
    assert [(one.insight.key, one.state_on(TODAY)) for one in found] == [
        ("x", InsightState.OPEN),
        ("tiktok", InsightState.GONE),
    ]


def test_no_more_than_a_screen_is_kept_and_the_rest_counted(store, connection, workspace_id):
    found = store(*(an_insight(key=str(n)) for n in range(MOST_SHOWN + 2)))
    assert len(found) == MOST_SHOWN
    assert latest_run(connection, workspace_id).crowded_out == 2


def test_a_run_says_why_a_rule_found_nothing(store, connection, workspace_id):
    store(reasons={InsightKind.EARLY: "needs 50 posts, has 3"})
    assert latest_run(connection, workspace_id).reasons == (
        (InsightKind.EARLY, "needs 50 posts, has 3"),
    )


def test_a_decision_outlives_the_next_run(store, say):
    (one,) = store(an_insight())
    say(one.insight_id, InsightState.DISMISSED, reason="A campaign ended.", assignee="Bo")
    (again,) = store(an_insight())
    assert again.state_on(TODAY) is InsightState.DISMISSED
    assert (again.decision.reason, again.decision.assignee) == ("A campaign ended.", "Bo")


def test_what_was_accepted_stays_as_it_was_told_then(store, say):
    (one,) = store(an_insight(title="Falls by 20 %."))
    say(one.insight_id, InsightState.ACCEPTED)
    (again,) = store(an_insight(title="Falls by 30 %."))
    assert again.insight.title == "Falls by 20 %."
    assert again.last_found > one.last_found
    say(one.insight_id, InsightState.OPEN)
    assert store(an_insight(title="Falls by 30 %."))[0].insight.title == "Falls by 30 %."


def test_dismissing_needs_a_reason(store, say):
    (one,) = store(an_insight())
    with pytest.raises(InvalidRequest, match="needs a reason"):
        say(one.insight_id, InsightState.DISMISSED, reason="  ")


def test_what_is_snoozed_opens_again_on_its_day(store, say):
    (one,) = store(an_insight())
    told = say(one.insight_id, InsightState.SNOOZED, until=date(2026, 6, 8))
    assert told.state_on(date(2026, 6, 7)) is InsightState.SNOOZED
    assert told.state_on(date(2026, 6, 8)) is InsightState.OPEN
    with pytest.raises(InvalidRequest, match="after 2026-06-01"):
        say(one.insight_id, InsightState.SNOOZED, until=TODAY)


def test_an_accepted_one_becomes_one_note_which_goes_when_that_is_taken_back(
    store, say, connection, workspace_id
):
    (one,) = store(an_insight(title="Try faces."))
    told = say(one.insight_id, InsightState.ACCEPTED, reason="From June on.")
    note = stored_note(connection, workspace_id, told.note_id, "ada")
    assert note.draft.text == "Accepted: Try faces. From June on."
    assert note.draft.days.first_day == TODAY
    assert say(one.insight_id, InsightState.ACCEPTED, assignee="Bo").note_id == told.note_id
    assert say(one.insight_id, InsightState.OPEN).note_id is None
    assert stored_note(connection, workspace_id, told.note_id, "ada").removed


def test_a_note_of_a_post_that_is_gone_speaks_of_everything(store, say, connection, workspace_id):
    gone = NoteSubject(Platform.TIKTOK, "main", "no-such-post")
    (one,) = store(an_insight(subject=gone))
    told = say(one.insight_id, InsightState.ACCEPTED)
    assert stored_note(connection, workspace_id, told.note_id, "ada").draft.subject == NoteSubject()


def test_no_workspace_sees_or_decides_on_anothers(store, connection, say):
    (one,) = store(an_insight())
    other = create_workspace(connection, name="Others", time_zone="UTC")
    assert stored_insights(connection, other) == ()
    assert latest_run(connection, other) is None
    with pytest.raises(NotFound):
        decide(
            connection, other, one.insight_id, Decision(InsightState.OPEN), actor="x", today=TODAY
        )


def test_nobody_decides_that_one_is_gone(store, say):
    (one,) = store(an_insight())
    with pytest.raises(InvalidRequest):
        say(one.insight_id, InsightState.GONE)


def test_a_later_run_ranks_anew(store):
    one, other = an_insight(key="tiktok"), an_insight(key="x")
    store(one, other)
    assert [each.insight.key for each in store(other, replace(one, value=0.0))] == ["x", "tiktok"]
