"""Gauges such as followers, as each account last showed them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import DOUBLE_PRECISION, ColumnElement, Connection, Row, cast, func, select, true
from sqlalchemy.sql.selectable import LateralFromClause

from database.filters import belongs
from database.queries.figures import figure
from database.tables import account_performance_history as history
from database.tables import accounts
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform


@dataclass(frozen=True, eq=False)
class LevelReadings:
    """One account. `values` has one entry per day of the period, nan where it was not read."""

    account_id: int
    account: str
    platform: Platform
    last_day: date  # of the last reading at or before the end of the period
    last_value: Decimal
    earlier: float  # the last reading before the period; nan when there is none
    values: NDArray[np.float64]


def level_readings(
    connection: Connection, selection: Selection, metric: Metric
) -> tuple[LevelReadings, ...]:
    """Accounts that were ever read up to the end of the period; none of single content."""
    if selection.singles_out_content:
        return ()
    period, value = selection.period, figure(history, metric)
    last = _last_reading(metric, history.c.day <= period.last_day, "last")
    earlier = _last_reading(metric, history.c.day < period.first_day, "earlier")
    inside = (
        select(
            func.array_agg(history.c.day - period.first_day).label("positions"),
            func.array_agg(cast(value, DOUBLE_PRECISION)).label("readings"),
        )
        .where(
            *_of_account(),
            history.c.day.between(period.first_day, period.last_day),
            value.is_not(None),
        )
        .lateral("inside")
    )
    query = (
        select(
            accounts.c.account_id,
            accounts.c.name,
            accounts.c.platform,
            last.c.day,
            last.c.reading,
            cast(earlier.c.reading, DOUBLE_PRECISION).label("earlier"),
            inside.c.positions,
            inside.c.readings,
        )
        .select_from(
            accounts.join(last, true()).outerjoin(earlier, true()).outerjoin(inside, true())
        )
        .where(*belongs(accounts, selection))
        .order_by(accounts.c.account_id)
    )
    return tuple(_level_readings(row, period.days) for row in connection.execute(query))


def _of_account() -> tuple[Any, ...]:
    return (
        history.c.workspace_id == accounts.c.workspace_id,
        history.c.account_id == accounts.c.account_id,
    )


def _last_reading(metric: Metric, until: ColumnElement[bool], name: str) -> LateralFromClause:
    value = figure(history, metric)
    return (
        select(history.c.day, value.label("reading"))
        .where(*_of_account(), until, value.is_not(None))
        .order_by(history.c.day.desc())
        .limit(1)
        .lateral(name)
    )


def _level_readings(row: Row[*tuple[Any, ...]], days: int) -> LevelReadings:
    values = np.full(days, np.nan)
    if row.positions:
        values[row.positions] = row.readings
    earlier = np.nan if row.earlier is None else row.earlier
    return LevelReadings(
        row.account_id,
        row.name,
        Platform(row.platform),
        row.day,
        Decimal(row.reading),
        earlier,
        values,
    )


def total_level(readings: Sequence[LevelReadings]) -> NDArray[np.float64]:
    """Sum per day on which any account was read; the others enter with their last known value."""
    values = np.array([reading.values for reading in readings])
    carried = np.array([_carried(reading) for reading in readings])
    missing = np.all(np.isnan(values), axis=0)
    return np.where(missing, np.nan, np.nansum(carried, axis=0))


def _carried(reading: LevelReadings) -> NDArray[np.float64]:
    """The last known value of each day; nan before the first reading."""
    values = np.concatenate([[reading.earlier], reading.values])
    latest = np.maximum.accumulate(np.where(np.isnan(values), 0, np.arange(values.size)))
    return np.asarray(values[latest][1:], dtype=np.float64)
