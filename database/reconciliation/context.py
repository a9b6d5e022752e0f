"""What a reconciliation needs to know of its workspace."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, select

from database.queries.metrics import metric_registry
from database.tables import workspaces
from domain.metrics import MetricRegistry
from domain.reconciliation import FIRST_TOTAL_HORIZON_DAYS, RESET_MINIMUM, RESET_SHARE
from domain.vocabulary import MetricKind


@dataclass(frozen=True)
class Context:
    connection: Connection
    workspace_id: int
    zone: str
    registry: MetricRegistry

    @classmethod
    def of(cls, connection: Connection, workspace_id: int) -> "Context":
        zone = connection.execute(
            select(workspaces.c.time_zone).where(workspaces.c.workspace_id == workspace_id)
        ).scalar_one()
        return cls(connection, workspace_id, zone, metric_registry(connection, workspace_id))

    @cached_property
    def wide(self) -> tuple[str, ...]:
        return tuple(metric.name for metric in self.registry.wide)

    @cached_property
    def counters(self) -> tuple[str, ...]:
        return tuple(metric.name for metric in self.registry.of_kind(MetricKind.COUNTER))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        return tuple(metric.name for metric in self.registry.of_kind(MetricKind.LEVEL))

    def parameters(self, **more: object) -> dict[str, object]:
        """Everything a statement may name; statements take what they use."""
        return {
            "workspace_id": self.workspace_id,
            "zone": self.zone,
            "wide": list(self.wide),
            "wide_counters": [name for name in self.counters if name in self.wide],
            "counters": list(self.counters),
            "levels": list(self.levels),
            "running": [*self.counters, *self.levels],
            "horizon": FIRST_TOTAL_HORIZON_DAYS,
            "reset_share": RESET_SHARE,
            "reset_minimum": RESET_MINIMUM,
            **more,
        }
