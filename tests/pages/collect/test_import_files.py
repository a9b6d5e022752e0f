from dataclasses import replace
from datetime import date

import pytest

from domain.errors import InvalidRequest, StorageUnavailable
from domain.mappings import Role
from domain.observations import Question, Refusal
from domain.periods import Period
from domain.vocabulary import Asked
from tests.apps import IMPORT, an_app, failing, words_of
from tests.factories import a_sample_workspace, a_workspace
from tests.import_factories import (
    a_daily_change,
    a_reading,
    a_reversal,
    an_outcome,
    an_overlap_report,
)
from tests.sources.files import packed
from ui.importing import imports
from ui.importing.imports import Result
from ui.importing.mapping_choices import Choice

ORDERS = ("month first", "day first")
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


def asking(monkeypatch, *questions, **replaced):
    """A file that leaves these unsaid; returns what it was read with."""
    told = []

    def answered(files, answers):
        told.extend(answers.values())
        return dict.fromkeys(answers, a_reading(questions=questions))

    monkeypatch.setattr(imports, "read", lambda *_: [a_reading(questions=questions)])
    monkeypatch.setattr(imports, "read_answered", answered)
    return with_files(monkeypatch, CSV, **replaced), told


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


def test_what_else_a_file_leaves_unsaid_is_asked_with_its_guess(monkeypatch, imported):
    app, told = asking(
        monkeypatch,
        Question(Asked.YEAR, "Of which year are the days?", "2026"),
        Question(Asked.CAPTURED, "When were they read?", "2026-03-01"),
        Question(Asked.SUBJECT, "Which song?", "My song"),
        Question(
            Asked.DAY_ORDER, "Which first?", "month first", True, ("month first", "day first")
        ),
    )
    assert not app.exception
    assert app.number_input[0].value == 2026
    assert app.date_input[1].value == date(2026, 3, 1)
    assert app.text_input[0].value == "My song"
    assert words_of(app).count("A guess") >= 4
    app.number_input[0].set_value(2025).run()
    app.date_input[1].set_value(date(2026, 2, 1)).run()
    app.text_input[0].set_value("Other song").run()
    choose(app, "Which first?", "day first")
    assert not app.exception
    assert told[-1].said == {
        Asked.YEAR: "2025",
        Asked.CAPTURED: "2026-02-01",
        Asked.SUBJECT: "Other song",
        Asked.DAY_ORDER: "day first",
    }


def test_the_zone_of_printed_times_is_the_workspaces_until_another_is_chosen(monkeypatch, imported):
    workspace = replace(a_workspace(), time_zone="Asia/Tokyo")
    question = Question(Asked.ZONE, "In which zone are the times?", "UTC")
    app, told = asking(monkeypatch, question, workspace_reports=lambda: (workspace,))
    assert told[-1].said == {Asked.ZONE: "Asia/Tokyo"}
    choose(app, question.words, "Europe/Berlin")
    assert told[-1].said == {Asked.ZONE: "Europe/Berlin"}


def test_earlier_imports_with_the_same_figures_are_named(monkeypatch, imported):
    shared = an_overlap_report()
    monkeypatch.setattr(
        imports, "preview", lambda _, reading: Result(reading, an_outcome(), shared=shared)
    )
    said = words_of(with_files(monkeypatch, CSV)).replace("\\", "")
    assert "214 of 365 days were imported before from Overview.csv on 2026-11-02" in said


def test_the_days_that_change_are_drawn_and_told(monkeypatch, imported):
    monkeypatch.setattr(
        imports,
        "preview",
        lambda _, reading: Result(reading, an_outcome(), change=a_daily_change()),
    )
    app = with_files(monkeypatch, CSV)
    (chart,) = app.get("plotly_chart")
    assert "after the import" in chart.proto.spec
    same = replace(a_daily_change(), after=a_daily_change().before)
    monkeypatch.setattr(
        imports, "preview", lambda _, reading: Result(reading, an_outcome(), change=same)
    )
    app = with_files(monkeypatch, CSV)
    assert "Views by day stay as they are." in words_of(app)


def test_an_import_is_taken_back_where_it_was_made(monkeypatch, imported):
    undone = []

    def take_back(workspace_id, import_id):
        undone.append((workspace_id, import_id))
        return a_reversal()

    monkeypatch.setattr(imports, "take_back", take_back)
    app = with_files(monkeypatch, CSV)
    app.button(key="start_import").click().run()
    app.button(key="undo_0").click().run()
    assert not app.exception
    assert undone == [(1, 5)]
    assert app.header[0].value == "1 file of 1 taken back"
    said = words_of(app).replace("\u00a0", " ")
    assert "Taken back, 12 posts went with it. What is known of 202 days is again" in said
    assert not [one for one in app.button if one.key in ("undo_0", "see_charts")]


def test_an_import_somebody_else_took_back_is_told_calmly(monkeypatch, imported):
    monkeypatch.setattr(imports, "take_back", failing(InvalidRequest("It was already undone.")))
    app = with_files(monkeypatch, CSV)
    app.button(key="start_import").click().run()
    app.button(key="undo_0").click().run()
    assert not app.exception
    assert "It was already undone." in words_of(app).replace("\\", "")


@pytest.fixture
def for_real(monkeypatch):
    """Files are really read, with the mappings saved meanwhile; nothing reaches a database."""
    saved = []
    monkeypatch.setattr(imports, "mappings", lambda _: tuple(saved))
    monkeypatch.setattr(imports, "save_mapping", lambda _, mapping: saved.append(mapping))
    monkeypatch.setattr(imports, "preview", lambda _, reading: Result(reading, an_outcome()))
    return saved


LETTERS = ("letters.csv", b"Issue,Sent on,Opened\nSpring,3/4/2026,120\nNeap,3/14/2026,90\n", "")


def choose(app, label, option):
    """Labels that hold words of a file are written so that they mean nothing but themselves."""
    next(one for one in app.selectbox if one.label.replace("\\", "") == label).set_value(
        option
    ).run()
    assert not app.exception


def test_an_unknown_table_is_mapped_saved_and_recognised(monkeypatch, for_real):
    app = with_files(monkeypatch, LETTERS)
    assert not app.exception
    assert "Choose the platform" in app.warning[0].value
    assert "Nothing can be imported before the columns are known." in words_of(app)
    choose(app, "Platform", "website")
    assert not app.warning
    choose(app, "What Opened is", Choice(Role.METRIC, "views"))
    shown = next(frame.value for frame in app.dataframe if "Sent on" in frame.value)
    assert shown["Sent on"][0].replace("\u00a0", " ") == "3/4/2026 \u2192 4 Mar 2026"
    name = next(one for one in app.text_input if one.label == "Name of this mapping")
    name.set_value("Letters").run()
    next(one for one in app.button if one.label == "Save mapping").click().run()
    assert [mapping.name for mapping in for_real] == ["Letters"]
    assert [one.label for one in app.toggle] == ["Change its columns"]
    assert app.button(key="start_import").label.endswith("Import 1 file")


def test_a_mapped_table_can_be_mapped_anew(monkeypatch, for_real):
    app = with_files(monkeypatch, LETTERS)
    choose(app, "Platform", "website")
    name = next(one for one in app.text_input if one.label == "Name of this mapping")
    name.set_value("Letters").run()
    next(one for one in app.button if one.label == "Save mapping").click().run()
    next(one for one in app.toggle if one.label == "Change its columns").set_value(True).run()
    choose(app, "Platform", "linkedin")
    next(one for one in app.button if one.label == "Save mapping").click().run()
    assert [mapping.platform for mapping in for_real] == ["website", "linkedin"]
    assert {mapping.name for mapping in for_real} == {"Letters"}
    monkeypatch.setattr(imports, "remove_mapping", lambda *_: for_real.clear())
    next(one for one in app.button if one.label == "Forget it").click().run()
    assert not app.exception
    assert "Change its columns" not in [one.label for one in app.toggle]
    assert "No format is known by these columns." in words_of(app)


def test_what_was_chosen_stays_when_another_choice_is_made(monkeypatch, for_real):
    app = with_files(monkeypatch, LETTERS)
    choose(app, "What Opened is", Choice(Role.CUSTOM))
    field = next(one for one in app.text_input if one.label == "Name for Opened")
    field.set_value("Letters opened").run()
    choose(app, "Platform", "website")
    choose(app, "The figures are", 2)
    field = next(one for one in app.text_input if one.label == "Name for Opened")
    assert field.value == "Letters opened"


def test_parts_of_an_archive_stand_under_its_name_and_refused_ones_quietly_last(
    monkeypatch, for_real
):
    packed_file = packed(
        {
            "notes.csv": b"colour,shape\nred,round\n",
            "days.csv": b"platform,content,date,views\nx,a,2026-03-01,7\n",
            "other.csv": LETTERS[1],
        }
    )
    app = with_files(monkeypatch, ("export.zip", packed_file, ""))
    assert not app.exception
    assert [one.value for one in app.header] == [r"export\.zip"]
    assert [one.value for one in app.subheader] == [r"days\.csv"]
    assert not app.warning
    assert app.expander[-1].label == "1 part of this file that cannot be imported"
    assert [one.label for one in app.toggle] == [r"Say what the columns of other\.csv are"]
    app.toggle[0].set_value(True).run()
    assert len(app.subheader) == 2
    assert not app.exception
