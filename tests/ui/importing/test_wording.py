from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Control, Observation, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import Figure
from sources import read_files
from tests.import_factories import a_reading, an_outcome
from ui.importing import wording

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def told(stated, imported, metric="views", **reading):
    control = Control(metric, Decimal(stated), Decimal(imported))
    return wording.difference_told(control, a_reading(rejected=(), **reading))


@pytest.mark.parametrize(
    ("stated", "imported", "metric"),
    [
        ("3.06", "3.058", "ctr_pct"),
        ("41", "40.61", "avg_view_duration_s"),
        ("497041567.56", "497041569.72", "watch_time_s"),
    ],
)
def test_rounding_is_no_difference(stated, imported, metric):
    assert told(stated, imported, metric) == "They agree, but for rounding."


def test_a_capped_table_is_explained():
    said = told("405712", "401812", rows_read=500).replace("\u00a0", " ")
    assert said == "3,900 fewer (1.0 %). YouTube lists at most 500 rows; its total counts all."


def test_small_differences_of_counts_are_told_exactly():
    said = told("12100212", "12099605", rows_read=238).replace("\u00a0", " ")
    assert said.startswith("607 fewer (under 0.1 %).")


def test_more_rows_than_total_and_equal_and_incomparable():
    assert told("10", "12").startswith("2 more")
    assert told("10", "10") == "They agree."
    silent = Control("reach", Decimal(10), None)
    assert wording.difference_told(silent, a_reading()).startswith("Cannot be compared")


def test_rejected_rows_explain_what_is_missing():
    control = Control("views", Decimal(10), Decimal(8))
    assert "cannot be imported" in wording.difference_told(control, a_reading())


def test_an_import_is_told_in_the_conditional_and_then_in_the_past():
    before = wording.changes_told(an_outcome(), done=False).replace("\u00a0", " ")
    assert before == (
        "12 new posts and 487 known posts. Figures of 202 days would change, "
        "from 1 Jan 2026 to 21 Jul 2026."
    )
    assert "days changed," in wording.changes_told(an_outcome(), done=True)


def test_totals_without_days_change_no_day():
    outcome = an_outcome(days_changed=0, known_posts=0, first_day=None, last_day=None)
    said = wording.changes_told(outcome, done=False)
    assert said == "12 new posts. 998 figures would be stored, none of them by day."


def test_kinds_of_figures_are_named():
    seen = (
        Observation(Figure.CUMULATIVE, (1,), "a", moment=date(2026, 1, 1)),
        Observation(Figure.PERIOD, (1,), "a", days=YEAR),
    )
    assert wording.kinds_of_figures(seen) == ("running totals", "amounts over longer periods")


def test_a_file_without_totals_of_its_own_is_told_as_such():
    control = Control("views", None, Decimal(100))
    told = wording.difference_told(control, a_reading())
    assert told == "The file states no total of its own."


def test_a_refusal_leaves_the_list_of_formats_to_its_own_place():
    (junk,) = read_files([SourceFile("a.csv", b"colour,shape\nred,round\n")])
    assert isinstance(junk, Refusal)
    assert "YouTube Studio" in junk.reason
    told = wording.briefly(junk)
    assert told == (
        "No format is known by these columns: 'colour', 'shape'. "
        "What can I import? above lists every format."
    )
    assert wording.briefly(Refusal("b", "It is empty.")) == "It is empty."
