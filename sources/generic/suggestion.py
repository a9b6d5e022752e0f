"""A mapping to begin with: what the columns of an unknown table seem to be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from domain.mappings import (
    IDENTITIES,
    CellType,
    ColumnMapping,
    DetectedColumn,
    FigureBasis,
    MappedColumn,
    Role,
    Unit,
    UnknownTable,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.vocabulary import Platform
from sources.documents import Document
from sources.generic.columns import LONGEST_NAME, fact_named, metric_named, spaced
from sources.generic.detection import detected, uses_decimal_comma
from sources.generic.posts import platform_named

SHOWN_ROWS = 5
_LOOKED_AT = 2_000
_LONGEST_CELL = 300
_FEW_WORDS = 12
_ROW_PER_POST = 0.5  # distinct posts per row, above which a date is their publication
_MAPPABLE_COLUMNS = 120

# What other tools call things; the workbench CSV itself keeps to the names of the registry.
_FACT_WORDS = {
    "published_at": ("post date", "posted", "posted at", "post time", "created", "created at",
                     "created time", "publication date", "upload date", "uploaded"),
    "content": ("post link id", "media id", "tweet id", "clip id", "slug", "asset id"),
    "title": ("name", "post title", "post name", "page title", "subject", "titel", "titre",
              "titulo"),
    "text": ("post text", "message", "copy", "body", "tweet text"),
    "url": ("post url", "post link", "video link", "page url", "page path", "permalink url"),
    "account": ("page name", "profile name", "channel name", "username", "handle"),
    "type": ("post type", "media type", "kind of post"),
    "date": ("report date", "snapshot date", "captured at", "captured", "week", "month", "tag"),
    "topic": ("campaign", "theme", "pillar"),
}  # fmt: skip
_METRIC_WORDS = {
    "views": ("plays", "video views", "pageviews", "page views", "total views", "opens",
              "aufrufe", "visualizaciones"),
    "likes": ("reactions", "favorites", "hearts", "total likes", "gefallt mir"),
    "comments": ("replies", "total comments", "kommentare"),
    "shares": ("retweets", "reposts", "total shares", "forwards"),
    "saves": ("bookmarks", "saved", "total saves"),
    "impressions": ("views (impressions)", "displays", "post impressions", "total impressions"),
    "reach": ("accounts reached", "people reached", "post reach", "unique impressions"),
    "followers_total": ("followers", "total followers", "subscribers", "fans"),
    "follows": ("new followers", "followers gained", "subscribers gained", "net followers"),
    "engagements": ("interactions", "total engagements", "engagement"),
    "link_clicks": ("url clicks", "website clicks"),
    "watch_time_s": ("watch time (hours)", "watch time (minutes)", "watch time (seconds)",
                     "hours watched", "minutes watched", "watch hours"),
    "profile_visits": ("profile views",),
    "ctr_pct": ("ctr", "click through rate", "ctr (%)"),
    "engagement_rate_reported": ("engagement rate", "er"),
    "revenue": ("earnings", "estimated revenue", "income"),
    "users": ("visitors", "unique visitors", "active users"),
}  # fmt: skip
_FACT_BY_WORD = {word: fact for fact, words in _FACT_WORDS.items() for word in words}
_METRIC_BY_WORD = {word: name for name, words in _METRIC_WORDS.items() for word in words}
_UNIT_WORDS = (("hour", Unit.HOURS), ("minute", Unit.MINUTES), ("(ms)", Unit.MILLISECONDS))
_FIGURES = (CellType.NUMBER, CellType.PERCENT, CellType.DURATION)
_NO_FIGURES = ("rank", "no", "nr", "number", "#", "index", "row", "year", "position no")


def unknown_table(document: Document) -> UnknownTable | None:
    """None when nothing in it looks like a figure, or there is no second column to tell of what."""
    rows = [row.cells for row in islice(document.rows(), _LOOKED_AT)]
    places = list(_first_places(document.columns).values())[:_MAPPABLE_COLUMNS]
    texts = {place: [cells[place] for cells in rows if place < len(cells)] for place in places}
    comma = uses_decimal_comma(list(texts.values()), otherwise=document.decimal_comma)
    columns = tuple(
        detected(document.header[p], document.columns[p], texts[p], decimal_comma=comma)
        for p in places
    )
    if len(columns) < 2 or not any(one.type in _FIGURES for one in columns):
        return None
    return UnknownTable(
        fingerprint=document.fingerprint,
        columns=columns,
        rows=tuple(_shown(cells, places) for cells in rows[:SHOWN_ROWS]),
        suggestion=_suggestion(document.name, columns, list(texts.values()), comma),
    )


def _first_places(columns: Sequence[str]) -> dict[str, int]:
    """Columns without a name hold nothing that could be named."""
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        if column:
            places.setdefault(column, place)
    return places


def _shown(cells: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[p][:_LONGEST_CELL] if p < len(cells) else "" for p in places)


def _suggestion(
    name: str, columns: Sequence[DetectedColumn], texts: Sequence[Sequence[str]], comma: bool
) -> ColumnMapping:
    mapped = _with_identity(_without_doubles(map(_mapped, columns, texts)), columns, texts)
    mapping = ColumnMapping("", mapped, platform=_platform(name, texts), decimal_comma=comma)
    by_column = {one.column: cells for one, cells in zip(columns, texts, strict=True)}
    if "date" in mapping.facts and _is_list_of_posts(mapping, by_column):
        mapping = replace(mapping, columns=_with_date_of_publication(mapping))
    if "date" not in mapping.facts:
        mapping = replace(mapping, figures=FigureBasis.RUNNING)
    return mapping


def _mapped(column: DetectedColumn, texts: Sequence[str]) -> MappedColumn:
    fact, metric = _fact(column), _metric(column)
    if fact is not None:
        return MappedColumn(column.column, Role.FACT, fact)
    if metric is not None:
        return MappedColumn(column.column, Role.METRIC, metric.name, _unit(column, metric))
    words = spaced(column.column)
    if column.type is CellType.NUMBER and column.style == "whole" and words not in _NO_FIGURES:
        return MappedColumn(column.column, Role.CUSTOM, column.header[:LONGEST_NAME])
    if column.type is CellType.TEXT and _is_property(texts):
        return MappedColumn(column.column, Role.FEATURE, column.header[:LONGEST_NAME])
    return MappedColumn(column.column, Role.LEFT_OUT)


def _fact(column: DetectedColumn) -> str | None:
    words = spaced(column.column)
    fact = fact_named(words) or _FACT_BY_WORD.get(words)
    if fact in ("date", "date_to", "published_at"):
        return fact if column.type is CellType.DATE else None
    if fact is not None:
        return fact
    by_type = {CellType.DATE: "date", CellType.LINK: "url", CellType.ID: "content"}
    return by_type.get(column.type)


def _metric(column: DetectedColumn) -> Metric | None:
    words = spaced(column.column)
    metric = metric_named(words)
    if metric is None and words in _METRIC_BY_WORD:
        metric = STANDARD_METRICS[_METRIC_BY_WORD[words]]
    return metric if column.type in _FIGURES else None


def _unit(column: DetectedColumn, metric: Metric) -> Unit:
    words = spaced(column.column)
    if metric.unit == "share" and column.type is CellType.PERCENT:
        return Unit.PERCENT
    if metric.unit == "seconds" and column.type is CellType.NUMBER:
        return next((unit for word, unit in _UNIT_WORDS if word in words), Unit.OWN)
    return Unit.OWN


def _is_property(texts: Sequence[str]) -> bool:
    told = [text.strip() for text in texts if text.strip()]
    distinct = set(told)
    return len(distinct) <= _FEW_WORDS and len(distinct) < len(told)


def _without_doubles(columns: Iterator[MappedColumn]) -> tuple[MappedColumn, ...]:
    """Of two columns that seem the same the first counts."""
    taken: set[tuple[Role, str]] = set()
    kept = []
    for one in columns:
        key = (one.role, one.name)
        again = one.role is not Role.LEFT_OUT and key in taken
        kept.append(MappedColumn(one.column, Role.LEFT_OUT) if again else one)
        taken.add(key)
    return tuple(kept)


def _with_identity(
    mapped: tuple[MappedColumn, ...],
    columns: Sequence[DetectedColumn],
    texts: Sequence[Sequence[str]],
) -> tuple[MappedColumn, ...]:
    """The first column of texts that hardly repeat is the title, where nothing names the posts."""
    if any(one.role is Role.FACT and one.name in IDENTITIES for one in mapped):
        return mapped
    for place, (column, cells) in enumerate(zip(columns, texts, strict=True)):
        distinct = len(set(cells)) > _ROW_PER_POST * len(cells)
        if column.type is CellType.TEXT and mapped[place].role is Role.LEFT_OUT and distinct:
            title = MappedColumn(column.column, Role.FACT, "title")
            return (*mapped[:place], title, *mapped[place + 1 :])
    return mapped


def _is_list_of_posts(mapping: ColumnMapping, texts: Mapping[str, Sequence[str]]) -> bool:
    """A row per post, not a row per post and day: hardly a post comes twice."""
    if "published_at" in mapping.facts:
        return False
    named = {one.name: one.column for one in mapping.columns if one.role is Role.FACT}
    identity = next((named[fact] for fact in IDENTITIES if fact in named), None)
    if identity is None:
        return False
    told = [text for text in texts[identity] if text.strip()]
    return len(set(told)) > _ROW_PER_POST * len(told)


def _with_date_of_publication(mapping: ColumnMapping) -> tuple[MappedColumn, ...]:
    return tuple(
        replace(one, name="published_at") if (one.role, one.name) == (Role.FACT, "date") else one
        for one in mapping.columns
    )


def _platform(name: str, texts: Sequence[Sequence[str]]) -> Platform | None:
    """From the file's name, or the links in it. A guess that stands in a field to be changed."""
    words = spaced(name).replace("/", " ").replace(".", " ").split()
    for word in words:
        if len(word) > 1 and (platform := platform_named(word)) is not None:
            return platform
    links = " ".join(text for column in texts for text in column[:SHOWN_ROWS]).casefold()
    found = [one for one in Platform if len(one) > 1 and f"{one.value}.com/" in links]
    return found[0] if len(found) == 1 else None
