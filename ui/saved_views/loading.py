"""What is kept, read anew each time: it is quick, and a colleague's view shows at once."""

from analytics import saved_views
from analytics.saved_views import SavedViewsReport
from database.engine import reading
from domain.saved_views import SavedView
from ui import loaders
from ui.entry.person import actor


def saved_views_report(workspace_id: int) -> SavedViewsReport:
    with reading(loaders.engine()) as connection:
        return saved_views.report_saved_views(connection, workspace_id, actor())


def default_view(workspace_id: int) -> SavedView | None:
    with reading(loaders.engine()) as connection:
        return saved_views.default_view(connection, workspace_id, actor())
