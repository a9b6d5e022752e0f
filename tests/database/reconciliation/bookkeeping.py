"""Imports and undoes in a workspace of the database, with account of what stands."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import assert_never
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from database.tables import imports, workspaces
from database.writes.imports import record_import
from database.writes.reversal import undo_import
from tests.database.reconciliation.batches import Batch, as_reading
from tests.database.reconciliation.expected import (
    Series,
    Standing,
    expected_months,
    expected_totals,
    expected_truth,
)
from tests.database.reconciliation.histories import ImportAgain, ImportBatch, Step, UndoImport
from tests.database.reconciliation.reference import Truth
from tests.database.reconciliation.stored import (
    stored_days,
    stored_months,
    stored_stretches,
    stored_totals,
)

ACTOR = "tester"


@dataclass
class Books:
    """Takes the steps of a history one by one."""

    connection: Connection
    workspace_id: int
    zone: str
    batches: list[Batch] = field(default_factory=list)

    def take(self, step: Step) -> None:
        match step:
            case ImportBatch(batch):
                self.record(batch)
            case ImportAgain(choice):
                self.record(self.batches[choice % len(self.batches)])
            case UndoImport(choice):
                standing = self.standing()
                if standing:
                    self.undo(standing[choice % len(standing)])
            case _:
                assert_never(step)

    def record(self, batch: Batch) -> None:
        if batch not in self.batches:
            self.batches.append(batch)
        record_import(self.connection, self.workspace_id, as_reading(batch), actor=ACTOR)

    def undo(self, one: Standing) -> None:
        undo_import(self.connection, self.workspace_id, one.number, actor=ACTOR)

    def standing(self) -> list[Standing]:
        by_name = {as_reading(batch).file_name: batch for batch in self.batches}
        return standing_imports(self.connection, self.workspace_id, by_name)

    def truths(self) -> dict[Series, Truth]:
        return expected_truth(self.standing(), ZoneInfo(self.zone))


def standing_imports(
    connection: Connection, workspace_id: int, by_name: Mapping[str, Batch]
) -> list[Standing]:
    query = (
        select(imports.c.import_id, imports.c.file_name)
        .where(imports.c.workspace_id == workspace_id, imports.c.undone_at.is_(None))
        .order_by(imports.c.import_id)
    )
    return [Standing(row.import_id, by_name[row.file_name]) for row in connection.execute(query)]


def assert_shown(connection: Connection, workspace_id: int, truths: Mapping[Series, Truth]) -> None:
    """Everything derived is what the reference says."""
    daily = {series: dict(truth.daily) for series, truth in truths.items() if truth.daily}
    assert stored_days(connection, workspace_id) == daily
    stretches = {
        series: truth.stretches
        for series, truth in truths.items()
        if truth.stretches and series.post is not None
    }
    assert stored_stretches(connection, workspace_id) == stretches
    assert stored_totals(connection, workspace_id) == expected_totals(truths)
    assert stored_months(connection, workspace_id) == expected_months(truths)


@contextmanager
def taken_back(connection: Connection) -> Iterator[None]:
    """What the block writes is gone afterwards."""
    savepoint = connection.begin_nested()
    try:
        yield
    finally:
        savepoint.rollback()


def move_to_zone(connection: Connection, workspace_id: int, zone: str) -> None:
    connection.execute(
        update(workspaces).where(workspaces.c.workspace_id == workspace_id).values(time_zone=zone)
    )
