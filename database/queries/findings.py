"""The findings a team has kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Table, select

from database.tables import (
    content_feature_analysis,
    correlation_analysis_results,
    trend_analysis_results,
)
from domain.errors import NotFound
from domain.findings import Finding, FindingKind, KeptFinding, Statement
from domain.selection import Selection

TABLES: Mapping[FindingKind, Table] = {
    FindingKind.TREND: trend_analysis_results,
    FindingKind.CORRELATION: correlation_analysis_results,
    FindingKind.FEATURES: content_feature_analysis,
}
SELECTION = TypeAdapter(Selection)
STATEMENTS = TypeAdapter(tuple[Statement, ...])


def kept_findings(
    connection: Connection, workspace_id: int, kinds: Iterable[FindingKind] = tuple(FindingKind)
) -> tuple[KeptFinding, ...]:
    """The latest first."""
    found = [
        _finding(kind, row)
        for kind in kinds
        for row in connection.execute(
            select(TABLES[kind]).where(TABLES[kind].c.workspace_id == workspace_id)
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.kept_at, one.finding_id), reverse=True))


def kept_finding(connection: Connection, workspace_id: int, finding_id: int) -> KeptFinding:
    for kind, table in TABLES.items():
        query = select(table).where(
            table.c.workspace_id == workspace_id, table.c.finding_id == finding_id
        )
        if row := connection.execute(query).one_or_none():
            return _finding(kind, row)
    raise NotFound(f"There is no finding {finding_id}.")


def _finding(kind: FindingKind, row: Row[Any]) -> KeptFinding:
    return KeptFinding(
        finding_id=row.finding_id,
        finding=Finding(
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
