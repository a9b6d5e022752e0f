"""All that happened to the place of a typed figure, from ledger, marks and audit trail."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CTE, Connection, Select, and_, func, literal, select, union_all

from database.tables import audit_trail, typed_figure_marks, typed_figure_states

_PLACE = ("platform", "external_id", "metric", "kind", "captured_at", "days")
_REVERSALS = ("undo import", "redo import")
_Events = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class FigureEvent:
    """Something that happened to a figure's place, the oldest first."""

    happened_at: datetime
    actor: str
    what: str  # typed, voided, restored, undo import, redo import
    import_id: int
    value: Decimal | None
    why: str


def figure_events(
    connection: Connection, workspace_id: int, figure_id: int
) -> tuple[FigureEvent, ...]:
    """Of every figure typed for the same place: typed, voided, restored, undone, done again."""
    placed = _same_place(workspace_id, figure_id)
    every = union_all(_typed(placed), _marked(placed), _reversed(placed)).subquery("every")
    rows = connection.execute(select(every).order_by(every.c.happened_at, every.c.import_id))
    return tuple(FigureEvent(*row) for row in rows)


def _same_place(workspace_id: int, figure_id: int) -> CTE:
    told = typed_figure_states
    asked = (
        select(told)
        .where(told.c.workspace_id == workspace_id, told.c.figure_id == figure_id)
        .subquery("asked")
    )
    together = and_(
        told.c.workspace_id == asked.c.workspace_id,
        *(told.c[name] == asked.c[name] for name in _PLACE),
    )
    return select(told).join(asked, together).cte("placed")


def _typed(placed: CTE) -> _Events:
    return select(
        placed.c.typed_at.label("happened_at"),
        placed.c.actor,
        literal("typed").label("what"),
        placed.c.import_id,
        placed.c.value,
        placed.c.why,
    )


def _marked(placed: CTE) -> _Events:
    marks = typed_figure_marks
    of_figure = and_(
        marks.c.workspace_id == placed.c.workspace_id, marks.c.figure_id == placed.c.figure_id
    )
    return select(
        marks.c.marked_at,
        marks.c.actor,
        marks.c.mark,
        placed.c.import_id,
        placed.c.value,
        marks.c.why,
    ).join(placed, of_figure)


def _reversed(placed: CTE) -> _Events:
    trail = audit_trail
    of_entry = and_(
        trail.c.workspace_id == placed.c.workspace_id,
        trail.c.subject == func.concat("import ", placed.c.import_id),
        trail.c.action.in_(_REVERSALS),
    )
    return select(
        trail.c.happened_at,
        trail.c.actor,
        trail.c.action,
        placed.c.import_id,
        placed.c.value,
        literal(""),
    ).join(placed, of_entry)
