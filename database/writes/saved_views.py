"""Saves, renames, copies and removes views kept under a name."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, insert, select, update

from database.queries.saved_views import seen_by
from database.tables import saved_views
from database.writes.audit import record_audit
from domain.errors import InvalidRequest, NotFound
from domain.notes import Visibility
from domain.saved_views import ViewDraft, checked_name

_MOST_COPIES = 100


def store_view(connection: Connection, workspace_id: int, draft: ViewDraft, *, person: str) -> int:
    """Raises InvalidRequest for a name that is taken."""
    name = checked_name(draft.name)
    _refuse_taken(connection, workspace_id, name, draft.visibility, person)
    view_id = connection.execute(
        insert(saved_views)
        .values(
            workspace_id=workspace_id,
            name=name,
            visibility=draft.visibility.value,
            owner=person,
            page=draft.page,
            address=draft.address,
            is_default=False,
        )
        .returning(saved_views.c.view_id)
    ).scalar_one()
    record_audit(connection, workspace_id, person, "save view", name, {"view": view_id})
    return int(view_id)


def rename_view(
    connection: Connection, workspace_id: int, view_id: int, name: str, *, person: str
) -> None:
    view, name = _view(connection, workspace_id, view_id, person), checked_name(name)
    visibility = Visibility(view.visibility)
    _refuse_taken(connection, workspace_id, name, visibility, view.owner, but=view_id)
    connection.execute(update(saved_views).where(*_is(workspace_id, view_id)).values(name=name))
    record_audit(connection, workspace_id, person, "rename view", name, {"before": view.name})


def copy_view(connection: Connection, workspace_id: int, view_id: int, *, person: str) -> int:
    """As the person's own, under the first name of its kind that is free."""
    view = _view(connection, workspace_id, view_id, person)
    for number in range(1, _MOST_COPIES):
        name = f"{view.name[:66]} (copy)" if number == 1 else f"{view.name[:66]} (copy {number})"
        if not _is_taken(connection, workspace_id, name, Visibility.OWN, person):
            draft = ViewDraft(name, Visibility.OWN, view.page, view.address)
            return store_view(connection, workspace_id, draft, person=person)
    raise InvalidRequest(f"There are {_MOST_COPIES - 1} copies of {view.name!r} already.")


def remove_view(connection: Connection, workspace_id: int, view_id: int, *, person: str) -> None:
    view = _view(connection, workspace_id, view_id, person)
    connection.execute(delete(saved_views).where(*_is(workspace_id, view_id)))
    record_audit(
        connection, workspace_id, person, "remove view", view.name,
        {"page": view.page, "address": view.address},
    )  # fmt: skip


def make_default(
    connection: Connection, workspace_id: int, view_id: int, *, person: str, is_default: bool
) -> None:
    """Instead of the one that was: of the team, or of the person."""
    view = _view(connection, workspace_id, view_id, person)
    views = saved_views.c
    of_same = [views.workspace_id == workspace_id, views.visibility == view.visibility]
    if view.visibility == Visibility.OWN:
        of_same.append(views.owner == view.owner)
    connection.execute(
        update(saved_views).where(*of_same, views.is_default).values(is_default=False)
    )
    if is_default:
        connection.execute(
            update(saved_views).where(*_is(workspace_id, view_id)).values(is_default=True)
        )
    action = "make view default" if is_default else "make view no default"
    record_audit(connection, workspace_id, person, action, view.name, {"view": view_id})


def _is(workspace_id: int, view_id: int) -> tuple[ColumnElement[bool], ...]:
    return saved_views.c.workspace_id == workspace_id, saved_views.c.view_id == view_id


def _view(
    connection: Connection, workspace_id: int, view_id: int, person: str
) -> Row[*tuple[Any, ...]]:
    """Locked until the transaction ends."""
    query = select(saved_views).where(*_is(workspace_id, view_id), seen_by(person))
    found = connection.execute(query.with_for_update()).one_or_none()
    if found is None:
        raise NotFound("This view is no longer there.")
    return found


def _refuse_taken(
    connection: Connection,
    workspace_id: int,
    name: str,
    visibility: Visibility,
    person: str,
    *,
    but: int | None = None,
) -> None:
    if _is_taken(connection, workspace_id, name, visibility, person, but=but):
        raise InvalidRequest(f"There is a view named {name!r} already. Choose another name.")


def _is_taken(
    connection: Connection,
    workspace_id: int,
    name: str,
    visibility: Visibility,
    person: str,
    *,
    but: int | None = None,
) -> bool:
    views = saved_views.c
    same = [
        views.workspace_id == workspace_id,
        views.visibility == visibility.value,
        func.lower(views.name) == func.lower(name),
    ]
    if visibility is Visibility.OWN:
        same.append(views.owner == person)
    if but is not None:
        same.append(views.view_id != but)
    return bool(connection.scalar(select(exists().where(*same))))
