"""What a metric is, and the registry of all the workbench knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.errors import NotFound
from domain.vocabulary import MetricKind, Platform


@dataclass(frozen=True)
class Metric:
    """`weight` names the metric a rate combines by. `scale` is the decimal places stored."""

    name: str
    label: str
    definition: str
    unit: str = "count"
    kind: MetricKind = MetricKind.COUNTER
    weight: str | None = None
    scale: int = 0
    wide: bool = True  # a column of its own in the big tables; else a key of `extra`
    higher_is_better: bool = True
    platforms: Mapping[Platform, str] = field(default_factory=dict, hash=False)

    @property
    def additive(self) -> bool:
        return self.kind is MetricKind.COUNTER


@dataclass(frozen=True)
class MetricRegistry:
    """The standard metrics and a workspace's own, by name, in order of importance."""

    metrics: tuple[Metric, ...]

    def __getitem__(self, name: str) -> Metric:
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise NotFound(f"There is no metric named {name!r}.")

    def __contains__(self, name: object) -> bool:
        return any(metric.name == name for metric in self.metrics)

    def of_kind(self, *kinds: MetricKind) -> tuple[Metric, ...]:
        return tuple(metric for metric in self.metrics if metric.kind in kinds)

    @property
    def wide(self) -> tuple[Metric, ...]:
        return tuple(metric for metric in self.metrics if metric.wide)

    def with_custom(self, custom: Iterable[Metric]) -> "MetricRegistry":
        return MetricRegistry(self.metrics + tuple(m for m in custom if m.name not in self))
