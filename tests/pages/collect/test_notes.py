import pytest

from domain.errors import InvalidRequest, NotEnoughData
from domain.notes import NoteDraft, NoteKind, Visibility
from tests.apps import an_app, words_of
from tests.note_factories import YOUTUBE, a_note, a_notes_report
from ui.notes import loaders, writing

PAGE = "pages/collect/notes.py"


@pytest.fixture
def page(monkeypatch):
    """`asked` keeps the conditions, `saved` the drafts."""

    def opened(*notes, address=None):
        asked.clear()
        saved.clear()

        def report(conditions, **_):
            asked.append(conditions)
            return a_notes_report(*notes)

        monkeypatch.setattr(loaders, "day_notes_report", report)
        monkeypatch.setattr(writing, "save", lambda _, draft: saved.append(draft))
        return an_app(monkeypatch, page=PAGE, address=address)

    return opened


asked: list = []
saved: list[NoteDraft] = []


def write(app, text, visibility=None):
    next(area for area in app.text_area if area.key.startswith("page_note")).set_value(text)
    if visibility:
        next(one for one in app.segmented_control if one.key.endswith("_whose")).set_value(
            visibility
        )
    next(b for b in app.button if b.key.startswith("page_note")).click().run()
    return app


def test_no_notes_say_what_a_note_is_for(page):
    app = page()
    assert not app.exception
    assert "No notes yet" in words_of(app)


def test_notes_are_listed_with_their_words_as_they_are(page):
    app = page(a_note("<b>bold</b> $x$"), a_note("For YouTube", subject=YOUTUBE, number=2))
    table = app.dataframe[0].value
    assert list(table["Note"]) == ["<b>bold</b> $x$", "For YouTube"]
    assert list(table["On"]) == ["Everything", "YouTube"]
    assert "2 notes" in words_of(app)


def test_a_note_is_written_on_everything_for_the_team_unless_said_otherwise(page):
    write(page(), "Launch")
    (draft,) = saved
    assert (draft.text, draft.visibility, draft.kind) == ("Launch", Visibility.TEAM, NoteKind.NOTE)
    assert draft.subject.platform is None
    assert draft.days.days == 1


def test_what_is_refused_is_told_and_what_was_typed_stays(page, monkeypatch):
    def refuse(*_):
        raise InvalidRequest("A note needs a text.")

    app = page()
    monkeypatch.setattr(writing, "save", refuse)
    write(app, "  ", Visibility.OWN)
    assert [error.value for error in app.error] == ["A note needs a text\\."]
    assert next(a for a in app.text_area if a.key.startswith("page_note")).value == "  "


def test_conditions_come_from_the_address(page):
    page(address={"on": "youtube", "kind": "anomaly", "whose": "own", "state": "removed"})
    conditions = asked[-1]
    assert (conditions.platform, conditions.kind, conditions.visibility, conditions.removed) == (
        "youtube", NoteKind.ANOMALY, Visibility.OWN, True,
    )  # fmt: skip


def test_conditions_that_find_nothing_say_so(page):
    app = page(address={"on": "youtube"})
    assert "Fewer conditions find more" in words_of(app)


def test_the_note_of_the_address_is_opened_and_says_why_there_is_no_comparison(page, monkeypatch):
    note = a_note("Launch", number=7)

    def too_few(*_):
        raise NotEnoughData("Normal variation", needed=14, got=3)

    monkeypatch.setattr(loaders, "note_report", lambda *_: a_report_of(note))
    monkeypatch.setattr(loaders, "note_effect", too_few)
    app = page(note, address={"note": "7"})
    assert not app.exception
    assert any("needs 14 days, has 3" in i.value.replace("\\", "") for i in app.info)
    assert "Ada, " in words_of(app)
    assert app.button(key="note_remove")


def test_removed_notes_can_only_be_brought_back(page, monkeypatch):
    note = a_note("Launch", number=7, removed=True)
    monkeypatch.setattr(loaders, "note_report", lambda *_: a_report_of(note))
    app = page(note, address={"note": "7", "state": "removed"})
    assert app.button(key="note_restore")
    assert not [button for button in app.button if button.key == "note_remove"]


def a_report_of(note):
    from analytics.day_notes import NoteReport
    from database.queries.notes import NoteVersion

    version = NoteVersion(1, note.draft, note.author, note.created_at, removed=False)
    return NoteReport(note, (version,), "UTC")


def test_a_chart_lists_its_notes_and_offers_to_add_one(monkeypatch):
    from ui.notes import loaders as note_loaders

    app = an_app(monkeypatch)
    monkeypatch.setattr(note_loaders, "selection_notes", lambda *_: (a_note("$5 & <b>"),))
    app.run()
    assert not app.exception
    said = words_of(app)
    assert "\\$5 \\& \\<b\\>" in said
