"""Which views are kept, and which one opens first?"""

from dataclasses import dataclass

from sqlalchemy import Connection

from database.queries.saved_views import default_view, views_of
from domain.notes import Visibility
from domain.saved_views import SavedView

__all__ = ["SavedViewsReport", "default_view", "report_saved_views"]


@dataclass(frozen=True)
class SavedViewsReport:
    views: tuple[SavedView, ...]

    @property
    def own(self) -> tuple[SavedView, ...]:
        return tuple(one for one in self.views if one.visibility is Visibility.OWN)

    @property
    def team(self) -> tuple[SavedView, ...]:
        return tuple(one for one in self.views if one.visibility is Visibility.TEAM)


def report_saved_views(connection: Connection, workspace_id: int, person: str) -> SavedViewsReport:
    return SavedViewsReport(views_of(connection, workspace_id, person))
