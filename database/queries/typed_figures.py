"""The ledger of typed figures, the newest first, and the state of each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    cast,
    func,
    or_,
    select,
)

from database.tables import typed_figure_states
from domain.errors import NotFound
from domain.periods import Period
from domain.typed import FigureFilter, FigureState, PostName
from domain.vocabulary import Figure, Platform

_told = typed_figure_states


@dataclass(frozen=True)
class LedgerRow:
    """`captured_at` of a running total, whose `day` alone is known when that is set; `period` of
    an amount."""

    figure_id: int
    import_id: int
    post: PostName
    account: str
    title: str
    metric: str
    figure: Figure
    captured_at: datetime
    day: date | None
    period: Period | None
    value: Decimal
    old_value: Decimal | None
    why: str
    actor: str
    typed_at: datetime
    state: FigureState


def typed_figures(
    connection: Connection, workspace_id: int, asked: FigureFilter, zone: ZoneInfo, *, limit: int
) -> tuple[tuple[LedgerRow, ...], int]:
    """The newest ones, and how many there are in all."""
    rows = connection.execute(
        select(_told, func.count().over().label("found"))
        .where(_told.c.workspace_id == workspace_id, *_answers(asked, zone))
        .order_by(_told.c.figure_id.desc())
        .limit(limit)
    ).all()
    return tuple(_ledger_row(row) for row in rows), rows[0].found if rows else 0


def typed_figure(connection: Connection, workspace_id: int, figure_id: int) -> LedgerRow:
    row = connection.execute(
        select(_told).where(_told.c.workspace_id == workspace_id, _told.c.figure_id == figure_id)
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no typed figure number {figure_id}.")
    return _ledger_row(row)


def _answers(asked: FigureFilter, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        or_(
            *(
                c.icontains(word, autoescape=True)
                for c in (_told.c.title, _told.c.account, _told.c.why)
            ),
            _told.c.external_id == word,
        )
        for word in asked.text.split()
    ]
    if asked.metric is not None:
        conditions.append(_told.c.metric == asked.metric)
    if asked.person is not None:
        conditions.append(_told.c.actor == asked.person)
    if asked.typed_on is not None:
        day = cast(func.timezone(zone.key, _told.c.typed_at), Date)
        conditions.append(day.between(asked.typed_on.first_day, asked.typed_on.last_day))
    if asked.states:
        conditions.append(_told.c.state.in_([state.value for state in asked.states]))
    return conditions


def _ledger_row(row: Row[*tuple[Any, ...]]) -> LedgerRow:
    figure = Figure(row.kind)
    return LedgerRow(
        figure_id=row.figure_id,
        import_id=row.import_id,
        post=PostName(Platform(row.platform), row.external_id),
        account=row.account,
        title=row.title,
        metric=row.metric,
        figure=figure,
        captured_at=row.captured_at,
        day=row.day if figure is Figure.CUMULATIVE else None,
        period=_period(row.day, row.days) if figure is Figure.PERIOD else None,
        value=row.value,
        old_value=row.old_value,
        why=row.why,
        actor=row.actor,
        typed_at=row.typed_at,
        state=FigureState(row.state),
    )


def _period(last_day: date, days: int) -> Period:
    return Period(last_day - timedelta(days=days - 1), last_day)
