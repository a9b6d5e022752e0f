from contextlib import contextmanager

import pytest

from domain.errors import InvalidRequest, NotFound
from tests.apps import HISTORY, an_app, failing, words_of
from tests.history_factories import (
    a_changes_report,
    a_reversal,
    an_import,
    an_import_detail,
    an_imports_report,
    an_undone_import,
)
from ui.addresses import HistoryTab
from ui.history import reversal


@pytest.fixture
def reversals(monkeypatch):
    """No database: what was rehearsed and what was carried out, in order."""
    done = []

    @contextmanager
    def nothing(_, kind):
        yield kind

    def reverse(kind):
        def act(how, workspace_id, number, actor):
            done.append((how, kind, number, actor))
            return a_reversal()

        return act

    monkeypatch.setattr(reversal, "rehearsing", lambda e: nothing(e, "rehearsed"))
    monkeypatch.setattr(reversal, "writing", lambda e: nothing(e, "written"))
    monkeypatch.setattr(reversal, "undo_import", reverse("undo"))
    monkeypatch.setattr(reversal, "redo_import", reverse("redo"))
    return done


def the_page(monkeypatch, *, address=None, **replaced):
    answers = {
        "imports_report": lambda *_, **__: an_imports_report(),
        "import_detail": lambda *_: an_import_detail(),
        "changes_report": lambda *_, **__: a_changes_report(),
        **replaced,
    }
    return an_app(monkeypatch, page=HISTORY, address=address or {}, **answers)


def test_lists_imports_in_the_workspaces_time_with_what_each_did(monkeypatch):
    app = the_page(monkeypatch)
    assert not app.exception
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["File"], row["State"], row["Account"]) == ("Table data.csv", "Standing", "Tides")
    assert (row["Rows"], row["Refused"], row["By"]) == (499, 1, "web")
    assert row["Effect"] == "12 new posts, 31 days"
    assert str(row["When"]) == "2026-06-02 00:30:00"
    assert "1 import, the newest first; times of Europe" in words_of(app)


def test_the_filter_is_handed_on_and_nothing_found_says_what_to_do(monkeypatch):
    asked = []

    def report(_, wanted, **__):
        asked.append(wanted)
        return an_imports_report(rows=(), found=0)

    app = the_page(monkeypatch, imports_report=report)
    assert "Nothing was imported into this workspace yet." in words_of(app)
    app.text_input(key="imports_text").set_value(" tides ").run()
    assert asked[-1].text == "tides"
    assert "Fewer conditions find more." in words_of(app)


def test_the_address_opens_one_import_with_answers_totals_and_refusals(monkeypatch):
    app = the_page(monkeypatch, address={"import": "7"})
    assert not app.exception
    assert app.header[0].value == r"Table data\.csv"
    said = words_of(app).replace("\u00a0", " ").replace("\\", "")
    assert "12 new posts, 487 known posts and figures of 31 days changed" in said
    assert "hash 0123456789ab" in said
    assert "YouTube lists at most 500 videos" in said
    frames = [frame.value for frame in app.dataframe]
    answers = next(frame for frame in frames if "Asked" in frame)
    assert answers["Taken"].tolist() == ["2026-05-01 to 2026-05-31", "2026"]
    assert answers["Known by"].tolist() == ["A guess", "Told"]
    assert next(f for f in frames if "The file says" in f)["The file says"][0] == "405,712"
    assert next(f for f in frames if "Reason" in f)["Row"].tolist() == [17]
    assert {"imports_csv", "imports_excel", "imports_json", "rejections_csv"} == {
        button.key for button in app.get("download_button")
    }


def test_an_import_that_is_not_there_is_said(monkeypatch):
    gone = failing(NotFound("There is no import number 9."))
    app = the_page(monkeypatch, address={"import": "9"}, import_detail=gone)
    assert not app.exception
    assert "no import number 9" in words_of(app)


def test_an_undo_is_rehearsed_then_carried_out_and_told(monkeypatch, reversals):
    app = the_page(monkeypatch, address={"import": "7"})
    app.button(key="undo_import").click().run()
    assert reversals == [("rehearsed", "undo", 7, "web")]
    said = words_of(app).replace("\u00a0", " ")
    assert "Figures of 31 days would change" in said
    assert "3 posts that no other import knows would vanish" in said
    app.button(key="confirm_reversal").click().run()
    assert reversals[-1] == ("written", "undo", 7, "web")
    assert "3 posts are gone." in words_of(app).replace("\u00a0", " ")
    app.button(key="history_close").click().run()
    assert "are gone" not in words_of(app)


def test_an_undone_import_can_be_done_again(monkeypatch, reversals):
    app = the_page(
        monkeypatch, address={"import": "7"}, import_detail=lambda *_: an_undone_import()
    )
    app.button(key="redo_import").click().run()
    assert "3 posts would come back." in words_of(app).replace("\u00a0", " ")
    app.button(key="confirm_reversal").click().run()
    assert [how[:2] for how in reversals] == [("rehearsed", "redo"), ("written", "redo")]


def test_cancelling_writes_nothing(monkeypatch, reversals):
    app = the_page(monkeypatch, address={"import": "7"})
    app.button(key="undo_import").click().run()
    app.button(key="cancel_reversal").click().run()
    assert [how[0] for how in reversals] == ["rehearsed"]


def test_what_is_refused_is_told_in_the_dialog(monkeypatch, reversals):
    refused = failing(InvalidRequest("account 'Main' reports in EUR now."))
    monkeypatch.setattr(reversal, "redo_import", refused)
    app = the_page(
        monkeypatch, address={"import": "7"}, import_detail=lambda *_: an_undone_import()
    )
    app.button(key="redo_import").click().run()
    assert not app.exception
    assert "reports in EUR now" in app.error[0].value


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"standing_twin": 12}, "The same file stands as import 12"),
        ({}, "undone before the workbench kept"),
    ],
)
def test_why_an_import_cannot_be_done_again(monkeypatch, changes, reason):
    detail = an_undone_import(can_return=False, **changes)
    app = the_page(monkeypatch, address={"import": "7"}, import_detail=lambda *_: detail)
    assert reason in words_of(app)
    assert not [button for button in app.button if button.key == "redo_import"]


def test_a_hostile_file_name_is_text(monkeypatch):
    detail = an_import_detail(an_import(file_name="$x$ :red[hi].csv"))
    app = the_page(monkeypatch, address={"import": "7"}, import_detail=lambda *_: detail)
    assert not app.exception
    assert app.header[0].value.startswith(r"\$x\$ \:")


def test_the_tab_of_changes_is_in_the_address(monkeypatch):
    app = the_page(monkeypatch, address={"tab": "changes"})
    assert not app.exception
    rows = app.dataframe[0].value.to_dict("records")
    assert [row["What"] for row in rows] == ["Import undone", "Keep names apart"]
    assert rows[0]["Details"] == "=SUM(A1).csv"
    app.segmented_control(key="history_tab").set_value(HistoryTab.IMPORTS).run()
    assert app.session_state["view_state"].view.history is HistoryTab.IMPORTS
    assert "File" in app.dataframe[0].value
