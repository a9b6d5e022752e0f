"""Saves and changes views that are kept. Opens transactions."""

from enum import StrEnum

from database.engine import writing
from database.writes import saved_views
from domain.saved_views import SavedView, ViewDraft
from ui import loaders
from ui.entry.person import actor


class Action(StrEnum):
    RENAME = "Rename"
    COPY = "Duplicate"
    OPEN_FIRST = "Open first"
    NOT_FIRST = "No longer open first"
    REMOVE = "Delete"


def actions_of(view: SavedView) -> list[Action]:
    first = Action.NOT_FIRST if view.is_default else Action.OPEN_FIRST
    return [Action.RENAME, Action.COPY, first, Action.REMOVE]


def save(workspace_id: int, draft: ViewDraft) -> None:
    """Raises InvalidRequest for a name that is empty, too long or taken."""
    with writing(loaders.engine()) as connection:
        saved_views.store_view(connection, workspace_id, draft, person=actor())


def rename(workspace_id: int, view: SavedView, name: str) -> None:
    with writing(loaders.engine()) as connection:
        saved_views.rename_view(connection, workspace_id, view.view_id, name, person=actor())


def change(workspace_id: int, view: SavedView, action: Action) -> None:
    """What needs no further word."""
    person = actor()
    with writing(loaders.engine()) as connection:
        if action is Action.COPY:
            saved_views.copy_view(connection, workspace_id, view.view_id, person=person)
        elif action is Action.REMOVE:
            saved_views.remove_view(connection, workspace_id, view.view_id, person=person)
        else:
            saved_views.make_default(
                connection, workspace_id, view.view_id,
                person=person, is_default=action is Action.OPEN_FIRST,
            )  # fmt: skip
