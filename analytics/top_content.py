"""Which pieces of content brought the most in the selected period?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.choice import chosen_metric, without_unfinished_day
from analytics.comparison import change_of
from analytics.money import addable, money_of, refuse_mixed
from analytics.notes import stretches_note
from analytics.sides import sides, told_names
from analytics.stretches import chosen_stretches
from database.queries.cover import Cover, covers
from database.queries.metrics import metric_registry, told_metrics
from database.queries.ranking import (
    ContentAmount,
    Ranking,
    content_amounts,
    content_ranking,
    recent_amounts,
)
from database.queries.stretches import Stretch, counted_stretches
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Platform

RECENT_DAYS = 28


@dataclass(frozen=True, eq=False)
class TopContent:
    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    content_type: str | None
    published_on: date | None
    url: str | None
    amount: Decimal
    before: Decimal | None
    change_ratio: float | None
    share: float | None  # 0..1 of the selection's total
    recent: NDArray[np.float64]  # the last 28 days of the period, nan where missing
    beyond_days: bool  # True: rests on figures for a longer stretch


@dataclass(frozen=True, eq=False)
class TopContentReport:
    selection: Selection
    metric: Metric
    rows: tuple[TopContent, ...]
    counted: int  # how many pieces of content had a figure
    notes: tuple[str, ...]


def report_top_content(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    *,
    limit: int = 10,
    today: date | None = None,
) -> TopContentReport:
    """Ranked by the posts' amounts, whatever the selection's basis."""
    zone = time_zone(connection, selection.workspace_id)
    selection, cut = without_unfinished_day(selection, today or datetime.now(zone).date())
    metric, notes = _ranked_metric(connection, selection, metric_name)
    chosen = chosen_stretches(connection, selection, [metric])
    ranking = content_ranking(connection, selection, metric, chosen, limit=limit)
    return TopContentReport(
        selection=selection,
        metric=metric,
        rows=_rows(connection, selection, metric, ranking, zone),
        counted=ranking.counted,
        notes=(*cut, *notes, *_left_out(connection, selection, metric, chosen)),
    )


def _ranked_metric(
    connection: Connection, selection: Selection, name: str | None
) -> tuple[Metric, tuple[str, ...]]:
    """A metric that posts cannot be ranked by gives way to the first one they can."""
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry).posts
    asked = registry[name] if name is not None else None
    money = money_of(connection, selection, told)
    choice = addable(told, money)
    if asked and asked.additive:
        refuse_mixed(asked, money)
        return asked, _basis_note(selection)
    here = sides(connection, selection, Basis.POSTS, choice)
    metric = chosen_metric(registry, None, choice, told_names(here))
    if asked is None:
        return metric, _basis_note(selection)
    instead = f"Posts are ranked by {metric.label}; {asked.label} cannot be added up over posts."
    return metric, (instead, *_basis_note(selection))


def _basis_note(selection: Selection) -> tuple[str, ...]:
    if selection.basis is not Basis.ACCOUNTS:
        return ()
    return ("Content is ranked by its posts; accounts' own series do not tell single posts.",)


def _left_out(
    connection: Connection, selection: Selection, metric: Metric, chosen: Sequence[Stretch]
) -> tuple[str, ...]:
    told = counted_stretches(connection, selection, [metric], chosen)
    note = stretches_note([(metric, told[metric.name])]) if told else ""
    return (note,) if note else ()


def _rows(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    ranking: Ranking,
    zone: ZoneInfo,
) -> tuple[TopContent, ...]:
    ids = [found.content_id for found in ranking.largest]
    if not ids:
        return ()
    shown = covers(connection, selection, zone, ids)
    before = _amounts_before(connection, selection, metric, ids)
    days = _recent(selection.period)
    recent = recent_amounts(connection, replace(selection, period=days), metric, ids)
    missing = np.full(days.days, np.nan)
    return tuple(
        _row(found, shown[found.content_id], before.get(found.content_id), ranking.total,
             recent.get(found.content_id, missing))
        for found in ranking.largest
    )  # fmt: skip


def _row(
    found: ContentAmount,
    cover: Cover,
    before: ContentAmount | None,
    total: Decimal,
    recent: NDArray[np.float64],
) -> TopContent:
    return TopContent(
        content_id=found.content_id,
        title=cover.title,
        platforms=cover.platforms,
        content_type=cover.content_type,
        published_on=cover.published_on,
        url=cover.url,
        amount=found.amount,
        before=before.amount if before else None,
        change_ratio=change_of(found.amount, before.amount).ratio if before else None,
        share=float(found.amount / total) if total > 0 else None,
        recent=recent,
        beyond_days=bool(found.beyond) or not found.by_day,
    )


def _amounts_before(
    connection: Connection, selection: Selection, metric: Metric, ids: Sequence[int]
) -> dict[int, ContentAmount]:
    period = selection.comparison_period
    if period is None:
        return {}
    compared = replace(selection, period=period, comparison=Comparison.OFF)
    chosen = chosen_stretches(connection, compared, [metric])
    return content_amounts(connection, compared, metric, chosen, ids)


def _recent(period: Period) -> Period:
    return Period.ending(period.last_day, days=min(RECENT_DAYS, period.days))
