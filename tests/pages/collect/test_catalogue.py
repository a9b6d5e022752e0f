from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from analytics.catalogue import EditPreview, WordChange
from domain.catalogue import Edit, NameKind
from domain.errors import InvalidRequest
from tests.apps import an_app, words_of
from tests.catalogue_factories import (
    MR_BEAST,
    MR_DOT_BEAST,
    a_catalogue_report,
    a_names_report,
    some_choices,
    some_content_words,
)
from tests.factories import an_empty_workspace
from ui.catalogue import changes as catalogue_changes
from ui.catalogue import table
from ui.catalogue.changes import Done

PAGE = "pages/collect/catalogue.py"


@pytest.fixture
def opened(monkeypatch):
    """The page, with what it would read and the ids of the rows that are chosen."""

    def open_page(*, chosen=(), **replaced):
        answers = {
            "catalogue_report": lambda *_: a_catalogue_report(),
            "catalogue_choices": lambda _: some_choices(),
            "catalogue_ids": lambda _: tuple(range(1, 313)),
            "content_words": lambda *_: some_content_words(),
            "names_report": lambda *_: a_names_report(),
        }
        if chosen:
            monkeypatch.setattr(table, "_draw_table", lambda *_: list(chosen))
        for name in answers:
            monkeypatch.setattr(f"ui.loaders.{name}", answers[name])
        return an_app(monkeypatch, page=PAGE, **replaced)

    return open_page


@pytest.fixture
def saved(monkeypatch):
    """What is handed over to be saved."""
    calls = []
    monkeypatch.setattr(
        catalogue_changes, "save", lambda workspace_id, edits, told: calls.append((edits, told))
    )
    return calls


@pytest.fixture
def previewed(monkeypatch):
    asked = []

    def preview(workspace_id, content_ids, said):
        asked.append((list(content_ids), dict(said)))
        changes = (
            WordChange("topic", "Minecraft", "Minecraft mods", 9),
            WordChange("topic", None, "Minecraft mods", 3),
        )
        edits = tuple(Edit(each, dict(said)) for each in content_ids)
        return EditPreview(len(edits), changes, edits, posts=5)

    monkeypatch.setattr(catalogue_changes, "preview", preview)
    return asked


def field(app, label):
    return next(
        each for each in (*app.text_input, *app.text_area, *app.selectbox) if each.label == label
    )


def test_lists_content_with_what_is_known_of_it(opened):
    app = opened()
    assert not app.exception
    assert "312 pieces of content, the newest first" in words_of(app)
    row = app.dataframe[0].value.iloc[0]
    assert (row["Type"], row["Creator"], row["Platform"]) == ("Video", "Mara", "YouTube, TikTok")
    assert row["Features"] == "hook: list \u00b7 faces: 2 \u00b7 ad: No"


def test_nothing_found_says_what_finds_more(opened, monkeypatch):
    app = opened()
    monkeypatch.setattr(
        "ui.loaders.catalogue_report", lambda *_: a_catalogue_report(entries=(), found=0, pages=1)
    )
    app.text_input(key="catalogue_text").set_value("nothing like it").run()
    assert not app.exception
    assert "Fewer words or filters find more" in words_of(app)


def test_filters_reach_the_question(opened, monkeypatch):
    asked = []
    app = opened()
    monkeypatch.setattr(
        "ui.loaders.catalogue_report",
        lambda wanted, page: asked.append((wanted, page)) or a_catalogue_report(),
    )
    app.multiselect(key="catalogue_creators").select(2).run()
    app.pills(key="catalogue_lacking").set_value(["topic"]).run()
    wanted, page = asked[-1]
    assert (wanted.creator_ids, wanted.lacking, page) == ((2,), ("topic",), 1)


def test_an_empty_workspace_leads_to_the_import(opened):
    app = opened(workspace_reports=lambda: (an_empty_workspace(),))
    assert not app.exception
    assert "No figures yet" in words_of(app)


def test_many_are_edited_after_a_look_at_what_would_change(opened, previewed, saved):
    app = opened(chosen=(1, 2))
    assert app.header[0].value == "Edit 2 pieces of content"
    field(app, "Topic").set_value("Studio").run()
    assert previewed[-1] == ([1, 2], {"topic": "Studio"})
    said = words_of(app).replace("\\", "")
    assert "2 pieces of content (5 posts) would change" in said
    assert "Topic: Minecraft \u2192 Minecraft mods (9)" in said
    assert "Topic: *empty* \u2192 Minecraft mods (3)" in said
    assert saved == []
    app.button(key="bulk_save").click().run()
    ((edits, told),) = saved
    assert [edit.content_id for edit in edits] == [1, 2]
    assert told == "Changed topic of 2 pieces of content (5 posts)."


def test_a_fact_is_emptied_and_a_feature_set_with_its_type(opened, previewed):
    app = opened(chosen=(1, 2))
    field(app, "Creator").set_value("\0").run()
    field(app, "Feature").set_value("faces").run()
    assert field(app, "Kind").value == "number"
    field(app, "Value").set_value("3").run()
    assert previewed[-1][1] == {"creator": None, "feature:faces": 3}
    field(app, "Value").set_value("many").run()
    assert "'many' is no number" in words_of(app)
    field(app, "Kind").set_value("removed").run()
    assert previewed[-1][1] == {"creator": None, "feature:faces": None}


def test_all_that_was_found_can_be_chosen_once_the_page_is(opened, previewed):
    app = opened(chosen=tuple(range(1, 11)))
    app.toggle[0].set_value(True).run()
    assert app.header[0].value == "Edit 312 pieces of content"


def test_one_piece_shows_where_every_fact_comes_from(opened):
    app = opened(chosen=(1,))
    assert not app.exception
    said = words_of(app).replace("\u00a0", " ").replace("\\", "")
    assert "From Table data.csv, 22 Jul 2026." in said
    assert "By Mara, 22 Jul 2026, instead of Studios (Table data.csv)." in said
    assert "Nothing is known yet." in said
    assert field(app, "Creator").value == "Mara"
    assert field(app, "Published").value == "2026-07-01 14:00"


def test_only_what_was_changed_is_saved_with_its_type(opened, saved):
    app = opened(chosen=(1,))
    field(app, "Title").set_value("Better")
    field(app, "Topic").set_value(None)
    field(app, "Length").set_value("4:05")
    field(app, "Faces").set_value("3")
    field(app, "Published").set_value("2026-07-02 09:30")
    next(b for b in app.button if "Save changes" in b.label).click().run()
    ((edits, told),) = saved
    of_content, of_post = edits
    assert of_content.said == {
        "title": "Better", "topic": "", "duration_s": Decimal(245), "feature:faces": 3,
    }  # fmt: skip
    assert of_content.post_id is None
    berlin = datetime(2026, 7, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (of_post.post_id, of_post.said) == (7, {"published": berlin})
    assert "<" not in told.replace("\\<", "")


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Length", "abc", "Length: 'abc' is not a number"),
        ("Published", "soonish", "Published: 'soonish' is no date"),
        ("Faces", "two", "Faces: 'two' is no number"),
    ],
)
def test_wrong_input_is_told_and_stays(opened, saved, label, typed, told):
    app = opened(chosen=(1,))
    field(app, "Title").set_value("Better")
    field(app, label).set_value(typed)
    next(b for b in app.button if "Save changes" in b.label).click().run()
    assert told in words_of(app).replace("\\", "")
    assert (field(app, label).value, field(app, "Title").value) == (typed, "Better")
    assert saved == []


def test_what_was_done_is_told_with_an_undo(opened):
    app = opened()
    app.session_state["catalogue_done"] = Done(1, "Changed topic.", import_id=5)
    app.run()
    assert "Changed topic." in words_of(app)
    assert app.button(key="catalogue_undo").label == "Undo"
    app.button(key="catalogue_close").click().run()
    assert "Changed topic." not in words_of(app)


def test_an_undo_belongs_to_its_workspace(opened):
    app = opened()
    app.session_state["catalogue_done"] = Done(99, "Changed topic.", import_id=5)
    app.run()
    assert "Changed topic." not in words_of(app)


@pytest.fixture
def creators(opened):
    def show(**replaced):
        app = opened(**replaced)
        app.segmented_control(key="catalogue_part").set_value("Creators").run()
        assert not app.exception
        return app

    return show


def test_likely_duplicates_are_merged_or_kept_apart(creators, monkeypatch):
    done = []
    for name in ("merge", "keep_apart", "split"):
        monkeypatch.setattr(
            catalogue_changes, name, lambda *told, name=name: done.append((name, *told))
        )
    app = creators()
    said = words_of(app).replace("\\", "").replace("\u00a0", " ")
    assert "**Mr. Beast** (3 pieces) \u2192 **MrBeast** (12 pieces)" in said
    assert "**Mister Beast** \u2192 **MrBeast**, by Jo, 22 Jul 2026" in said
    app.button(key="merge_creator_2_1").click().run()
    app.button(key="swap_creator_2_1").click().run()
    app.button(key="apart_creator_2_1").click().run()
    app.button(key="split_5").click().run()
    assert done == [
        ("merge", 1, NameKind.CREATOR, MR_DOT_BEAST, MR_BEAST),
        ("merge", 1, NameKind.CREATOR, MR_BEAST, MR_DOT_BEAST),
        ("keep_apart", 1, NameKind.CREATOR, MR_DOT_BEAST, MR_BEAST),
        ("split", 1, 5),
    ]


def test_names_are_listed_with_their_use_and_other_spellings(creators):
    table = creators().dataframe[0].value
    assert list(table["Creator"]) == ["MrBeast", "Mr. Beast", "Mara"]
    assert (table["Also written"][0], table["Content"][0], table["Posts"][0]) == (
        "Mister Beast", 12, 30,
    )  # fmt: skip


def test_without_any_name_the_way_to_one_is_told(creators):
    app = creators(names_report=lambda *_: a_names_report(names=(), suggestions=(), merges=()))
    assert "No creators yet" in words_of(app)


def test_a_refused_change_is_told_where_success_would_be(creators, monkeypatch):
    def refuse(*_, **__):
        raise InvalidRequest("These names were taken apart already.")

    monkeypatch.setattr("ui.catalogue.changes.writing", refuse)
    app = creators()
    app.button(key="split_5").click().run()
    assert not app.exception
    assert "taken apart already" in words_of(app)


def test_an_edited_spreadsheet_is_looked_at_and_then_applied(opened, saved, monkeypatch):
    asked = []

    def preview(workspace_id, edits):
        asked.extend(edits)
        change = WordChange("topic", "Studio", "Go", 1)
        return EditPreview(1, (change,), (Edit(1, {"topic": "Go"}),), posts=2)

    monkeypatch.setattr(catalogue_changes, "preview_edits", preview)
    app = opened()
    edited = b"content_id,topic,feature:faces,colour\n1,Go,2,red\n2,Go,two,red\n9,Go,1,red\n"
    app.file_uploader[0].set_value(("catalogue.csv", edited, "text/csv")).run()
    assert not app.exception
    assert [edit.content_id for edit in asked] == [1, 9]
    said = words_of(app).replace("\\", "").replace("\u00a0", " ")
    assert "1 row cannot be read and would be left out." in said
    assert "1 row names content that is not in this workspace." in said
    assert "Not understood, and left alone: colour" in said
    assert "Topic: Studio \u2192 Go (1)" in said
    assert saved == []
    app.button(key="sheet_save").click().run()
    assert saved == [
        ((Edit(1, {"topic": "Go"}),), "Changed topic of 1 piece of content (2 posts).")
    ]


def test_a_file_of_another_kind_is_told_calmly(opened):
    app = opened()
    app.file_uploader[0].set_value(("x.csv", b"colour,shape\nred,round\n", "text/csv")).run()
    assert not app.exception
    assert "no column content_id" in words_of(app).replace("\\", "")
