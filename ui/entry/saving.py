"""Saves typed figures and takes them back. Opens the transactions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import uuid4

from analytics.data_entry import EntryPost
from database.engine import writing
from database.writes import reversal
from database.writes.entry_habits import remember_habit
from database.writes.typed_figures import EntryOutcome, record_entry
from database.writes.voids import restore_figure, void_figure
from domain.observations import PostFacts
from domain.typed import Entry, TypedFigure
from ui import loaders


@dataclass(frozen=True)
class Change:
    """One figure that was saved, beside what was known before it."""

    title: str
    figure: TypedFigure
    before: Decimal | None
    before_on: date | None


@dataclass(frozen=True)
class Saved:
    """A save as the page tells of it. `undone` once it was taken back."""

    outcome: EntryOutcome
    changes: tuple[Change, ...]
    left: int = 0  # rows that stayed in the grid
    rows: tuple[Mapping[str, str], ...] = field(default=(), hash=False)  # as the grid held them
    undone: bool = False


def save(
    workspace_id: int,
    figures: Sequence[TypedFigure],
    *,
    actor: str,
    habit_of: EntryPost | None = None,
    new_posts: Sequence[PostFacts] = (),
    token: str = "",
) -> EntryOutcome:
    """Of the post `habit_of` it is remembered how the person types its platform's metrics."""
    entry = Entry(token or uuid4().hex, tuple(figures), tuple(new_posts))
    try:
        with writing(loaders.engine()) as connection:
            outcome = record_entry(connection, workspace_id, entry, actor=actor)
            if habit_of is not None:
                name, account = habit_of.name, habit_of.account
                remember_habit(connection, workspace_id, actor, name.platform, account, figures)
    finally:
        loaders.forget()
    return outcome


def undo(workspace_id: int, import_id: int, *, actor: str) -> None:
    with writing(loaders.engine()) as connection:
        reversal.undo_import(connection, workspace_id, import_id, actor=actor)
    loaders.forget()


def redo(workspace_id: int, import_id: int, *, actor: str) -> None:
    with writing(loaders.engine()) as connection:
        reversal.redo_import(connection, workspace_id, import_id, actor=actor)
    loaders.forget()


def void(workspace_id: int, figure_id: int, *, actor: str, why: str) -> None:
    with writing(loaders.engine()) as connection:
        void_figure(connection, workspace_id, figure_id, actor=actor, why=why)
    loaders.forget()


def restore(workspace_id: int, figure_id: int, *, actor: str, why: str) -> None:
    with writing(loaders.engine()) as connection:
        restore_figure(connection, workspace_id, figure_id, actor=actor, why=why)
    loaders.forget()
