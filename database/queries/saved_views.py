"""Views kept under a name, as one person sees them."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from database.tables import saved_views
from domain.notes import Visibility
from domain.saved_views import SavedView


def views_of(connection: Connection, workspace_id: int, person: str) -> tuple[SavedView, ...]:
    """The person's own, then the team's, by name."""
    views = saved_views.c
    query = (
        select(saved_views)
        .where(views.workspace_id == workspace_id, seen_by(person))
        .order_by(views.visibility, func.lower(views.name), views.view_id)
    )
    return tuple(_saved_view(row) for row in connection.execute(query))


def default_view(connection: Connection, workspace_id: int, person: str) -> SavedView | None:
    """The person's own comes before the team's."""
    views = saved_views.c
    query = (
        select(saved_views)
        .where(views.workspace_id == workspace_id, views.is_default, seen_by(person))
        .order_by(views.visibility)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return _saved_view(row) if row else None


def seen_by(person: str) -> ColumnElement[bool]:
    views = saved_views.c
    return or_(views.visibility == Visibility.TEAM.value, views.owner == person)


def _saved_view(row: Row[*tuple[Any, ...]]) -> SavedView:
    return SavedView(
        row.view_id,
        row.name,
        Visibility(row.visibility),
        row.owner,
        row.page,
        row.address,
        row.is_default,
        row.saved_at,
    )
