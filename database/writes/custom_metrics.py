"""Remembers the metrics a team brings of its own."""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from database.tables import custom_metrics
from domain.metrics import Metric


def ensure_custom_metrics(
    connection: Connection, workspace_id: int, metrics: Sequence[Metric]
) -> None:
    """A metric known under the name stays as it is."""
    if not metrics:
        return
    connection.execute(
        insert(custom_metrics).on_conflict_do_nothing(),
        [
            {
                "workspace_id": workspace_id,
                "name": metric.name,
                "label": metric.label,
                "definition": metric.definition,
                "unit": metric.unit,
                "kind": metric.kind,
                "weight": metric.weight,
            }
            for metric in metrics
        ],
    )
