"""What is stored, row by row, in the layout that the workbench's own CSV import reads."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from database.queries.exports import (
    Extract,
    StoredRows,
    stored_content_rows,
    stored_daily_rows,
    stored_observation_rows,
)
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import MetricRegistry
from domain.vocabulary import Figure, Grain, Platform

ExportCell = str | int | Decimal | date | datetime | None

_KINDS = {Figure.PERIOD.value: "amount", Figure.CUMULATIVE.value: "running total"}
# Columns that only serve to work out others.
_CONSUMED = frozenset({"published_day", "captured_at"})
_FACTS = frozenset(
    {
        "grain", "platform", "account", "content", "title", "url", "type", "published_at",
        "duration_s", "creator", "topic", "language", "text", "features", "date", "date_to",
        "kind", "estimated_metrics", "file_name", "imported_at",
    }
)  # fmt: skip


@dataclass(frozen=True)
class ExportRows:
    """Rows as tuples in the order of `columns`; they are streamed and can be gone through once.
    `count` asks how many there are."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[ExportCell, ...]]
    count: Callable[[], int]

    def __iter__(self) -> Iterator[tuple[ExportCell, ...]]:
        return self.rows


def content_rows(
    connection: Connection,
    workspace_id: int,
    *,
    platform: Platform | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
) -> ExportRows:
    """A row per post with its facts; the days are those of publication."""
    zone = time_zone(connection, workspace_id)
    extract = Extract(workspace_id, platform, first_day, last_day)
    return _laid_out(stored_content_rows(connection, extract, zone))


def daily_rows(
    connection: Connection,
    workspace_id: int,
    *,
    platform: Platform | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    grain: Grain = Grain.POST,
) -> ExportRows:
    """A row per day and post, or per day and account: never added, accounts count the same posts.

    `estimated_metrics` names those whose amount was spread over a gap.
    """
    registry = _registry(connection, workspace_id)
    extract = Extract(workspace_id, platform, first_day, last_day)
    stored = stored_daily_rows(connection, extract, grain, registry.metrics)
    return _laid_out(stored, grain=grain.value, kind=_KINDS[Figure.PERIOD.value])


def observation_rows(
    connection: Connection,
    workspace_id: int,
    *,
    platform: Platform | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    grain: Grain = Grain.POST,
) -> ExportRows:
    """A row per observation as it was said, by local day; `file_name` tells where it comes from."""
    zone = time_zone(connection, workspace_id)
    registry = _registry(connection, workspace_id)
    extract = Extract(workspace_id, platform, first_day, last_day)
    stored = stored_observation_rows(connection, extract, grain, registry.metrics, zone)
    return _laid_out(stored, grain=grain.value)


def _registry(connection: Connection, workspace_id: int) -> MetricRegistry:
    time_zone(connection, workspace_id)  # says so when there is no such workspace
    return metric_registry(connection, workspace_id)


def _laid_out(stored: StoredRows, **fixed: str) -> ExportRows:
    names = (*fixed, *(name for name in stored.columns if name not in _CONSUMED))
    told = (fixed | dict(zip(stored.columns, row, strict=True)) for row in stored.rows)
    rows = (_cells(row, names) for row in told)
    return ExportRows(tuple(map(_header, names)), rows, stored.count)


def _header(name: str) -> str:
    """As the import names a team's own metrics; facts and standard metrics go by their names."""
    return name if name in _FACTS or name in STANDARD_METRICS else f"custom:{name}"


def _cells(told: dict[str, Any], names: tuple[str, ...]) -> tuple[ExportCell, ...]:
    """A day that the source printed stands for an unknown moment, as it was imported."""
    if "published_day" in told:
        told["published_at"] = told["published_day"] or told["published_at"]
    if "captured_at" in told:
        told["date"] = told["date"] or told["captured_at"]
        told["kind"] = _KINDS[told["kind"]]
    if told.get("features") is not None:
        told["features"] = json.dumps(told["features"], ensure_ascii=False)
    return tuple(told[name] for name in names)
