from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from analytics.data_entry import EntryOptions, EntryPost, PostFigures, ToldTotal
from database.writes.typed_figures import EntryOutcome
from domain.errors import NotFound, StorageUnavailable
from domain.metric_definitions import STANDARD_METRICS
from domain.typed import Habit
from domain.vocabulary import Figure, Platform
from tests.apps import an_app, failing, words_of
from tests.typed_factories import TIDE
from ui.entry import loaders, saving

ENTRY = "pages/collect/data_entry.py"
POST = EntryPost(TIDE, 7, 7, "Main", "How the tide works", None, None, date(2026, 1, 1), None)
LABEL = "How the tide works \u00b7 YouTube \u00b7 Main (tide)"
YESTERDAY = datetime.now(UTC).replace(hour=0, minute=0) - timedelta(days=1)


def told(value=1_000):
    total = ToldTotal(Decimal(value), YESTERDAY, YESTERDAY.date(), False)
    return PostFigures(POST, "UTC", {"views": (total,)}, {})


def options(**changes):
    plain = EntryOptions(((Platform.YOUTUBE, "Main"),), ("Mara",), ("Sea",), ("video",), (), ())
    return replace(plain, **changes)


@pytest.fixture
def saved(monkeypatch):
    """What was saved, in place of a database."""
    done = []

    def save(workspace_id, figures, *, actor, habit_of=None, new_posts=(), token=""):
        done.append((figures, actor, tuple(new_posts), token))
        return EntryOutcome(9, days_changed=1, first_day=YESTERDAY.date(),
                            last_day=YESTERDAY.date())  # fmt: skip

    monkeypatch.setattr(saving, "save", save)
    monkeypatch.setattr(saving, "undo", lambda _, number, actor: done.append(number))
    return done


@pytest.fixture
def page(monkeypatch, saved):
    def open_page(**replaced):
        answers = {
            "entry_posts": lambda *_: (POST,),
            "entry_posts_called": lambda *_: (POST,),
            "entry_options": lambda *_: options(),
            "post_figures": lambda *_: {TIDE: told()},
            "neighbours": lambda *_: (),
            "metric_registry": lambda _: STANDARD_METRICS,
            **replaced,
        }
        for name, answer in answers.items():
            monkeypatch.setattr(loaders, name, answer)
        return an_app(monkeypatch, page=ENTRY)

    return open_page


def choose(app, label=LABEL):
    app.selectbox(key="entry_post").set_value(label).run()
    return app


def type_in(app, metric, text):
    app.text_input(key=f"entry_0_value_{metric}").set_value(text).run()


def said(app):
    return words_of(app).replace("\u00a0", " ").replace("\\", "")


def test_asks_for_a_post_before_anything_else(page):
    app = page()
    assert not app.exception
    assert "Choose the post whose figures you have in front of you" in said(app)
    assert [field.key for field in app.text_input] == ["entry_search", "find"]


def test_shows_the_previous_figure_and_the_growth_beside_the_field(page):
    app = choose(page())
    assert "Before: **1,000** on" in said(app)
    type_in(app, "views", "1500")
    assert "**+500**" in said(app)
    assert not app.warning


def test_saves_what_was_typed_and_empties_the_fields(page, saved):
    app = choose(page())
    type_in(app, "views", "1,500")
    type_in(app, "watch_time_s", "0:10:00")
    app.button(key="save_entry").click().run()
    assert not app.exception
    ((figures, actor, new, token),) = saved
    assert [(f.metric, f.value, f.occasion.figure) for f in figures] == [
        ("views", 1500, Figure.CUMULATIVE), ("watch_time_s", 600, Figure.CUMULATIVE),
    ]  # fmt: skip
    assert (actor, new, bool(token)) == ("web", (), True)
    assert figures[0].occasion.moment.tzinfo is not None
    assert "Saved: Views and Watch time of How the tide works" in app.header[0].value
    assert app.text_input(key="entry_1_value_views").value == ""


def test_the_way_back_stands_beside_what_was_saved(page, saved):
    app = choose(page())
    type_in(app, "views", "1500")
    app.button(key="save_entry").click().run()
    changes = next(frame.value for frame in app.dataframe if "Before" in frame.value)
    assert (changes["Typed"][0], changes["Change"][0]) == ("1,500", "+500")
    app.button(key="undo_entry").click().run()
    assert saved[-1] == 9
    assert "Taken back: Views" in app.header[0].value
    assert app.button(key="redo_entry").label == "Save it again"


def test_a_doubt_asks_and_leaves_a_way_through_that_is_remembered(page, saved):
    app = choose(page())
    type_in(app, "views", "900")
    assert "would fall from 1,000" in app.warning[0].value.replace("\\", "")
    assert app.button(key="save_entry").label == "Save 1 figure anyway"
    app.text_input(key="entry_0_why").set_value("The platform removed bots").run()
    app.button(key="save_entry").click().run()
    ((figures, *_),) = saved
    assert figures[0].why == "The platform removed bots; saved although lower than before"


def test_a_doubt_that_nobody_can_have_read_yet_is_asked_before_anything_is_saved(page, saved):
    app = choose(page())
    app.text_input(key="entry_0_value_views").set_value("900")
    app.button(key="save_entry").click().run()
    assert saved == []
    assert "would fall from 1,000" in app.warning[0].value.replace("\\", "")
    assert "Look at what is asked above" in app.info[0].value
    app.button(key="save_entry").click().run()
    assert len(saved) == 1


def test_what_is_no_number_is_said_beside_the_field_and_not_saved(page, saved):
    app = choose(page())
    type_in(app, "views", "abc")
    assert ":red[abc is not a number]" in said(app)
    app.button(key="save_entry").click().run()
    assert "abc" in app.error[0].value
    assert app.text_input(key="entry_0_value_views").value == "abc"
    assert saved == []


def test_nothing_typed_is_not_saved(page, saved):
    app = choose(page())
    app.button(key="save_entry").click().run()
    assert "Type at least one figure first" in app.error[0].value
    assert saved == []


def test_what_was_an_amount_last_time_is_one_again(page, saved):
    habit = Habit(Platform.YOUTUBE, "Main", ("likes",), ("views", "streams"))
    app = choose(page(entry_options=lambda *_: options(habits=(habit,))))
    type_in(app, "views", "12")
    app.button(key="save_entry").click().run()
    ((figures, *_),) = saved
    assert figures[0].occasion.figure is Figure.PERIOD
    assert figures[0].occasion.days.days == 1
    assert any(field.key == "entry_1_value_streams" for field in app.text_input)


def test_the_usual_kind_of_one_platform_says_nothing_of_another(page, saved):
    habit = Habit(Platform.YOUTUBE, "Main", (), ("views",))
    app = choose(page(entry_options=lambda *_: options(habits=(habit,))), "A new post")
    kinds = {box.key: box.value for box in app.segmented_control if "_kind_" in box.key}
    assert kinds["entry_0_kind_youtube_views"] is Figure.PERIOD
    app.text_input(key="entry_0_new_url").set_value(
        "https://www.tiktok.com/@team/video/7301234567890123456"
    ).run()
    kinds = {box.key: box.value for box in app.segmented_control if "_kind_" in box.key}
    assert kinds["entry_0_kind_tiktok_views"] is Figure.CUMULATIVE


def test_a_new_post_is_created_with_its_first_figure(page, saved):
    app = choose(page(), "A new post")
    app.text_input(key="entry_0_new_title").set_value("A walk").run()
    app.text_input(key="entry_0_new_url").set_value("https://youtu.be/dQw4w9WgXcQ").run()
    app.text_input(key="entry_0_feature_name_0").set_value("hook").run()
    app.text_input(key="entry_0_feature_value_0").set_value("yes").run()
    type_in(app, "views", "12")
    app.button(key="save_entry").click().run()
    assert not app.exception
    ((figures, _, (facts,), _),) = saved
    assert (facts.external_id, facts.account, facts.title) == ("dQw4w9WgXcQ", "Main", "A walk")
    assert facts.features == {"hook": True}
    assert figures[0].post.external_id == "dQw4w9WgXcQ"


def test_a_new_post_without_a_title_is_not_created(page, saved):
    app = choose(page(), "A new post")
    type_in(app, "views", "12")
    app.button(key="save_entry").click().run()
    assert "The new post needs a title" in app.error[0].value
    assert saved == []


def paste(app, text):
    app.segmented_control(key="entry_way").set_value("Many posts").run()
    app.text_area(key="grid_pasted").set_value(text).run()
    app.button(key="grid_take").click().run()
    return app


def fifty_rows(faults):
    lines = ["platform\tcontent\tdate\tkind\tviews"]
    for n in range(50):
        day = date(2026, 1, 2) + timedelta(days=n)
        lines.append(f"YouTube\ttide\t{day}\tamount\t{faults.get(n, 10 + n)}")
    return "\n".join(lines)


def test_of_fifty_rows_with_three_errors_the_sound_ones_are_saved_and_three_stay(page, saved):
    app = paste(page(), fifty_rows({11: "abc", 20: "-5", 30: "1.234"}))
    assert not app.exception
    errors = app.error[0].value.replace("\\", "")
    assert "3 rows cannot be saved as typed" in errors
    assert "Row 12, Views, \u201cabc\u201d: is not a number" in errors
    app.button(key="save_grid").click().run()
    ((figures, *_),) = saved
    assert len(figures) == 47
    rows = app.session_state["entry_grid"].rows
    assert [row["views"] for row in rows if any(row.values())] == ["abc", "-5", "1.234"]
    assert "3 rows stayed in the grid" in said(app)


def test_what_was_typed_in_the_grid_survives_another_page_and_other_columns(page):
    app = paste(page(), fifty_rows({11: "abc"}))
    app.multiselect(key="entry_grid_metrics").set_value(["likes"]).run()
    app.switch_page("pages/measure/overview.py").run()
    app.switch_page(ENTRY).run()
    app.multiselect(key="entry_grid_metrics").set_value(["views", "likes"]).run()
    rows = [row for row in app.session_state["entry_grid"].rows if any(row.values())]
    assert len(rows) == 50
    assert rows[11]["views"] == "abc"


def test_an_undone_grid_is_back_to_be_mended(page):
    app = paste(page(), fifty_rows({}))
    app.button(key="save_grid").click().run()
    app.button(key="undo_entry").click().run()
    assert "The rows are back in the grid" in said(app)
    rows = app.session_state["entry_grid"].rows
    assert len([row for row in rows if any(row.values())]) == 50


def test_doubtful_rows_wait_until_somebody_looked(page, saved):
    app = paste(page(), "content\tdate\tkind\tviews\ntide\t2025-12-01\tamount\t5\ntide\t2026-02-01"
                "\tamount\t5\n")  # fmt: skip
    assert "lies before the post came out" in app.warning[0].value.replace("\\", "")
    assert app.button(key="save_grid").label == "Save 1 row"
    app.checkbox[0].check().run()
    assert app.button(key="save_grid").label == "Save 2 rows"
    app.button(key="save_grid").click().run()
    ((figures, *_),) = saved
    assert [f.why for f in figures] == ["saved although before publication", ""]


def test_a_post_that_vanished_meanwhile_is_told_calmly(page):
    gone = failing(NotFound("There is no post 'tide' on YouTube."))
    app = choose(page(post_figures=gone))
    assert "no post 'tide' on YouTube" in said(app).replace("\u2060", "")


def test_a_lost_database_is_calm(page):
    app = page(entry_posts=failing(StorageUnavailable("gone")))
    assert "cannot be reached right now" in said(app)
