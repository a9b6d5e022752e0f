"""Merges two spellings of a creator or topic into one, takes them apart again, renames."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from database.queries.names import place_of
from database.reconciliation import POSTS, create_touched
from database.tables import content, name_merges, name_spellings, names_apart
from database.writes.audit import record_audit
from database.writes.posts import restate_posts
from database.writes.workspaces import lock_workspace, mark_changed
from domain.catalogue import NameKind
from domain.errors import InvalidRequest, NotFound

_LONGEST_NAME = 200


def merge_names(
    connection: Connection,
    workspace_id: int,
    kind: NameKind,
    *,
    kept_id: int,
    merged_id: int,
    actor: str,
) -> int:
    """All content of the one goes to the other, and so will what is imported under its name."""
    lock_workspace(connection, workspace_id)
    if kept_id == merged_id:
        raise InvalidRequest(f"That is the same {kind.value} already.")
    kept, merged = (_name(connection, workspace_id, kind, each) for each in (kept_id, merged_id))
    _, _, of_name = place_of(kind)
    connection.execute(
        update(content)
        .where(content.c.workspace_id == workspace_id, of_name == merged_id)
        .values({of_name.name: kept_id})
    )
    moved = connection.scalars(
        update(name_spellings)
        .where(*_spellings(workspace_id, kind), name_spellings.c.name_id == merged_id)
        .values(name_id=kept_id)
        .returning(name_spellings.c.spelling)
    ).all()
    if not moved:
        raise InvalidRequest(f"{merged!r} was merged before. Open the page anew.")
    merge_id: int = connection.execute(
        insert(name_merges)
        .values(
            workspace_id=workspace_id,
            kind=kind,
            kept_id=kept_id,
            merged_id=merged_id,
            spellings=sorted(moved),
            actor=actor,
        )
        .returning(name_merges.c.merge_id)
    ).scalar_one()
    _conclude(connection, workspace_id, actor, f"merge {kind}", merged, {"into": kept})
    return merge_id


def split_names(connection: Connection, workspace_id: int, merge_id: int, *, actor: str) -> None:
    """Takes a merge back: every piece of content has the name again that was said of it."""
    lock_workspace(connection, workspace_id)
    this = and_(name_merges.c.workspace_id == workspace_id, name_merges.c.merge_id == merge_id)
    merge = connection.execute(select(name_merges).where(this)).one_or_none()
    if merge is None:
        raise NotFound(f"There is no merge number {merge_id}.")
    if merge.split_at is not None:
        raise InvalidRequest("These names were taken apart already.")
    kind = NameKind(merge.kind)
    kept, merged = (
        _name(connection, workspace_id, kind, each) for each in (merge.kept_id, merge.merged_id)
    )
    _refuse_while_merged_on(connection, workspace_id, kind, merge.kept_id, kept)
    connection.execute(
        update(name_spellings)
        .where(
            *_spellings(workspace_id, kind),
            name_spellings.c.name_id == merge.kept_id,
            name_spellings.c.spelling.in_(merge.spellings),
        )
        .values(name_id=merge.merged_id)
    )
    connection.execute(update(name_merges).where(this).values(split_at=func.now()))
    _, _, of_name = place_of(kind)
    create_touched(connection, POSTS)
    restate_posts(
        connection,
        workspace_id,
        "SELECT content_id, post_id FROM posts p JOIN content c USING (workspace_id, content_id)"
        f" WHERE workspace_id = {int(workspace_id)} AND {of_name.name} = {int(merge.kept_id)}",
    )
    _conclude(connection, workspace_id, actor, f"split {kind}", merged, {"from": kept})


def rename(
    connection: Connection, workspace_id: int, kind: NameKind, name_id: int, new: str, *, actor: str
) -> None:
    """The old spelling goes on leading to it, and the new one does from now on."""
    lock_workspace(connection, workspace_id)
    table, key, of_name = place_of(kind)
    old = _name(connection, workspace_id, kind, name_id)
    if len(new) > _LONGEST_NAME:
        raise InvalidRequest(
            f"The name has {len(new):,} characters; at most {_LONGEST_NAME} are kept."
        )
    tidy, spelling = connection.execute(select(func.tidy_name(new), func.name_key(new))).one()
    if not spelling:
        raise InvalidRequest("A name needs at least one letter.")
    if tidy == old:
        raise InvalidRequest(f"It is called {old!r} already.")
    taken = connection.scalar(
        select(name_spellings.c.name_id).where(
            *_spellings(workspace_id, kind), name_spellings.c.spelling == spelling
        )
    )
    if taken not in (None, name_id) and _is_used(connection, workspace_id, of_name, taken):
        raise InvalidRequest(
            f"{tidy!r} is the name of another {kind.value}. Merge the two instead."
        )
    row = {
        "workspace_id": workspace_id,
        "kind": kind,
        "spelling": spelling,
        "written": tidy,
        "name_id": name_id,
    }
    connection.execute(
        upsert(name_spellings)
        .values(row)
        .on_conflict_do_update(
            index_elements=["workspace_id", "kind", "spelling"],
            set_={"name_id": name_id, "written": tidy},
        )
    )
    connection.execute(
        update(table).where(table.c.workspace_id == workspace_id, key == name_id).values(name=tidy)
    )
    _conclude(connection, workspace_id, actor, f"rename {kind}", old, {"to": tidy})


def keep_apart(
    connection: Connection,
    workspace_id: int,
    kind: NameKind,
    first_id: int,
    second_id: int,
    *,
    actor: str,
) -> None:
    """Remembers that two names that look alike are not the same."""
    first, second = sorted((first_id, second_id))
    names = [_name(connection, workspace_id, kind, each) for each in (first, second)]
    connection.execute(
        upsert(names_apart)
        .values(workspace_id=workspace_id, kind=kind, first_id=first, second_id=second, actor=actor)
        .on_conflict_do_nothing()
    )
    _conclude(connection, workspace_id, actor, f"keep {kind}s apart", names[0], {"from": names[1]})


def _refuse_while_merged_on(
    connection: Connection, workspace_id: int, kind: NameKind, name_id: int, name: str
) -> None:
    table, key, _ = place_of(kind)
    into = connection.scalar(
        select(table.c.name)
        .select_from(
            name_merges.join(
                table,
                and_(
                    table.c.workspace_id == name_merges.c.workspace_id,
                    key == name_merges.c.kept_id,
                ),
            )
        )
        .where(
            name_merges.c.workspace_id == workspace_id,
            name_merges.c.kind == kind,
            name_merges.c.merged_id == name_id,
            name_merges.c.split_at.is_(None),
        )
    )
    if into is not None:
        raise InvalidRequest(
            f"{name!r} itself was merged into {into!r} since. Take that merge apart first."
        )


def _name(connection: Connection, workspace_id: int, kind: NameKind, name_id: int) -> str:
    table, key, _ = place_of(kind)
    name: str | None = connection.scalar(
        select(table.c.name).where(table.c.workspace_id == workspace_id, key == name_id)
    )
    if name is None:
        raise NotFound(f"There is no {kind.value} number {name_id} in this workspace.")
    return name


def _is_used(
    connection: Connection, workspace_id: int, of_name: ColumnElement[Any], name_id: int
) -> bool:
    return bool(
        connection.scalar(
            select(func.count())
            .select_from(content)
            .where(content.c.workspace_id == workspace_id, of_name == name_id)
        )
    )


def _spellings(workspace_id: int, kind: NameKind) -> tuple[ColumnElement[bool], ...]:
    return name_spellings.c.workspace_id == workspace_id, name_spellings.c.kind == kind


def _conclude(
    connection: Connection,
    workspace_id: int,
    actor: str,
    action: str,
    subject: str,
    details: dict[str, object],
) -> None:
    record_audit(connection, workspace_id, actor, action, subject, details)
    mark_changed(connection, workspace_id)
