"""The columns of a grid of typed figures, and the names by which pasted ones are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.metrics import Metric, MetricRegistry
from sources.generic.columns import CUSTOM, fact_named, spaced

NOTE = "note"
BEFORE_FIGURES = ("platform", "content", "title", "date", "kind")
AFTER_FIGURES = ("time", "date_to", "account", NOTE)
FIXED_COLUMNS = (*BEFORE_FIGURES, *AFTER_FIGURES)
_MORE_NAMES: Mapping[str, str] = {
    "time": "time", "hour": "time", "note": NOTE, "why": NOTE, "reason": NOTE,
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """`name` is what the template and the grid's cells are keyed by."""

    name: str
    label: str
    metric: Metric | None = None


_LABELS = {
    "platform": "Platform",
    "account": "Account",
    "content": "Id",
    "title": "Title",
    "date": "Date",
    "time": "Time",
    "date_to": "To",
    "kind": "Kind",
    NOTE: "Note",
}


def columns_of(metrics: Sequence[Metric]) -> tuple[Column, ...]:
    """What every row needs, the figures, then what it may say besides."""
    return (
        *(Column(name, _LABELS[name]) for name in BEFORE_FIGURES),
        *(Column(metric.name, metric.label, metric) for metric in metrics),
        *(Column(name, _LABELS[name]) for name in AFTER_FIGURES),
    )


def column_named(header: str, registry: MetricRegistry) -> str | None:
    """The column a header means: facts and figures by the names the workbench's CSV knows."""
    name = spaced(header)
    if name in _MORE_NAMES:
        return _MORE_NAMES[name]
    fact = fact_named(header)
    if fact is not None:
        return fact if fact in (*FIXED_COLUMNS, "url") else None
    plain = spaced(header[len(CUSTOM) :]) if name.startswith(CUSTOM) else name
    for metric in registry.metrics:
        if plain in (spaced(metric.name), spaced(metric.label)):
            return metric.name
    return None
