"""The content published just before and just after a piece, among those selected."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, select, tuple_

from database.filters import belongs
from database.tables import content
from domain.selection import Selection


@dataclass(frozen=True)
class Neighbour:
    content_id: int
    title: str


@dataclass(frozen=True)
class Neighbours:
    """None at either end of the order, and where the publication is not known."""

    earlier: Neighbour | None
    later: Neighbour | None


def neighbours(connection: Connection, selection: Selection, content_id: int) -> Neighbours:
    """By publication, whatever the selection's period; equal moments in order of id."""
    published = connection.scalar(
        select(content.c.published_at).where(
            content.c.workspace_id == selection.workspace_id, content.c.content_id == content_id
        )
    )
    if published is None:
        return Neighbours(None, None)
    here, order = tuple_(published, content_id), (content.c.published_at, content.c.content_id)
    earlier = _first(selection, tuple_(*order) < here).order_by(*(one.desc() for one in order))
    later = _first(selection, tuple_(*order) > here).order_by(*(one.asc() for one in order))
    return Neighbours(_found(connection, earlier), _found(connection, later))


def _first(selection: Selection, side: ColumnElement[bool]) -> Select[tuple[int, str]]:
    return (
        select(content.c.content_id, content.c.title)
        .where(*belongs(content, selection), side)
        .limit(1)
    )


def _found(connection: Connection, query: Select[tuple[int, str]]) -> Neighbour | None:
    row = connection.execute(query).one_or_none()
    return Neighbour(row.content_id, row.title) if row else None
