"""What a file leaves unsaid is told on the command line, or guessed and named as a guess."""

import json
from dataclasses import replace

import pytest

from database.engine import make_engine, writing
from database.writes.column_mappings import store_mapping
from domain.mappings import ColumnMapping, FigureBasis, MappedColumn, Role
from domain.vocabulary import Platform

LETTERS = "Issue,Opened\nFirst,120\nSecond,90\n"
MAPPING = ColumnMapping(
    "Newsletter",
    (
        MappedColumn("issue", Role.FACT, "title"),
        MappedColumn("opened", Role.METRIC, "views"),
    ),
    figures=FigureBasis.RUNNING,
    platform=Platform.WEBSITE,
)
UNDECIDED = "platform,content,date,views\nx,a,3/4/2026,7\n"


@pytest.fixture
def letters(manage, own_database, tmp_path):
    """A table that only a saved mapping knows."""
    manage("migrate")
    engine = make_engine(own_database)
    with writing(engine) as connection:
        store_mapping(connection, 1, MAPPING, actor="test")
    engine.dispose()
    (tmp_path / "letters.csv").write_text(LETTERS)
    return tmp_path / "letters.csv"


def imported(manage, *arguments):
    code, out, err = manage("import", *arguments, "--json")
    return code, json.loads(out) if out else [], err


def test_a_saved_mapping_reads_the_table_it_was_made_for(manage, letters):
    code, (found,), _ = imported(manage, letters, "--captured", "2026-02-01")
    assert code == 0
    assert (found["format"], found["rows_imported"]) == ("mapped_table", 2)
    assert found["control"]["views"]["imported"] == 210
    assert found["questions"] == [
        {
            "asked": "columns",
            "words": "What are the columns of this table?",
            "taken": "issue: title; opened: views; figures: running; platform: website",
            "is_guess": False,
        },
        {
            "asked": "captured",
            "words": "On which day were these running totals read?",
            "taken": "2026-02-01",
            "is_guess": False,
        },
    ]


def test_the_same_table_by_another_mapping_replaces_what_it_brought(manage, letters, own_database):
    _, (first,), _ = imported(manage, letters)
    _, (again,), _ = imported(manage, letters)
    assert (first["already_imported"], again["already_imported"]) == (False, True)
    engine = make_engine(own_database)
    with writing(engine) as connection:
        store_mapping(connection, 1, replace(MAPPING, platform=Platform.LINKEDIN), actor="test")
    engine.dispose()
    _, (changed,), _ = imported(manage, letters)
    assert changed["already_imported"] is False
    assert "Replaces the earlier import" in changed["warnings"][-1]
    assert manage("export", "observations")[1].count("linkedin") == 2


def test_a_mapping_is_picked_by_name_for_a_table_with_more_columns(manage, letters):
    letters.write_text("Opened,Issue,Sender\n12,First,Kim\n")
    code, (refused,), _ = imported(manage, letters)
    assert code == 1
    assert "refused" in refused
    code, (found,), _ = imported(manage, letters, "--mapping", "Newsletter")
    assert (code, found["rows_imported"]) == (0, 1)
    assert found["warnings"] == ["Columns that the mapping does not know: 'Sender'."]


def test_a_mapping_nobody_saved_is_named_beside_those_that_are(manage, letters):
    code, _, err = imported(manage, letters, "--mapping", "Letters")
    assert code == 1
    assert "There is no mapping named 'Letters'; saved are: 'Newsletter'." in err


def test_what_was_guessed_is_said_with_the_option_that_answers_it(manage, letters):
    _, out, _ = manage("import", letters)
    assert "account taken as a guess: Website account (--account)" in out
    assert "(--captured: On which day were these running totals read?)" in out


def test_the_order_of_days_is_told(manage, tmp_path):
    (tmp_path / "days.csv").write_text(UNDECIDED)
    _, (guessed,), _ = imported(manage, tmp_path / "days.csv", "--dry-run")
    assert guessed["period"] == ["2026-03-04", "2026-03-04"]
    _, (told,), _ = imported(manage, tmp_path / "days.csv", "--dry-run", "--day-order", "day first")
    assert told["period"] == ["2026-04-03", "2026-04-03"]


def test_nonsense_for_an_answer_is_refused_in_words(manage, letters):
    code, (refused,), _ = imported(manage, letters, "--captured", "some day")
    assert code == 1
    assert "'some day'" in refused["refused"]


def test_a_dry_run_tells_which_figures_were_imported_before(manage, tmp_path):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("platform,content,date,views\nx,a,2026-03-04,7\nx,a,2026-03-05,8\n")
    second.write_text("platform,content,date,views\nx,a,2026-03-05,9\nx,a,2026-03-06,1\n")
    manage("import", first)
    _, (found,), _ = imported(manage, second, "--dry-run")
    (sentence,) = found["overlaps"]
    assert sentence.startswith("1 of 2 days was imported before from ")
    assert sentence.endswith("this file's figures replace those. Views there: 8 before, 9 now.")
    _, out, _ = manage("import", second, "--dry-run")
    assert sentence in out
