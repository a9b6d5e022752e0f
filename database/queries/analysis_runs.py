"""The analyses a team has kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Table, select

from database.tables import (
    content_feature_analysis,
    correlation_analysis_results,
    trend_analysis_results,
)
from domain.analysis_runs import AnalysisRun, KeptRun, RunKind, Statement
from domain.errors import NotFound
from domain.selection import Selection

TABLES: Mapping[RunKind, Table] = {
    RunKind.TREND: trend_analysis_results,
    RunKind.CORRELATION: correlation_analysis_results,
    RunKind.FEATURES: content_feature_analysis,
}
SELECTION = TypeAdapter(Selection)
STATEMENTS = TypeAdapter(tuple[Statement, ...])


def kept_runs(
    connection: Connection, workspace_id: int, kinds: Iterable[RunKind] = tuple(RunKind)
) -> tuple[KeptRun, ...]:
    """The latest first."""
    found = [
        _finding(kind, row)
        for kind in kinds
        for row in connection.execute(
            select(TABLES[kind]).where(TABLES[kind].c.workspace_id == workspace_id)
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.kept_at, one.run_id), reverse=True))


def kept_run(connection: Connection, workspace_id: int, run_id: int) -> KeptRun:
    for kind, table in TABLES.items():
        query = select(table).where(table.c.workspace_id == workspace_id, table.c.run_id == run_id)
        if row := connection.execute(query).one_or_none():
            return _finding(kind, row)
    raise NotFound(f"There is no kept analysis {run_id}.")


def _finding(kind: RunKind, row: Row[Any]) -> KeptRun:
    return KeptRun(
        run_id=row.run_id,
        run=AnalysisRun(
            kind=kind,
            title=row.title,
            selection=SELECTION.validate_python(row.selection, strict=False),
            parameters=row.parameters,
            statements=STATEMENTS.validate_python(row.statements),
            method=row.method,
            address=row.address,
            note=row.note,
        ),
        method_version=row.method_version,
        figures_version=row.figures_version,
        actor=row.actor,
        kept_at=row.kept_at,
    )
