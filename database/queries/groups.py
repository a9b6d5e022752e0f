"""What a level groups by: the rows of a metric with the group each belongs to, and group names."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, literal, select

from database.filters import matches
from database.queries.figures import estimated_part, figure
from database.tables import (
    account_performance_history,
    accounts,
    content,
    content_performance_history,
    creators,
    daily_totals,
    topics,
)
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Level, Platform

TOTAL_KEY = "all"
_TOTAL_LABEL = "Everything"
_NAMED_BY_THEMSELVES = frozenset({Level.TOTAL, Level.PLATFORM, Level.TYPE})
_OF_WHOLE_ACCOUNTS = frozenset({Level.TOTAL, Level.PLATFORM, Level.ACCOUNT})


def grouped_figures(
    selection: Selection, basis: Basis, metric: Metric, level: Level
) -> Select[Any]:
    """Columns group, platform, day, amount, estimated; what has no group is left out."""
    if basis is Basis.ACCOUNTS:
        return _wide(account_performance_history, selection, metric, level)
    if level in _OF_WHOLE_ACCOUNTS and not selection.singles_out_content:
        return _rolled_up(selection, metric, level)
    if level in _OF_WHOLE_ACCOUNTS or level is Level.CONTENT:
        return _wide(content_performance_history, selection, metric, level)
    return _by_feature(selection, metric, level)


def _rolled_up(selection: Selection, metric: Metric, level: Level) -> Select[Any]:
    totals = daily_totals
    return select(
        _group(totals, level).label("group"),
        totals.c.platform,
        totals.c.day,
        totals.c.amount,
        totals.c.estimated_amount.label("estimated"),
    ).where(*matches(totals, selection), totals.c.metric == metric.name)


def _wide(table: FromClause, selection: Selection, metric: Metric, level: Level) -> Select[Any]:
    told = figure(table, metric)
    return select(
        _group(table, level).label("group"),
        table.c.platform,
        table.c.day,
        told.label("amount"),
        estimated_part(table, metric).label("estimated"),
    ).where(*matches(table, selection), told.is_not(None))


def _by_feature(selection: Selection, metric: Metric, level: Level) -> Select[Any]:
    history, of_feature = content_performance_history, _group(content, level)
    described = and_(
        content.c.workspace_id == history.c.workspace_id,
        content.c.content_id == history.c.content_id,
    )
    told = figure(history, metric)
    return (
        select(
            of_feature.label("group"),
            history.c.platform,
            history.c.day,
            told.label("amount"),
            estimated_part(history, metric).label("estimated"),
        )
        .select_from(history.join(content, described))
        .where(*matches(history, selection), told.is_not(None), of_feature.is_not(None))
    )


def _group(table: FromClause, level: Level) -> ColumnElement[Any]:
    match level:
        case Level.TOTAL:
            return literal(TOTAL_KEY)
        case Level.PLATFORM:
            return table.c.platform
        case Level.ACCOUNT:
            return table.c.account_id
        case Level.CREATOR:
            return table.c.creator_id
        case Level.TOPIC:
            return table.c.topic_id
        case Level.TYPE:
            return table.c.content_type
        case Level.CONTENT:
            return table.c.content_id


def stored_keys(level: Level, keys: Collection[str]) -> list[Any]:
    """As the group column holds them; what cannot be a key of the level is dropped."""
    if level in _NAMED_BY_THEMSELVES:
        return list(keys)
    return [int(key) for key in keys if key.isascii() and key.isdigit()]


def group_labels(
    connection: Connection, workspace_id: int, level: Level, groups: Collection[Any]
) -> dict[Any, str]:
    if level is Level.TOTAL:
        return dict.fromkeys(groups, _TOTAL_LABEL)
    if level is Level.PLATFORM:
        return {group: Platform(group).label for group in groups}
    if level is Level.TYPE:
        return {group: group for group in groups}
    return _stored_labels(connection, workspace_id, level, groups)


def _stored_labels(
    connection: Connection, workspace_id: int, level: Level, groups: Collection[Any]
) -> dict[Any, str]:
    if level is Level.ACCOUNT:
        query = select(accounts.c.account_id, accounts.c.name, accounts.c.platform).where(
            accounts.c.workspace_id == workspace_id, accounts.c.account_id.in_(groups)
        )
        return {
            account_id: f"{name} ({Platform(platform).label})"
            for account_id, name, platform in connection.execute(query)
        }
    key, name = {
        Level.CREATOR: (creators.c.creator_id, creators.c.name),
        Level.TOPIC: (topics.c.topic_id, topics.c.name),
        Level.CONTENT: (content.c.content_id, content.c.title),
    }[level]
    of_workspace = key.table.c.workspace_id == workspace_id
    found = connection.execute(select(key, name).where(of_workspace, key.in_(groups)))
    return {row[0]: row[1] for row in found}
