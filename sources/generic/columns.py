"""The names by which the workbench's own CSV knows facts and figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from domain.mappings import ColumnMapping, MappedColumn, Role
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from sources.documents import Document
from sources.headers import normalised

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
_FACT_BY_NAME = {name: fact for fact, names in FACTS.items() for name in names}
FEATURE = "feature:"
CUSTOM = "custom:"
LONGEST_NAME = 60


def fact_positions(names: Sequence[str]) -> dict[str, int]:
    """Where each fact stands; of two columns for one fact the first counts."""
    positions: dict[str, int] = {}
    for position, name in enumerate(names):
        fact = fact_named(name)
        if fact is not None:
            positions.setdefault(fact, position)
    return positions


def fact_named(name: str) -> str | None:
    return _FACT_BY_NAME.get(spaced(name))


def metric_named(name: str) -> Metric | None:
    return _METRIC_BY_NAME.get(spaced(name))


def spaced(name: str) -> str:
    return normalised(name.replace("_", " ").replace("-", " "))


def named_mapping(document: Document) -> ColumnMapping:
    """The mapping that the names of the columns state by themselves."""
    return ColumnMapping("", tuple(_named_columns(document)), decimal_comma=document.decimal_comma)


def _named_columns(document: Document) -> Iterator[MappedColumn]:
    taken: set[tuple[Role, str]] = set()
    for header, column in zip(document.header, document.columns, strict=True):
        role, name = _named(header, column)
        if role is Role.LEFT_OUT or (role, name) in taken:
            yield MappedColumn(column, Role.LEFT_OUT)
        else:
            taken.add((role, name))
            yield MappedColumn(column, role, name)


def _named(header: str, column: str) -> tuple[Role, str]:
    """Names after a prefix stay as they are written: 'feature:Hook' is the feature 'Hook'."""
    if fact := fact_named(column):
        return Role.FACT, fact
    if metric := metric_named(column):
        return Role.METRIC, metric.name
    for prefix, role in ((FEATURE, Role.FEATURE), (CUSTOM, Role.CUSTOM)):
        name = header[len(prefix) :].strip()[:LONGEST_NAME]
        if column.startswith(prefix) and name and (role is Role.FEATURE or is_custom(name)):
            return role, name
    return Role.LEFT_OUT, ""


def is_custom(label: str) -> bool:
    """Whether a figure of the team's own can have the name: no standard one has it."""
    return bool(label.strip()) and metric_named(label) is None


def custom_name(label: str) -> str:
    """What is written in other letters than a to z gets a number for a name."""
    name = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")
    return name or f"own_{sha256(label.encode()).hexdigest()[:8]}"


def custom_metric(label: str) -> Metric:
    return Metric(custom_name(label), label, f"The team's own figure '{label}'.", wide=False)


def _metrics_by_name() -> dict[str, Metric]:
    named = {spaced(metric.label): metric for metric in STANDARD_METRICS.metrics}
    return named | {spaced(metric.name): metric for metric in STANDARD_METRICS.metrics}


_METRIC_BY_NAME = _metrics_by_name()
