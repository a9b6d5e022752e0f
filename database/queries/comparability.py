"""What two periods must share to be compared: definitions, and currencies to be added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, exists, func, or_, select, union_all

from database.filters import belongs, inside, matches, touching
from database.queries.figures import figure
from database.queries.post_totals import post_totals
from database.tables import (
    account_performance_history,
    accounts,
    content_period_figures,
    metric_definition_changes,
)
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform


@dataclass(frozen=True)
class StoredDefinitionChange:
    platform: Platform
    metric: str
    day: date
    description: str


def definition_changes(
    connection: Connection, selection: Selection
) -> tuple[StoredDefinitionChange, ...]:
    """Of every metric on the chosen platforms, oldest first."""
    changes = metric_definition_changes
    query = (
        select(changes.c.platform, changes.c.metric, changes.c.day, changes.c.description)
        .where(*belongs(changes, selection))
        .order_by(changes.c.day, changes.c.platform, changes.c.metric)
    )
    return tuple(
        StoredDefinitionChange(Platform(row.platform), row.metric, row.day, row.description)
        for row in connection.execute(query)
    )


def known_days(
    connection: Connection, selection: Selection, basis: Basis, metric: Metric
) -> dict[Platform, Period]:
    """From the first to the last day in the period that figures of a platform speak of."""
    by_day, stretches = post_totals(selection, [metric]), content_period_figures
    of_posts = union_all(
        select(by_day.c.platform, by_day.c.day.label("first"), by_day.c.day.label("last")).where(
            *matches(by_day, selection), by_day.c.metric == metric.name
        ),
        select(stretches.c.platform, stretches.c.period_start, stretches.c.period_end).where(
            *belongs(stretches, selection),
            inside(stretches, selection.period),
            stretches.c.metric == metric.name,
        ),
    )
    history = account_performance_history
    of_accounts = select(
        history.c.platform, history.c.day.label("first"), history.c.day.label("last")
    ).where(*matches(history, selection), figure(history, metric).is_not(None))
    known = (of_posts if basis is Basis.POSTS else of_accounts).subquery("known")
    query = select(known.c.platform, func.min(known.c.first), func.max(known.c.last)).group_by(
        known.c.platform
    )
    return {Platform(name): Period(first, last) for name, first, last in connection.execute(query)}


def currencies(
    connection: Connection, selection: Selection, metrics: Iterable[Metric]
) -> frozenset[str | None]:
    """Of the accounts with figures of these metrics in the period; None: an account names none."""
    metrics = tuple(metrics)
    names = [metric.name for metric in metrics]
    history, stretches = account_performance_history, content_period_figures
    totals = post_totals(selection, metrics)
    of_account = and_(
        totals.c.workspace_id == accounts.c.workspace_id,
        totals.c.account_id == accounts.c.account_id,
    )
    by_day = exists().where(of_account, *matches(totals, selection), totals.c.metric.in_(names))
    by_stretch = exists().where(
        stretches.c.account_id == accounts.c.account_id,
        *belongs(stretches, selection),
        touching(stretches, selection.period),
        stretches.c.metric.in_(names),
    )
    by_account = exists().where(
        history.c.account_id == accounts.c.account_id,
        *matches(history, selection),
        or_(*(figure(history, metric).is_not(None) for metric in metrics)),
    )
    query = (
        select(accounts.c.currency)
        .distinct()
        .where(*belongs(accounts, selection), by_day | by_stretch | by_account)
    )
    return frozenset(connection.scalars(query))
