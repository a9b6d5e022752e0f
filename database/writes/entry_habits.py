"""Remembers what a person types on a platform, so that it is offered again."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from database.tables import entry_habits
from domain.typed import TypedFigure
from domain.vocabulary import Figure, Platform


def remember_habit(
    connection: Connection,
    workspace_id: int,
    actor: str,
    platform: Platform,
    account: str,
    figures: Iterable[TypedFigure],
) -> None:
    """The latest way of typing a metric holds; metrics not typed now keep theirs."""
    kinds = _known(connection, workspace_id, actor, platform)
    kinds |= {figure.metric: figure.occasion.figure for figure in figures}
    told = {
        "account": account,
        "totals": sorted(name for name, kind in kinds.items() if kind is Figure.CUMULATIVE),
        "amounts": sorted(name for name, kind in kinds.items() if kind is Figure.PERIOD),
        "used_at": func.now(),
    }
    key = {"workspace_id": workspace_id, "actor": actor, "platform": platform}
    connection.execute(
        insert(entry_habits)
        .values(**key, **told)
        .on_conflict_do_update(index_elements=list(key), set_=told)
    )


def _known(
    connection: Connection, workspace_id: int, actor: str, platform: Platform
) -> dict[str, Figure]:
    row = connection.execute(
        select(entry_habits.c.totals, entry_habits.c.amounts).where(
            entry_habits.c.workspace_id == workspace_id,
            entry_habits.c.actor == actor,
            entry_habits.c.platform == platform,
        )
    ).one_or_none()
    if row is None:
        return {}
    return dict.fromkeys(row.totals, Figure.CUMULATIVE) | dict.fromkeys(row.amounts, Figure.PERIOD)
