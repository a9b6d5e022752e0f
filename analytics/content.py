"""How does one piece of content do, on each platform?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.content_totals import Told, content_totals
from analytics.measures import DefinitionChange
from analytics.post_series import PeriodFigure, PostSeries, post_series
from database.queries.comparability import definition_changes
from database.queries.content import (
    day_sums,
    stored_content,
    stored_posts,
    stored_stretches,
)
from database.queries.metrics import metric_registry
from database.queries.observations import (
    StoredObservation,
    last_totals,
    newest_observations,
)
from database.queries.search import found_content
from database.queries.workspaces import time_zone
from domain.errors import NotFound
from domain.metrics import Metric, MetricRegistry
from domain.observations import FeatureValue
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Figure, Platform

__all__ = [
    "ContentFacts",
    "ContentMatch",
    "ContentReport",
    "ObservationRow",
    "PeriodFigure",
    "PostSeries",
    "report_content",
    "search_content",
]


@dataclass(frozen=True)
class ContentMatch:
    """One hit of the search."""

    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None


@dataclass(frozen=True)
class ContentFacts:
    content_id: int
    title: str
    content_type: str | None
    creator: str | None
    topic: str | None
    published_at: datetime | None
    duration_s: Decimal | None
    language: str | None
    text: str | None
    features: dict[str, FeatureValue]


@dataclass(frozen=True)
class ObservationRow:
    """One stored figure of the chosen post and metric, newest first in the report."""

    platform: Platform
    metric: str
    figure: Figure
    captured_at: datetime
    period: Period | None
    value: Decimal
    import_id: int
    file_name: str
    imported_at: datetime


@dataclass(frozen=True, eq=False)
class ContentReport:
    facts: ContentFacts
    metric: Metric
    metrics: tuple[Metric, ...]  # those with figures for this content
    time_zone: str
    totals: tuple[tuple[Metric, Platform, Decimal, str], ...]  # amount and what it rests on
    posts: tuple[PostSeries, ...]
    observations: tuple[ObservationRow, ...]
    observations_left_out: int  # more rows exist than are listed
    definition_changes: tuple[DefinitionChange, ...]
    notes: tuple[str, ...]


OBSERVATION_LIMIT = 500


def search_content(
    connection: Connection, workspace_id: int, text: str, *, limit: int = 20
) -> tuple[ContentMatch, ...]:
    """The newest first; an empty text finds all."""
    zone = time_zone(connection, workspace_id)
    found = found_content(connection, workspace_id, tuple(text.split()), zone, limit=limit)
    return tuple(ContentMatch(f.content_id, f.title, f.platforms, f.published_on) for f in found)


def report_content(
    connection: Connection, workspace_id: int, content_id: int, metric_name: str | None
) -> ContentReport:
    zone = time_zone(connection, workspace_id)
    facts = _facts(connection, workspace_id, content_id)
    registry = metric_registry(connection, workspace_id)
    told = _told(connection, workspace_id, content_id, registry, zone)
    metrics = tuple(metric for metric in registry.metrics if metric.name in told.names)
    metric, notes = _chosen(registry, metrics, metric_name)
    stored = stored_posts(connection, workspace_id, content_id)
    posts = post_series(connection, workspace_id, content_id, metric, stored, told)
    observed, found = newest_observations(
        connection, workspace_id, content_id, metric, limit=OBSERVATION_LIMIT
    )
    return ContentReport(
        facts=facts,
        metric=metric,
        metrics=metrics,
        time_zone=zone.key,
        totals=content_totals(metrics, stored, told),
        posts=posts,
        observations=tuple(_observation_row(one, metric) for one in observed),
        observations_left_out=found - len(observed),
        definition_changes=_definition_changes(connection, workspace_id, metric, posts),
        notes=notes,
    )


def _facts(connection: Connection, workspace_id: int, content_id: int) -> ContentFacts:
    found = stored_content(connection, workspace_id, content_id)
    if found is None:
        raise NotFound(f"There is no content {content_id} in this workspace.")
    return ContentFacts(**vars(found))


def _told(
    connection: Connection,
    workspace_id: int,
    content_id: int,
    registry: MetricRegistry,
    zone: ZoneInfo,
) -> Told:
    subject = connection, workspace_id, content_id
    return Told(
        last_totals(*subject, registry.metrics, zone),
        day_sums(*subject, registry.metrics),
        stored_stretches(*subject),
    )


def _chosen(
    registry: MetricRegistry, told: Sequence[Metric], name: str | None
) -> tuple[Metric, tuple[str, ...]]:
    """A metric without figures here gives way to the first one that has some."""
    first = told[0] if told else registry.metrics[0]
    asked = registry[name] if name is not None else first
    if asked in told or not told:
        return asked, ()
    return first, (
        f"No source tells {asked.label.lower()} of this content; {first.label.lower()} are shown.",
    )


def _observation_row(found: StoredObservation, metric: Metric) -> ObservationRow:
    return ObservationRow(metric=metric.name, **vars(found))


def _definition_changes(
    connection: Connection, workspace_id: int, metric: Metric, posts: Sequence[PostSeries]
) -> tuple[DefinitionChange, ...]:
    """Those that fall within the days shown."""
    days = [day for post in posts for day in post.days]
    if not days:
        return ()
    shown = Period(min(days), max(days))
    platforms = tuple(dict.fromkeys(post.platform for post in posts))
    changes = definition_changes(connection, Selection(workspace_id, shown, platforms=platforms))
    return tuple(
        DefinitionChange(change.platform, change.metric, change.day, change.description)
        for change in changes
        if change.metric == metric.name and change.day in shown
    )
