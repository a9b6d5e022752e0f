"""Notes append versions; the latest holds, and whoever is not meant does not see them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from database.queries.audit import stored_changes
from database.queries.notes import (
    acknowledgements,
    note_versions,
    notes_on_content,
    notes_touching,
    stored_note,
    stored_notes,
)
from database.tables import notes
from database.writes.notes import record_note, remove_note, restore_note, revise_note
from database.writes.workspaces import create_workspace, remove_sample
from domain.errors import InvalidRequest, NotFound
from domain.history import HistoryFilter
from domain.notes import NoteDraft, NoteFilter, NoteKind, NoteSubject, Visibility
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.rows import Team

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
TENTH = Period(date(2025, 5, 10), date(2025, 5, 10))
LAUNCH = NoteDraft(TENTH, "New thumbnails")
YOUTUBE = NoteSubject(Platform.YOUTUBE)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


def add(team, draft=LAUNCH, actor="Ada"):
    return record_note(team.connection, team.workspace_id, draft, actor=actor)


def shown(team, reader="Ada", **narrowed):
    asked = NoteFilter(team.workspace_id, reader, **narrowed)
    return [note.draft.text for note in stored_notes(team.connection, asked, limit=50).rows]


def touching(team, reader="Ada", **chosen):
    found = notes_touching(team.connection, Selection(team.workspace_id, MAY, **chosen), reader)
    return [note.draft.text for note in found]


def test_a_note_comes_back_as_it_was_written(team):
    note = stored_note(team.connection, team.workspace_id, add(team), "Ada")
    assert note.draft == LAUNCH
    assert (note.author, note.version, note.removed, note.was_edited) == ("Ada", 1, False, False)


def test_every_version_of_an_edited_note_is_kept_with_who_said_it(team):
    number = add(team)
    longer = replace(LAUNCH, text="New thumbnails and titles")
    revise_note(team.connection, team.workspace_id, number, longer, actor="Ben")
    versions = note_versions(team.connection, team.workspace_id, number)
    assert [(v.draft.text, v.actor) for v in versions] == [
        ("New thumbnails and titles", "Ben"),
        ("New thumbnails", "Ada"),
    ]
    assert shown(team) == ["New thumbnails and titles"]
    note = stored_note(team.connection, team.workspace_id, number, "Cleo")
    assert (note.author, note.changed_by) == ("Ada", "Ben")
    assert note.created_at < note.changed_at


def test_a_removed_note_leaves_the_lists_and_can_be_brought_back(team):
    number = add(team)
    remove_note(team.connection, team.workspace_id, number, actor="Ada")
    assert shown(team) == []
    assert touching(team) == []
    assert shown(team, removed=True) == ["New thumbnails"]
    restore_note(team.connection, team.workspace_id, number, actor="Ada")
    assert shown(team) == ["New thumbnails"]
    assert len(note_versions(team.connection, team.workspace_id, number)) == 3


def test_what_was_done_already_is_refused_in_words(team):
    number = add(team)
    with pytest.raises(InvalidRequest, match="not removed"):
        restore_note(team.connection, team.workspace_id, number, actor="Ada")
    remove_note(team.connection, team.workspace_id, number, actor="Ada")
    with pytest.raises(InvalidRequest, match="removed already"):
        remove_note(team.connection, team.workspace_id, number, actor="Ada")
    with pytest.raises(InvalidRequest, match="Bring it back first"):
        revise_note(team.connection, team.workspace_id, number, LAUNCH, actor="Ada")


def test_a_note_of_ones_own_is_nobody_elses(team):
    number = add(team, replace(LAUNCH, visibility=Visibility.OWN))
    assert shown(team, "Ada") == ["New thumbnails"]
    assert shown(team, "Ben") == []
    assert touching(team, "Ben") == []
    for change in (remove_note, restore_note):
        with pytest.raises(NotFound):
            change(team.connection, team.workspace_id, number, actor="Ben")
    with pytest.raises(NotFound):
        revise_note(team.connection, team.workspace_id, number, LAUNCH, actor="Ben")


def test_nobody_takes_a_note_of_the_team_for_themselves(team):
    number = add(team)
    own = replace(LAUNCH, visibility=Visibility.OWN)
    with pytest.raises(InvalidRequest, match="Only Ada"):
        revise_note(team.connection, team.workspace_id, number, own, actor="Ben")


def test_a_note_of_ones_own_needs_a_name(team):
    with pytest.raises(InvalidRequest, match="needs your name"):
        add(team, replace(LAUNCH, visibility=Visibility.OWN), actor="web")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "  "}, "needs a text"),
        ({"text": "x" * 2001}, "2,001 characters"),
        ({"days": Period(date(1999, 12, 31), date(2000, 1, 2))}, "A note lies between"),
        ({"days": Period(date(2001, 1, 1), date(2020, 1, 1))}, "at most 3,660 days"),
    ],
)
def test_what_cannot_be_is_refused(team, change, said):
    with pytest.raises(InvalidRequest, match=said):
        add(team, replace(LAUNCH, **change))


def test_what_it_speaks_of_must_exist(team):
    with pytest.raises(NotFound, match="no account 'Nobody' on YouTube"):
        add(team, replace(LAUNCH, subject=NoteSubject(Platform.YOUTUBE, "Nobody")))
    with pytest.raises(NotFound, match="no post 'x' on YouTube"):
        add(team, replace(LAUNCH, subject=NoteSubject(Platform.YOUTUBE, external_id="x")))
    with pytest.raises(NotFound, match="no metric"):
        add(team, replace(LAUNCH, metric="wonders"))


def test_a_chart_shows_the_notes_of_its_days_and_platforms(team):
    main = team.account(Platform.YOUTUBE, "Main")
    team.account(Platform.YOUTUBE, "Second")
    add(team, NoteDraft(TENTH, "everything"))
    add(team, NoteDraft(TENTH, "youtube", YOUTUBE))
    add(team, NoteDraft(TENTH, "tiktok", NoteSubject(Platform.TIKTOK)))
    add(team, NoteDraft(TENTH, "main", NoteSubject(Platform.YOUTUBE, "Main")))
    add(team, NoteDraft(TENTH, "second", NoteSubject(Platform.YOUTUBE, "Second")))
    add(team, NoteDraft(TENTH.shifted(60), "july"))
    add(team, NoteDraft(Period(date(2025, 4, 1), date(2025, 5, 1)), "until the first of May"))
    on_youtube = ["until the first of May", "everything", "youtube", "main", "second"]
    assert touching(team, platforms=(Platform.YOUTUBE,)) == on_youtube
    assert touching(team, accounts=(main,)) == [n for n in on_youtube if n != "second"]
    assert len(touching(team)) == 6


def test_a_note_on_a_post_stands_beside_its_content_only(team):
    account = team.account()
    post = team.post(account, external_id="abc")
    other = team.post(account, external_id="def")
    draft = replace(LAUNCH, subject=NoteSubject(Platform.YOUTUBE, external_id="abc"))
    add(team, draft)
    add(team, NoteDraft(TENTH, "youtube", YOUTUBE))
    add(team, NoteDraft(TENTH, "tiktok", NoteSubject(Platform.TIKTOK)))

    def of(one):
        found = notes_on_content(
            team.connection, team.workspace_id, one.content_id, MAY, "Ada",
            [(Platform.YOUTUBE, "Main")],
        )  # fmt: skip
        return [note.draft.text for note in found]

    assert of(post) == ["New thumbnails", "youtube"]
    assert of(other) == ["youtube"]
    assert touching(team) == ["youtube", "tiktok"]


def test_acknowledged_days_are_found_by_their_metric(team):
    seen = NoteDraft(TENTH, "", YOUTUBE, kind=NoteKind.ANOMALY, metric="views")
    add(team, seen)
    add(team, replace(seen, metric="likes"))
    add(team, replace(seen, kind=NoteKind.NOTE, text="a remark"))
    found = acknowledgements(team.connection, team.workspace_id, "views", "Ada")
    assert [note.draft for note in found] == [seen]


def test_the_list_is_narrowed_by_words_days_and_kind(team):
    add(team)
    add(team, NoteDraft(TENTH.shifted(60), "100% organic", YOUTUBE))
    assert shown(team) == ["100% organic", "New thumbnails"]
    assert shown(team, text="thumb") == ["New thumbnails"]
    assert shown(team, text="0%") == ["100% organic"]
    assert shown(team, text="%thumb") == []
    assert shown(team, days=MAY) == ["New thumbnails"]
    assert shown(team, platform=Platform.YOUTUBE) == ["100% organic"]
    assert shown(team, kind=NoteKind.ANOMALY) == []


def test_the_trail_tells_no_words_of_a_note_of_ones_own(team):
    add(team, replace(LAUNCH, visibility=Visibility.OWN, text="secret"))
    add(team, replace(LAUNCH, text="open"))
    trail = stored_changes(team.connection, team.workspace_id, HistoryFilter(), limit=9).rows
    assert [row.details.get("text") for row in trail] == ["open", None]


def test_another_workspace_sees_nothing(team):
    number = add(team)
    other = create_workspace(team.connection, name="Others", time_zone="UTC")
    assert stored_note(team.connection, other, number, "Ada") is None
    with pytest.raises(NotFound):
        remove_note(team.connection, other, number, actor="Ada")


def test_the_sample_takes_its_notes_with_it(connection):
    sample = create_workspace(connection, name="Sample", time_zone="UTC", is_sample=True)
    record_note(connection, sample, LAUNCH, actor="Ada")
    remove_sample(connection)
    left = connection.scalar(
        select(func.count()).select_from(notes).where(notes.c.workspace_id == sample)
    )
    assert left == 0
