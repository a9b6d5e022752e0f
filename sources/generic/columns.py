"""The columns of the workbench's own CSV: facts by a few names each, figures by the registry."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from domain.errors import SourceRejected
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from sources.documents import Document
from sources.headers import listed, normalised
from sources.numbers import (
    ReadCell,
    ReadNumber,
    not_negative,
    quick_count,
    read_amount,
    read_clock,
    read_count,
    read_percent,
)

FACTS: Mapping[str, tuple[str, ...]] = {
    "platform": ("platform", "network", "plattform", "plataforma"),
    "account": ("account", "account name", "channel", "profile", "page", "artist"),
    "content": ("content", "content id", "id", "post", "post id", "video id", "external id"),
    "title": ("title", "content title", "video title", "headline"),
    "url": ("url", "link", "permalink"),
    "type": ("type", "content type", "format"),
    "published_at": ("published at", "published", "publish date", "publish time", "published on"),
    "duration_s": ("duration s", "duration", "length", "duration (seconds)"),
    "creator": ("creator", "author"),
    "topic": ("topic", "category", "game", "genre"),
    "text": ("text", "caption", "description"),
    "language": ("language", "lang"),
    "work": ("work", "creative work"),
    "date": ("date", "day", "date from", "from", "datum", "data", "fecha"),
    "date_to": ("date to", "to", "until", "end date"),
    "kind": ("kind", "figure"),
}
# These fall in the course of things: people take a like back.
MAY_FALL_BELOW_ZERO = frozenset({"follows", "likes", "dislikes", "comments", "saves", "revenue"})
_FACT_BY_NAME = {name: fact for fact, names in FACTS.items() for name in names}
_FEATURE = "feature:"
_CUSTOM = "custom:"
_DERIVED = "estimated"
_LONGEST_NAME = 60
_KNOWN_TEXTS = 100_000


class FigureColumn(NamedTuple):
    position: int
    metric: str
    read: ReadCell


@dataclass(frozen=True)
class Layout:
    header: tuple[str, ...]
    facts: Mapping[str, int]
    features: Mapping[str, int]
    figures: tuple[FigureColumn, ...]
    custom_metrics: tuple[Metric, ...]
    unknown: tuple[str, ...]

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(figure.metric for figure in self.figures)

    def name_of(self, fact: str) -> str:
        """The column as the file heads it; the name it should have when it is not there."""
        position = self.facts.get(fact)
        return fact if position is None else self.header[position]


def fact_positions(names: Sequence[str]) -> dict[str, int]:
    """Where each fact stands; of two columns for one fact the first counts."""
    positions: dict[str, int] = {}
    for position, name in enumerate(names):
        fact = _FACT_BY_NAME.get(_spaced(name))
        if fact is not None:
            positions.setdefault(fact, position)
    return positions


def metric_named(name: str) -> Metric | None:
    return _METRIC_BY_NAME.get(_spaced(name))


def layout_of(document: Document) -> Layout:
    facts = fact_positions(document.columns)
    features = _prefixed(document, _FEATURE)
    custom = dict(_custom_metrics(document))
    figures: dict[str, FigureColumn] = {}
    for position, name in enumerate(document.columns):
        metric = custom.get(position) or metric_named(name)
        if metric is not None and position not in facts.values():
            read = _reader(metric, decimal_comma=document.delimiter == ";")
            figures.setdefault(metric.name, FigureColumn(position, metric.name, read))
    used = {*facts.values(), *features.values(), *(f.position for f in figures.values())}
    return Layout(
        header=document.header,
        facts=facts,
        features=features,
        figures=tuple(figures.values()),
        custom_metrics=tuple(custom[f.position] for f in figures.values() if f.position in custom),
        unknown=tuple(h for p, h in enumerate(document.header) if p not in used and h),
    )


def warnings_of(layout: Layout) -> list[str]:
    if not layout.unknown:
        return []
    understood = [name for name in layout.header if name not in layout.unknown]
    return [
        f"Columns that are not understood and not imported: {listed(layout.unknown)}. "
        f"Understood: {listed(understood)}. Name a figure of your own 'custom:<name>' and a "
        "property 'feature:<name>'."
    ]


def refuse_derived(layout: Layout) -> None:
    """Sums and differences of the workbench must not come back as if a platform had said them."""
    if _DERIVED in map(normalised, layout.unknown):
        raise SourceRejected(
            f"The column {_DERIVED!r} shows a download of the workbench's own daily figures. They "
            "are worked out from what was imported before, so there is nothing to import."
        )


def refuse_without_figures(layout: Layout) -> None:
    if not layout.figures:
        raise SourceRejected(
            f"None of the columns {listed(layout.header)} is a figure. Understood are "
            f"{listed([metric.name for metric in STANDARD_METRICS.metrics], most=100)} and "
            "columns named 'custom:<name>'."
        )


def _spaced(name: str) -> str:
    return normalised(name.replace("_", " ").replace("-", " "))


def _metrics_by_name() -> dict[str, Metric]:
    named = {_spaced(metric.label): metric for metric in STANDARD_METRICS.metrics}
    return named | {_spaced(metric.name): metric for metric in STANDARD_METRICS.metrics}


_METRIC_BY_NAME = _metrics_by_name()


def _reader(metric: Metric, *, decimal_comma: bool) -> ReadCell:
    """A counter's amount of a day is negative when the platform took something back."""
    read = _reader_of(metric) if metric.additive else not_negative(_reader_of(metric))
    read_cell: ReadCell = partial(read, decimal_comma=decimal_comma)
    return quick_count(read_cell) if metric.scale == 0 else lru_cache(_KNOWN_TEXTS)(read_cell)


def _reader_of(metric: Metric) -> ReadNumber:
    if metric.scale == 0:
        return read_count
    return {"percent": read_percent, "seconds": read_clock}.get(metric.unit, read_amount)


def _prefixed(document: Document, prefix: str) -> dict[str, int]:
    """Names after a prefix as they are written, so 'feature:Hook' is the feature 'Hook'."""
    found: dict[str, int] = {}
    for position, header in enumerate(document.header):
        name = header[len(prefix) :].strip()[:_LONGEST_NAME]
        if document.columns[position].startswith(prefix) and name:
            found.setdefault(name, position)
    return found


def _custom_metrics(document: Document) -> list[tuple[int, Metric]]:
    found = []
    for label, position in _prefixed(document, _CUSTOM).items():
        name = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")
        if name and name not in STANDARD_METRICS and metric_named(name) is None:
            metric = Metric(name, label, f"The team's own figure '{label}'.", wide=False)
            found.append((position, metric))
    return found
