"""Tables of results become sums by variant and day; what cannot be read is named by its place."""

from datetime import date

import numpy as np
import pytest

from domain.errors import SourceRejected
from domain.experiments import (
    Assignment,
    DayResult,
    DaySums,
    ExperimentSetup,
    FigureKind,
    Looks,
    VariantSetup,
)
from domain.observations import SourceFile
from sources.experiment_results import columns_of, read_results

START, TODAY = date(2026, 7, 1), date(2026, 7, 9)


def a_setup(kind=FigureKind.SHARES, assignment=Assignment.RANDOM, **changes):
    once = assignment is Assignment.ROTATING
    return ExperimentSetup(
        name="Test",
        metric="clicks",
        kind=kind,
        assignment=assignment,
        variants=(VariantSetup("Old"), VariantSetup("New title")),
        starts_on=START,
        looks=Looks.ONCE if once else Looks.ANY_TIME,
        planned_days=14 if once else None,
        **changes,
    )


def read(text, setup=None):
    return read_results(SourceFile("r.csv", text.encode()), setup or a_setup(), day=TODAY)


def test_shares_are_people_and_those_who_did_it():
    found = read("variant,day,people,yes\nold,2026-07-01,1000,103\nNEW  TITLE,2026-07-01,990,120\n")
    assert found.results == (
        DayResult("Old", START, DaySums(1000, 103, 103)),
        DayResult("New title", START, DaySums(990, 120, 120)),
    )


@pytest.mark.parametrize(
    "header", ["Group,Date,Users,Conversions", "arm,day,Impressions,clicks", "VARIANT,DAY,n,yes"]
)
def test_columns_are_known_by_their_usual_names(header):
    assert read(f"{header}\nOld,2026-07-01,10,1\n").results[0].sums.people == 10


def test_the_tests_own_unit_names_the_people():
    setup = a_setup(unit="Newsletter readers")
    found = read("variant;day;newsletter readers;yes\nOld;2026-07-01;10;1\n", setup)
    assert found.results[0].sums == DaySums(10, 1, 1)


def test_rows_without_a_day_are_of_the_day_that_was_chosen():
    assert read("variant,people,yes\nOld,10,1\n").results[0].day == TODAY


def test_squares_of_amounts_follow_from_the_deviation():
    values = np.array([3.0, 5.0, 10.0, 2.5])
    text = f"variant,day,people,total,deviation\nOld,2026-07-01,4,20.5,{np.std(values, ddof=1)}\n"
    sums = read(text, a_setup(FigureKind.AMOUNTS)).results[0].sums
    assert (sums.people, sums.total) == (4, 20.5)
    assert sums.squares == pytest.approx((values**2).sum())


def test_persons_are_added_up_by_variant_and_day_with_what_they_did_before():
    text = (
        "variant,day,value,before\nOld,2026-07-01,3,1\nOld,2026-07-01,5,2\nOld,2026-07-02,7,0\n"
        "New title,2026-07-01,4,4\n"
    )
    found = {
        (one.variant, one.day.day): one.sums
        for one in read(text, a_setup(FigureKind.AMOUNTS)).results
    }
    assert found["Old", 1] == DaySums(2, 8, 9 + 25, 3, 1 + 4, 3 + 10)
    assert found["Old", 2] == DaySums(1, 7, 49, 0, 0, 0)
    assert found["New title", 1] == DaySums(1, 4, 16, 4, 16, 16)


def test_a_rotating_day_is_one_observation():
    setup = a_setup(FigureKind.RATIOS, Assignment.ROTATING)
    text = "variant,day,value,denominator\nOld,2026-07-01,50,1000\nNew title,2026-07-02,70,1100\n"
    assert read(text, setup).results[1].sums == DaySums(1, 70, 4900, 1100, 1_210_000, 77_000)
    plain = a_setup(FigureKind.AMOUNTS, Assignment.ROTATING)
    assert read("variant,day,value\nOld,2026-07-01,50\n", plain).results[0].sums == DaySums(
        1, 50, 2500
    )


def test_days_and_numbers_are_read_as_a_german_spreadsheet_writes_them():
    text = "variant;day;people;total;deviation\nOld;13.07.2026;1.200;3.400,50;2,5\n"
    (result,) = read(text, a_setup(FigureKind.AMOUNTS)).results
    assert (result.day, result.sums.people, result.sums.total) == (date(2026, 7, 13), 1200, 3400.5)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Odd,2026-07-01,10,1", (3, "variant", "is none of the test's variants: Old, New title")),
        ("Old,yesterday,10,1", (3, "day", "")),
        ("Old,2026-07-02,10,11", (3, "yes", "is more than the 10 people")),
        ("Old,2026-07-02,-10,1", (3, "people", "cannot be less than zero")),
        ("Old,2026-07-02,ten,1", (3, "people", "is not a number")),
        ("Old,2026-07-02,,1", (3, "people", "is missing")),
        ("Old,2026-07-01,10,1", (3, "variant", "stands twice on 2026-07-01")),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_taken(row, fault):
    found = read(f"variant,day,people,yes\nOld,2026-07-01,10,1\n{row}\n")
    assert found.results == ()
    (told,) = found.faults
    assert (told.row, told.column) == fault[:2]
    assert fault[2] in told.reason


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    found = read("variant,day,people,yes\nOld,2026-07-01,10,1\n,,,\nOld,2026-07-01,10,1\n")
    assert [one.row for one in found.faults] == [4]


def test_a_person_without_a_before_beside_others_is_a_fault():
    found = read("variant,value,before\nOld,3,1\nOld,5,\n", a_setup(FigureKind.AMOUNTS))
    assert [(one.row, one.column) for one in found.faults] == [(3, "before")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column 'variant'"),
        ("variant,day\nOld,2026-07-01\n", "lacks 'people', 'yes'"),
    ],
)
def test_a_table_of_something_else_is_refused(text, words):
    with pytest.raises(SourceRejected, match=words):
        read(text)


def test_columns_to_fill_fit_the_test():
    assert columns_of(a_setup()) == ("variant", "day", "people", "yes")
    rotating = a_setup(FigureKind.RATIOS, Assignment.ROTATING)
    assert columns_of(rotating) == ("variant", "day", "value", "denominator")
