"""Exports of the last hours: whole days are added up, parts of days are no days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from domain.errors import SourceRejected
from domain.observations import Number, Observation
from domain.periods import Period
from domain.vocabulary import Figure
from sources.columns import Layout
from sources.documents import Document
from sources.harvest import Harvest
from sources.search_console.columns import HOUR
from sources.unreadable import CellRejected

_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2})(?::\d{2}){0,2}.{0,7}")
_HOURS_PER_DAY = 24
_Values = tuple[Number | None, ...]


def is_hourly(document: Document) -> bool:
    return bool(document.columns) and document.columns[0].startswith(HOUR)


def gather_hours(document: Document, layout: Layout, harvest: Harvest) -> None:
    """Days in the zone that the header names."""
    days: dict[date, dict[int, _Values]] = defaultdict(dict)
    for row in document.rows():
        harvest.rows_read += 1
        try:
            values = layout.values(row.cells)
            day, hour = _hour(layout.header[0], row.cells[0])
            harvest.refuse_repeated((day, hour), row, layout.header[0], row.cells[0])
        except CellRejected as fault:
            harvest.reject(row, fault)
            continue
        days[day][hour] = values
    whole = {day: list(hours.values()) for day, hours in sorted(days.items())
             if len(hours) == _HOURS_PER_DAY}  # fmt: skip
    _say_parts(days, whole, harvest)
    for day, hours in whole.items():
        added = tuple(_added(layout.metrics, hours))
        harvest.observations.append(Observation(Figure.PERIOD, added, days=Period(day, day)))


def _hour(header: str, text: str) -> tuple[date, int]:
    match = _HOUR.fullmatch(text.strip())
    try:
        if match and int(match[2]) < _HOURS_PER_DAY:
            return date.fromisoformat(match[1]), int(match[2])
    except ValueError:
        pass
    raise CellRejected(header, text, "is not an hour such as 2026-02-04 13:00")


def _say_parts(
    days: dict[date, dict[int, _Values]], whole: dict[date, list[_Values]], harvest: Harvest
) -> None:
    parts = [day for day in sorted(days) if day not in whole]
    if not whole:
        raise SourceRejected(
            "The file holds single hours and not one whole day: amounts of parts of a day would "
            "be taken for the day. In Search Console choose a range of days and export again."
        )
    if parts:
        harvest.skipped += sum(len(days[day]) for day in parts)
        harvest.warnings.append(
            f"{', '.join(map(str, parts))}: not all 24 hours are in the file, so these days are "
            "left out."
        )


def _added(metrics: Sequence[str], hours: list[_Values]) -> Iterator[Number | None]:
    """Rates are weighed by the impressions of their hour."""
    impressions = metrics.index("impressions")
    for place, metric in enumerate(metrics):
        known = [(one[place], one[impressions] or 0) for one in hours]
        told = [(value, weight) for value, weight in known if value is not None]
        if metric in ("clicks", "impressions"):
            yield sum(value for value, _ in told)
        else:
            weights = sum(weight for _, weight in told)
            total = sum((Decimal(value) * weight for value, weight in told), Decimal(0))
            yield total / weights if weights else None
