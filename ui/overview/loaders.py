"""Doors to what stands beside the figures; nothing that loads the statistics with it."""

from analytics.leaderboards.leader import Leader, find_leader
from database.engine import reading
from database.queries.experiments import stored_experiments
from domain.experiments import StoredExperiment
from domain.metrics import Metric
from domain.selection import Selection
from ui import loaders
from ui.shared import shared


def leader(selection: Selection, metric: Metric) -> Leader | None:
    return _leader(selection, metric, loaders.version(selection.workspace_id))


def running_tests(workspace_id: int) -> tuple[StoredExperiment, ...]:
    """Read anew, for they change without figures."""
    with reading(loaders.engine()) as connection:
        found = stored_experiments(connection, workspace_id)
    return tuple(one for one in found if one.conclusion is None)


@shared()
def _leader(selection: Selection, metric: Metric, version: str) -> Leader | None:  # noqa: ARG001
    with reading(loaders.engine()) as connection:
        return find_leader(connection, selection, metric)
