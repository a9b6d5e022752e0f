"""All stored rows as a file: written beside the page, told while it grows, and as a whole."""

import csv
import io
import threading
import zipfile
from contextlib import contextmanager

import pytest

from analytics.exporting import ExportRows
from domain.errors import StorageUnavailable
from tests.apps import an_app, words_of
from tests.factories import an_empty_workspace
from ui.extracts import choosing, extraction
from ui.extracts.extraction import Extraction, begin
from ui.extracts.progress import progress_words

PAGE = "pages/collect/export.py"


@pytest.fixture(autouse=True)
def no_database(monkeypatch):
    @contextmanager
    def nothing(_):
        yield None

    monkeypatch.setattr(extraction, "reading", nothing)


def some_rows(amount=3, *, until=None):
    def ask(_):
        def rows():
            for number in range(amount):
                if until is not None and number == amount - 1:
                    until.wait(10)
                yield number, f"Title {number}"

        return ExportRows(("views", "title"), rows(), lambda: amount)

    return ask


def finished(found: Extraction) -> Extraction:
    for thread in threading.enumerate():
        if thread.name.startswith("Thread") and thread is not threading.current_thread():
            thread.join(10)
    return found


def rows_in(found: Extraction):
    with zipfile.ZipFile(io.BytesIO(found.content())) as archive:
        (name,) = archive.namelist()
        return name, list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_the_whole_file_holds_every_row():
    found = finished(begin("daily.csv", None, some_rows(5_001)))
    assert (found.is_whole, found.written, found.total) == (True, 5_001, 5_001)
    name, rows = rows_in(found)
    assert name == "daily.csv"
    assert [int(row["views"]) for row in rows] == list(range(5_001))


def test_it_says_how_far_it_is():
    found = Extraction("daily.csv")
    assert progress_words(found) == "Counting the rows \u2026"
    found.total, found.written = 1_000_000, 250_000
    assert progress_words(found) == "250,000 of 1,000,000 rows"
    assert found.share == 0.25


def test_a_file_that_is_stopped_is_never_whole():
    go_on = threading.Event()
    found = begin("daily.csv", None, some_rows(4_001, until=go_on))
    found.stopped.set()
    go_on.set()
    assert not finished(found).is_whole
    assert not found.is_running


def test_a_lost_database_is_told_and_a_bug_has_an_id():
    def lost(_):
        raise StorageUnavailable("The database cannot be reached right now.")

    def broken(_):
        raise ValueError("x")

    assert finished(begin("d.csv", None, lost)).error == "The database cannot be reached right now."
    told = finished(begin("d.csv", None, broken)).error
    assert "under the id" in told
    assert "ValueError" not in told


def test_the_page_writes_what_was_chosen_and_hands_it_over(monkeypatch):
    asked = []

    def rows(connection, workspace_id, **narrowed):
        asked.append(narrowed)
        return some_rows(2)(connection)

    monkeypatch.setattr(choosing, "observation_rows", rows)
    address = {"rows": "observations", "platform": "tiktok", "first": "2026-07-01"}
    app = an_app(monkeypatch, page=PAGE, address=address)
    app.button(key="extract_begin").click().run()
    finished(app.session_state["extraction"][1])
    app.run()
    assert not app.exception
    (button,) = app.get("download_button")
    assert button.label == "Download 2 rows"
    assert asked[0]["platform"].value == "tiktok"
    assert asked[0]["first_day"].isoformat() == "2026-07-01"
    assert "observations\\_tiktok\\_2026\\-07\\-01\\.csv" in words_of(app)
    assert len(rows_in(app.session_state["extraction"][1])[1]) == 2


def test_no_rows_are_said_and_no_file_is_offered(monkeypatch):
    monkeypatch.setattr(choosing, "daily_rows", lambda connection, *_, **__: some_rows(0)(None))
    app = an_app(monkeypatch, page=PAGE)
    app.button(key="extract_begin").click().run()
    finished(app.session_state["extraction"][1])
    app.run()
    assert "No row is stored of this choice." in words_of(app)
    assert not app.get("download_button")


def test_an_empty_workspace_leads_to_the_import(monkeypatch):
    app = an_app(monkeypatch, page=PAGE, workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_a_file_of_another_workspace_is_not_offered(monkeypatch):
    monkeypatch.setattr(choosing, "daily_rows", lambda connection, *_, **__: some_rows(2)(None))
    app = an_app(monkeypatch, page=PAGE)
    app.button(key="extract_begin").click().run()
    workspace_id, begun = app.session_state["extraction"]
    finished(begun)
    app.session_state["extraction"] = (workspace_id + 1, begun)
    app.run()
    assert not app.get("download_button")
