"""Takes a typed figure out of the count, with a reason, and puts it back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, text

from database.queries.metrics import metric_registry
from database.reconciliation import POSTS, Effect, create_touched, reconcile
from database.tables import typed_figure_marks, typed_figure_states
from database.writes.audit import record_audit
from database.writes.workspaces import lock_workspace, mark_changed
from domain.errors import InvalidRequest, NotFound
from domain.typed import Mark

_PLACE = ("platform", "external_id", "metric", "kind", "captured_at", "days")


def void_figure(
    connection: Connection, workspace_id: int, figure_id: int, *, actor: str, why: str
) -> Effect:
    """Nothing typed for its place counts any more: what it corrected does not come back."""
    if not why.strip():
        raise InvalidRequest("A figure is voided with a reason: say why it does not count.")
    return _mark(connection, workspace_id, figure_id, Mark.VOIDED, actor, why.strip())


def restore_figure(
    connection: Connection, workspace_id: int, figure_id: int, *, actor: str, why: str = ""
) -> Effect:
    """What was voided in its place counts as it did before."""
    return _mark(connection, workspace_id, figure_id, Mark.RESTORED, actor, why.strip())


def _mark(
    connection: Connection, workspace_id: int, figure_id: int, mark: Mark, actor: str, why: str
) -> Effect:
    lock_workspace(connection, workspace_id)
    asked = _standing(connection, workspace_id, figure_id)
    marked = _to_mark(connection, asked, mark)
    connection.execute(
        insert(typed_figure_marks),
        [
            {
                "workspace_id": workspace_id,
                "figure_id": row.figure_id,
                "mark": mark,
                "why": why,
                "actor": actor,
            }
            for row in marked
        ],
    )
    effect = _restate(connection, asked, marked, mark)
    details = {"post": asked.title, "metric": asked.metric, "why": why}
    action = f"figure {mark.value}"
    record_audit(connection, workspace_id, actor, action, f"figure {figure_id}", details)
    mark_changed(connection, workspace_id)
    return effect


def _standing(connection: Connection, workspace_id: int, figure_id: int) -> Row[Any]:
    states = typed_figure_states
    asked = connection.execute(
        select(states).where(states.c.workspace_id == workspace_id, states.c.figure_id == figure_id)
    ).one_or_none()
    if asked is None:
        raise NotFound(f"There is no typed figure number {figure_id}.")
    if asked.undone:
        raise InvalidRequest(
            "The entry of this figure was undone, so it does not count already. Redo the entry "
            "on the history page first."
        )
    return asked


def _to_mark(connection: Connection, asked: Row[Any], mark: Mark) -> Sequence[Row[Any]]:
    """The figures of its place whose entries stand. What is undone returns as it went."""
    states = typed_figure_states
    same_place = [states.c[name] == getattr(asked, name) for name in _PLACE]
    found = connection.execute(
        select(states).where(
            states.c.workspace_id == asked.workspace_id,
            *same_place,
            ~states.c.undone,
            states.c.voided == (mark is Mark.RESTORED),
        )
    ).all()
    if not found:
        raise InvalidRequest(
            "This figure is voided already."
            if mark is Mark.VOIDED
            else "This figure is not voided, so there is nothing to restore."
        )
    return found


def _restate(
    connection: Connection, asked: Row[Any], marked: Sequence[Row[Any]], mark: Mark
) -> Effect:
    """Makes the entries' observations say what counts of the ledger, then derives anew."""
    metric = metric_registry(connection, asked.workspace_id)[asked.metric]
    set_figure = (
        f"{metric.name} = :value"
        if metric.wide
        else "extra = nullif(jsonb_strip_nulls(coalesce(extra, '{}')"
        " || jsonb_build_object(CAST(:metric AS text), CAST(:value AS numeric))), '{}')"
    )
    connection.execute(
        text(
            f"UPDATE engagement_snapshots s SET {set_figure} FROM post_identities i"
            " WHERE s.workspace_id = :workspace_id AND i.workspace_id = s.workspace_id"
            " AND i.content_id = s.content_id AND i.post_id = s.post_id"
            " AND i.platform = :platform AND i.external_id = :external_id"
            " AND s.captured_at = :captured_at AND s.kind = :kind AND s.days = :days"
            " AND s.import_id = :import_id"
        ),
        [
            {
                "workspace_id": asked.workspace_id,
                **{name: getattr(asked, name) for name in _PLACE},
                "import_id": row.import_id,
                "value": row.value if mark is Mark.RESTORED else None,
            }
            for row in marked
        ],
    )
    return _derive_anew(connection, asked)


def _derive_anew(connection: Connection, asked: Row[Any]) -> Effect:
    create_touched(connection, POSTS)
    connection.execute(
        text(
            "INSERT INTO touched (content_id, post_id, from_day, metrics, whole, has_stretches)"
            " SELECT content_id, post_id, '-infinity', '{}', true, true FROM post_identities"
            " WHERE workspace_id = :workspace_id AND platform = :platform"
            " AND external_id = :external_id"
        ),
        {
            "workspace_id": asked.workspace_id,
            "platform": asked.platform,
            "external_id": asked.external_id,
        },
    )
    return reconcile(connection, asked.workspace_id, POSTS)
