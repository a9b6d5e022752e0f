"""How does one piece of content do, on each platform?"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from analytics.overview import DefinitionChange
from domain.metrics import Metric
from domain.observations import FeatureValue
from domain.periods import Period
from domain.vocabulary import Figure, Platform


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
class PeriodFigure:
    """An amount known only for a stretch of days. `remainder` is what days inside do not tell."""

    period: Period
    amount: Decimal
    remainder: Decimal


@dataclass(frozen=True, eq=False)
class PostSeries:
    """One post and the chosen metric. Daily arrays share `days`, which has no missing days left
    out: a day without data is absent from it."""

    post_id: int
    platform: Platform
    account: str
    url: str | None
    external_id: str
    published_at: datetime | None
    days: tuple[date, ...]
    values: NDArray[np.float64]
    estimated: NDArray[np.bool_]
    corrected: NDArray[np.bool_]
    running: tuple[tuple[datetime, Decimal], ...]  # observed running totals, in time order
    period_figures: tuple[PeriodFigure, ...]


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
