"""The derived tables equal the reference, whatever arrives in whatever order and is taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, func, select

from database.engine import writing
from database.partitions import PARTITIONED
from database.reconciliation import recalculate
from tests.database.reconciliation.batches import ACCOUNT
from tests.database.reconciliation.bookkeeping import (
    Books,
    assert_shown,
    move_to_zone,
    taken_back,
)
from tests.database.reconciliation.expected import COUNTERS, Series, said_of, sum_of_parts
from tests.database.reconciliation.histories import (
    History,
    day_alone_beside_moments,
    falls_about_the_reset,
    histories,
    publication_told_late,
    two_sources_at_one_moment,
    two_sources_of_amounts,
)
from tests.database.reconciliation.reference import Said, day_totals, stated_amounts
from tests.database.reconciliation.stored import DERIVED, OBSERVED, everything, stored_days
from tests.search_depth import HISTORIES

any_history = settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
some_histories = settings(any_history, max_examples=max(1, HISTORIES // 3))
few_histories = settings(any_history, max_examples=max(1, HISTORIES // 8))


@pytest.fixture(scope="module", autouse=True)
def months(engine: Engine) -> Iterator[None]:
    """Partitions that stand for all tests here, so that no example makes and drops its own."""
    wanted = [date(2024, month, 1) for month in (1, 2, 3, 4, 5, 8, 9, 10, 11, 12)]
    with writing(engine) as connection:
        made = [
            f"{table}_{month:%Y_%m}"
            for table in PARTITIONED
            for month in wanted
            if connection.execute(select(func.ensure_month_partition(table, month))).scalar_one()
        ]
    yield
    with writing(engine) as connection:
        for name in made:
            connection.exec_driver_sql(f"DROP TABLE {name}")


def opened(connection: Connection, workspace_id: int, history: History) -> Books:
    move_to_zone(connection, workspace_id, history.zone)
    return Books(connection, workspace_id, history.zone)


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        (day_alone_beside_moments, "America/Los_Angeles"),
        (day_alone_beside_moments, "Pacific/Kiritimati"),
        (publication_told_late, "Europe/Berlin"),
        (two_sources_at_one_moment, "Asia/Kolkata"),
        (two_sources_of_amounts, "America/Los_Angeles"),
        (falls_about_the_reset, "Pacific/Auckland"),
    ],
)
def test_hand_made_histories_leave_what_the_reference_says(connection, workspace_id, told, zone):
    history = told(zone)
    books = opened(connection, workspace_id, history)
    for step in history.steps:
        books.take(step)
        assert_shown(connection, workspace_id, books.truths())


@any_history
@given(history=histories())
def test_every_import_and_undo_leaves_what_the_reference_says(connection, workspace_id, history):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for number, step in enumerate(history.steps):
            note(f"step {number}: {step}")
            books.take(step)
            assert_shown(connection, workspace_id, books.truths())


@some_histories
@given(history=histories())
def test_recalculating_changes_no_row(connection, workspace_id, history):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for step in history.steps:
            books.take(step)
        incremental = everything(connection, workspace_id)
        recalculate(connection, workspace_id)
        assert everything(connection, workspace_id) == incremental


@few_histories
@given(history=histories(max_steps=3), choice=st.integers(0, 2))
def test_the_identical_file_changes_nothing(connection, workspace_id, history, choice):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for step in history.steps:
            books.take(step)
        standing = books.standing()
        if not standing:
            return
        before = everything(connection, workspace_id, tables=DERIVED + OBSERVED)
        books.record(standing[choice % len(standing)].batch)
        assert everything(connection, workspace_id, tables=DERIVED + OBSERVED) == before
        assert books.standing() == standing


@few_histories
@given(history=histories())
def test_undoing_everything_leaves_nothing(connection, workspace_id, history):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for step in history.steps:
            books.take(step)
        for one in books.standing():
            books.undo(one)
        left = everything(connection, workspace_id, tables=DERIVED + OBSERVED)
        assert left == {table.name: [] for table in DERIVED + OBSERVED}


@few_histories
@given(history=histories())
def test_stored_days_sum_to_what_the_totals_rose_by(connection, workspace_id, history):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for step in history.steps:
            books.take(step)
        stored = stored_days(connection, workspace_id)
        for series in (Series(ACCOUNT), Series(ACCOUNT, "first")):
            said = said_of(series, books.standing())
            for metric in COUNTERS:
                days = stored.get(series, {})
                figures = {day: row[metric].value for day, row in days.items() if metric in row}
                assert_parts_sum_up(figures, said, metric, ZoneInfo(history.zone))


def assert_parts_sum_up(
    figures: Mapping[date, Fraction], said: list[Said], metric: str, zone: ZoneInfo
) -> None:
    totals = day_totals(said, metric, zone)
    if not totals:
        return
    stated = {
        period.first_day: amount
        for period, amount in stated_amounts(said, metric).items()
        if period.days == 1
    }
    inside = [figures[day] for day in figures if min(totals) < day <= max(totals)]
    assert sum(inside) == sum_of_parts(totals, stated)
