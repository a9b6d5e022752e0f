"""Amounts known only for a stretch of days, and which of them a period counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Text,
    Values,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    values,
)

from database.filters import belongs, inside, touching
from database.tables import content_period_figures
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection


@dataclass(frozen=True)
class Stretch:
    """A stretch of days for which sources state amounts of an account's posts."""

    metric: str
    account_id: int
    period: Period


@dataclass(frozen=True)
class CountedStretches:
    """What of one metric a period counts beyond its days, and what it must leave out."""

    counted: Decimal | None  # None: no figure is counted
    left_out: Decimal  # the period covers it only in part, or other figures tell the same days
    left_out_days: Period | None  # from the first to the last of the figures left out


_NOTHING = CountedStretches(None, Decimal(0), None)


def stated_stretches(
    connection: Connection, selection: Selection, metrics: Iterable[Metric]
) -> tuple[Stretch, ...]:
    """The distinct stated stretches that lie inside the period, of the accounts as a whole.

    Which of them count must not hang on the content singled out: parts add up to the whole.
    """
    figures = content_period_figures.c
    query = (
        select(figures.metric, figures.account_id, figures.period_start, figures.period_end)
        .where(
            *_of_metrics(selection.of_whole_accounts, metrics),
            inside(content_period_figures, selection.period),
            figures.origin == "stated",
        )
        .distinct()
    )
    return tuple(
        Stretch(metric, account_id, Period(first, last))
        for metric, account_id, first, last in connection.execute(query)
    )


def counted_stretches(
    connection: Connection,
    selection: Selection,
    metrics: Iterable[Metric],
    chosen: Sequence[Stretch],
) -> dict[str, CountedStretches]:
    """By name of metric; metrics without a figure that touches the period are absent."""
    figures = content_period_figures.c
    counted = counts(selection.period, chosen).label("counted")
    query = (
        select(
            figures.metric,
            counted,
            func.sum(figures.remainder).label("remainder"),
            func.min(figures.period_start).label("first_day"),
            func.max(figures.period_end).label("last_day"),
        )
        .where(*_of_metrics(selection, metrics), touching(content_period_figures, selection.period))
        .group_by(figures.metric, counted)
    )
    found: dict[str, CountedStretches] = {}
    for row in connection.execute(query):
        so_far = found.get(row.metric, _NOTHING)
        found[row.metric] = (
            replace(so_far, counted=row.remainder)
            if row.counted
            else replace(
                so_far, left_out=row.remainder, left_out_days=Period(row.first_day, row.last_day)
            )
        )
    return found


def counts(period: Period, chosen: Sequence[Stretch]) -> ColumnElement[bool]:
    """Whether the period counts a row of `content_period_figures`.

    Stated figures count when their stretch is a chosen one; a first total when its stretch lies
    inside the period and shares no day with a chosen stretch of its account.
    """
    figures = content_period_figures.c
    is_chosen, is_told = _is_among(chosen), _is_touched_by(chosen)
    return or_(
        and_(figures.origin == "stated", is_chosen),
        and_(figures.origin == "first_total", inside(content_period_figures, period), ~is_told),
    )


def _of_metrics(selection: Selection, metrics: Iterable[Metric]) -> tuple[ColumnElement[bool], ...]:
    names = [metric.name for metric in metrics]
    return (
        *belongs(content_period_figures, selection),
        content_period_figures.c.metric.in_(names),
    )


def _is_among(chosen: Sequence[Stretch]) -> ColumnElement[bool]:
    if not chosen:
        return false()
    figures, rows = content_period_figures.c, _rows(chosen)
    return (
        exists()
        .where(
            rows.c.metric == figures.metric,
            rows.c.account_id == figures.account_id,
            rows.c.first_day == figures.period_start,
            rows.c.last_day == figures.period_end,
        )
        .correlate(content_period_figures)
    )


def _is_touched_by(chosen: Sequence[Stretch]) -> ColumnElement[bool]:
    if not chosen:
        return false()
    figures, rows = content_period_figures.c, _rows(chosen)
    return (
        exists()
        .where(
            rows.c.metric == figures.metric,
            rows.c.account_id == figures.account_id,
            rows.c.first_day <= figures.period_end,
            rows.c.last_day >= figures.period_start,
        )
        .correlate(content_period_figures)
    )


def _rows(chosen: Sequence[Stretch]) -> Values:
    columns = (
        Column("metric", Text),
        Column("account_id", BigInteger),
        Column("first_day", Date),
        Column("last_day", Date),
    )
    return values(*columns, name="chosen").data(
        [(s.metric, s.account_id, s.period.first_day, s.period.last_day) for s in chosen]
    )
