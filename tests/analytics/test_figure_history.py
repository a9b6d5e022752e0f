"""Every typed figure is shown with who, when, instead of what and why, and what became of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from analytics.figure_history import (
    occasion_of,
    report_figure_history,
    report_one_figure,
)
from database.writes.imports import record_import
from database.writes.reversal import redo_import, undo_import
from database.writes.typed_figures import record_entry
from database.writes.voids import restore_figure, void_figure
from domain.errors import NotFound
from domain.observations import Observation, Reading
from domain.periods import Period
from domain.typed import FigureFilter, FigureState
from domain.vocabulary import Figure, Grain
from exports.figure_history import figure_history_table
from tests.typed_factories import (
    NOON,
    TIDE,
    TIDE_FACTS,
    TODAY,
    a_first_entry,
    a_total,
    an_amount,
    an_entry,
)

TODAY_IS = datetime.now(UTC).date()


@pytest.fixture
def save(connection, workspace_id):
    return lambda entry, actor="Mara": record_entry(connection, workspace_id, entry, actor=actor)


@pytest.fixture
def history(connection, workspace_id):
    def report(**asked):
        return report_figure_history(connection, workspace_id, FigureFilter(**asked))

    return report


def test_the_newest_comes_first_with_what_it_replaced_and_why(save, history):
    save(a_first_entry(an_amount(120)))
    save(an_entry(a_total(7, metric="likes", why="read twice"), an_amount(102)), actor="Ben")
    report = history()
    assert [(row.metric, row.value, row.old_value, row.actor, row.why, row.state)
            for row in report.rows] == [
        ("views", 102, 120, "Ben", "", FigureState.COUNTS),
        ("likes", 7, None, "Ben", "read twice", FigureState.COUNTS),
        ("views", 120, None, "Mara", "", FigureState.CORRECTED),
    ]  # fmt: skip
    assert (report.found, report.time_zone) == (3, "UTC")


def a_file_of_the_day(**figures: int) -> Reading:
    told = Observation(
        Figure.PERIOD, tuple(figures.values()), TIDE.external_id, days=Period(TODAY, TODAY)
    )
    return Reading(
        file_name="days.csv",
        fingerprint=f"days of {sorted(figures)}",
        format="test",
        label="Test",
        platform=TIDE.platform,
        grain=Grain.POST,
        metrics=tuple(figures),
        posts=[TIDE_FACTS],
        observations=[told],
        account="Main",
        rows_read=1,
        rows_imported=1,
    )


def test_a_file_imported_later_replaces_it_and_an_undo_of_the_file_brings_it_back(
    save, history, connection, workspace_id
):
    save(a_first_entry(an_amount(120), a_total(7, metric="likes")))
    record_import(connection, workspace_id, a_file_of_the_day(shares=3), actor="Ben")
    assert {row.state for row in history().rows} == {FigureState.COUNTS}
    file = record_import(connection, workspace_id, a_file_of_the_day(views=130), actor="Ben")
    states = {row.metric: row.state for row in history().rows}
    assert states == {"views": FigureState.REPLACED, "likes": FigureState.COUNTS}
    undo_import(connection, workspace_id, file.import_id, actor="Ben")
    assert {row.state for row in history().rows} == {FigureState.COUNTS}


def test_filters_leave_exactly_what_was_asked_for(save, history, connection, workspace_id):
    save(a_first_entry(an_amount(120)))
    save(an_entry(a_total(7, metric="likes", why="read twice")), actor="Ben")
    first = history().rows[-1]
    void_figure(connection, workspace_id, first.figure_id, actor="Ben", why="no")

    def metrics(**asked):
        return [row.metric for row in history(**asked).rows]

    assert metrics(metric="likes") == metrics(person="Ben") == metrics(text="TWICE") == ["likes"]
    assert metrics(text="tide main") == metrics(text="tide") == ["likes", "views"]
    assert metrics(states=(FigureState.VOIDED,)) == ["views"]
    assert metrics(states=(FigureState.UNDONE,)) == []
    assert metrics(typed_on=Period(TODAY_IS - timedelta(1), TODAY_IS)) == ["likes", "views"]
    assert metrics(typed_on=Period(date(2020, 1, 1), date(2020, 1, 2))) == []


def test_a_place_tells_all_that_happened_in_it_in_order(save, connection, workspace_id, history):
    first = save(a_first_entry(an_amount(120), an_amount(9, metric="likes")))
    number = history(metric="views").rows[0].figure_id
    place = connection, workspace_id
    void_figure(*place, number, actor="Ben", why="a slip")
    restore_figure(*place, number, actor="Mara")
    undo_import(*place, first.import_id, actor="Ben")
    redo_import(*place, first.import_id, actor="Ben")
    save(an_entry(an_amount(102)), actor="Mara")
    events = report_one_figure(*place, number).events
    assert sorted((event.what, event.actor, event.value, event.why) for event in events) == [
        ("redo import", "Ben", 120, ""),
        ("restored", "Mara", 120, ""),
        ("typed", "Mara", 102, ""),
        ("typed", "Mara", 120, ""),
        ("undo import", "Ben", 120, ""),
        ("voided", "Ben", 120, "a slip"),
    ]


def test_an_unknown_figure_is_named(connection, workspace_id):
    with pytest.raises(NotFound, match="no typed figure number 3"):
        report_one_figure(connection, workspace_id, 3)


def test_a_figure_can_be_typed_again_for_exactly_its_own_place(save, history):
    typed = (a_total(5), a_total(6, moment=TODAY + timedelta(days=2)), an_amount(7, days=3))
    save(a_first_entry(*typed))
    assert [occasion_of(row) for row in reversed(history().rows)] == [f.occasion for f in typed]


def test_the_export_has_every_figure_and_the_workspaces_own_time(save, history):
    save(a_first_entry(a_total(5), an_amount(Decimal("7.5"), metric="revenue", days=3)))
    table = figure_history_table(history())
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(r["metric"], r["kind"], r["value"], r["first_day"], r["last_day"]) for r in rows] == [
        ("revenue", "amount", Decimal("7.5"), TODAY, TODAY + timedelta(days=2)),
        ("views", "running total", 5, None, None),
    ]
    assert rows[1]["read_at"] == NOON
    assert rows[1]["read_at"].utcoffset() == timedelta(0)
    assert (rows[0]["typed_by"], rows[0]["state"], rows[0]["content"]) == ("Mara", "counts", "tide")
