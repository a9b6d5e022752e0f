"""What a download of this page speaks of, in the words of the page."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.stats.version import METHODS_VERSION
from database.engine import reading
from database.queries.metrics import metric_registry
from domain.vocabulary import Platform
from exports.about import About, about_table, definitions
from exports.tables import Table
from ui import filters, loaders, views
from ui.filtering.chips import chips_of
from ui.workspaces import current_workspace

Describe = Callable[[Table], About]


def describer(title: str) -> Describe:
    """Takes down now what the page shows; the table is described when it is asked for, which is
    outside of the page's run."""
    workspace, view, engine = current_workspace(), views.current(), loaders.engine()
    filtered = filters.apply_here()
    selection = filters.current_selection() if filtered else None
    chips = chips_of(view, workspace.workspace_id) if filtered and view.is_narrowed else []
    only = "; ".join(chip.text for chip in chips if chip.key not in list(Platform))
    chosen = [("Only", only)] if only else []

    def describe(table: Table) -> About:
        with reading(engine) as connection:
            registry = metric_registry(connection, workspace.workspace_id)
        return about_table(
            title,
            workspace=workspace.name,
            time_zone=workspace.time_zone,
            generated_at=datetime.now(ZoneInfo(workspace.time_zone)),
            selection=selection,
            chosen=[*chosen, *definitions(table.columns, registry)],
            method_version=METHODS_VERSION,
        )

    return describe
