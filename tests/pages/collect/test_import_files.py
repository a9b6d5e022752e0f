from dataclasses import replace
from datetime import date

import pytest

from domain.errors import StorageUnavailable
from domain.observations import Refusal
from domain.periods import Period
from tests.apps import IMPORT, an_app, failing, words_of
from tests.factories import a_sample_workspace, a_workspace
from tests.import_factories import a_reading, an_outcome
from ui import imports
from ui.imports import Result

CSV = ("Table data.csv", b"Content,Views\nabc,1\n", "text/csv")


@pytest.fixture
def imported(monkeypatch):
    """Readings and outcomes without a database; returns what was carried out."""
    done = []

    def carry_out(workspace_id, reading, on_progress):
        on_progress("Storing")
        done.append((workspace_id, reading))
        return Result(reading, an_outcome())

    def answered(files, answers):
        return {
            index: a_reading(
                account=told.account or "My channel", period=told.period or a_reading().period
            )
            for index, told in answers.items()
        }

    monkeypatch.setattr(imports, "mappings", lambda _: ())
    monkeypatch.setattr(imports, "read", lambda files, _: [a_reading(f.name) for f in files])
    monkeypatch.setattr(imports, "read_answered", answered)
    monkeypatch.setattr(imports, "preview", lambda _, reading: Result(reading, an_outcome()))
    monkeypatch.setattr(imports, "carry_out", carry_out)
    return done


def with_files(monkeypatch, *files, **replaced):
    app = an_app(monkeypatch, page=IMPORT, **replaced)
    app.file_uploader[0].set_value(list(files)).run()
    return app


def test_lists_the_formats_and_offers_the_template(monkeypatch):
    app = an_app(monkeypatch, page=IMPORT)
    assert not app.exception
    assert app.expander[0].label == "What can I import?"
    assert len(app.dataframe[0].value) >= 3
    assert app.get("download_button")


def test_shows_what_a_file_is_and_would_change_before_anything_is_written(monkeypatch, imported):
    app = with_files(monkeypatch, CSV)
    said = words_of(app).replace("\u00a0", " ")
    assert not app.exception
    assert "12 new posts and 487 known posts. Figures of 202 days would change" in said
    assert "499 of 500 rows can be imported, 1 cannot." in said
    assert "A guess, as the file does not say it" in said
    assert "YouTube lists at most 500 videos" in said.replace("\\", "")
    controls = next(frame.value for frame in app.dataframe if "Which means" in frame.value)
    assert controls["The file says"][0] == "405,712"
    assert not imported


def test_imports_all_and_shows_the_result_with_the_way_to_the_charts(monkeypatch, imported):
    app = with_files(monkeypatch, CSV, ("Other.csv", b"x", "text/csv"))
    app.button(key="start_import").click().run()
    assert not app.exception
    assert len(imported) == 2
    assert app.header[0].value == "2 files imported"
    assert "days changed" in words_of(app).replace("\u00a0", " ")
    assert app.button(key="see_charts").label == "See it in the charts"


def test_answers_replace_the_guesses(monkeypatch, imported):
    app = with_files(monkeypatch, CSV)
    app.date_input[0].set_value((date(2026, 2, 1), date(2026, 2, 28))).run()
    app.button(key="start_import").click().run()
    ((_, reading),) = imported
    assert reading.period == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_files_go_into_the_own_workspace_even_while_the_sample_is_shown(monkeypatch, imported):
    both = (a_sample_workspace(), a_workspace())
    app = with_files(monkeypatch, CSV, workspace_reports=lambda: both)
    app.button(key="start_import").click().run()
    assert imported[0][0] == 1


def test_a_refused_file_is_told_calmly_beside_the_others(monkeypatch, imported):
    refused = Refusal("Geography.csv", "This is a breakdown by country, <b>not</b> by video.")
    monkeypatch.setattr(imports, "read", lambda *_: [refused, a_reading()])
    app = with_files(monkeypatch, CSV)
    assert not app.exception
    assert "breakdown by country" in app.warning[0].value
    assert app.button(key="start_import").label == ":material/upload: Import 1 file"


def test_the_same_file_again_changes_nothing(monkeypatch, imported):
    known = an_outcome(already_imported=True)
    monkeypatch.setattr(imports, "preview", lambda _, reading: Result(reading, known))
    app = with_files(monkeypatch, CSV)
    assert "This file was imported before, so nothing changes." in words_of(app)
    assert "There is nothing new to import in these files." in words_of(app)


def test_a_file_the_database_refuses_is_told_with_the_reason(monkeypatch, imported):
    reason = "This account reports in EUR, the file in USD."
    monkeypatch.setattr(
        imports, "carry_out", lambda _, reading, on_progress: Result(reading, None, reason)
    )
    app = with_files(monkeypatch, CSV)
    app.button(key="start_import").click().run()
    assert app.header[0].value == "0 of 1 file imported"
    assert reason in app.error[0].value.replace("\\", "")


def test_the_same_bytes_twice_count_once(monkeypatch, imported):
    monkeypatch.setattr(imports, "read", lambda *_: [a_reading(), replace(a_reading())])
    app = with_files(monkeypatch, CSV, CSV)
    assert "is here twice and counts once" in words_of(app)
    assert app.button(key="start_import").label == ":material/upload: Import 1 file"


def test_a_lost_database_is_calm(monkeypatch, imported):
    down = failing(StorageUnavailable("gone"))
    monkeypatch.setattr(imports, "preview", down)
    app = with_files(monkeypatch, CSV, is_reachable=down)
    assert "cannot be reached right now" in words_of(app)
