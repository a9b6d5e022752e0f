"""What scripts leave open, or say in several ways: workspace, period, content, account."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from analytics.tracked_values import checked_platform
from analytics.tracking import Desk
from analytics.workspaces import WorkspaceReport, report_workspaces
from database.queries.identities import account_names, content_named
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest, NotFound
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Platform

Days = Period | int | tuple[date, date] | None

_USUAL_DAYS = 28
_MOST_DAYS = 36_600
_ONLY_ACCOUNT = "Main"


def workspace_named(known: Sequence[WorkspaceReport], wanted: str | int) -> int:
    for one in known:
        if wanted in (one.workspace_id, one.name):
            return one.workspace_id
    names = ", ".join(repr(one.name) for one in known)
    raise NotFound(f"There is no workspace {wanted!r}. There are: {names}.")


def workspace_report(connection: Connection, workspace_id: int) -> WorkspaceReport:
    known = report_workspaces(connection)
    return next(one for one in known if one.workspace_id == workspace_id)


def desk_of(connection: Connection, workspace_id: int) -> Desk:
    def account_of(platform: Platform, external_id: str) -> str:
        """The post's own, else the only one of the platform."""
        names = account_names(connection, workspace_id, platform, external_id)
        return names[0] if len(names) == 1 else _ONLY_ACCOUNT

    return Desk(
        registry=metric_registry(connection, workspace_id),
        now=datetime.now(UTC),
        zone=time_zone(connection, workspace_id),
        account_of=account_of,
    )


def period_meant(connection: Connection, workspace_id: int, period: Days) -> Period:
    """A number of days ends on the last day with figures, or yesterday."""
    if period is not None and (isinstance(period, bool) or not isinstance(period, int)):
        return days_meant(period)
    days = _USUAL_DAYS if period is None else period
    if not 1 <= days <= _MOST_DAYS:
        raise InvalidRequest(f"period: {days} is no number of days that can be looked at.")
    today = datetime.now(time_zone(connection, workspace_id)).date()
    yesterday = today - timedelta(days=1)
    last = workspace_report(connection, workspace_id).last_day
    return Period.ending(min(last, yesterday) if last else yesterday, days=days)


def selection_meant(
    connection: Connection,
    workspace_id: int,
    period: Days,
    platforms: Sequence[Platform | str] | None,
    comparison: Comparison = Comparison.OFF,
    basis: Basis | None = None,
) -> Selection:
    if isinstance(platforms, str):
        platforms = [platforms]
    return Selection(
        workspace_id,
        period_meant(connection, workspace_id, period),
        comparison=comparison,
        platforms=tuple(dict.fromkeys(checked_platform(each) for each in platforms or ())),
        basis=basis,
    )


def days_meant(period: object) -> Period:
    match period:
        case Period():
            return period
        case (date() as first, date() as last) if not isinstance(first, datetime):
            return Period(first, last)
    raise InvalidRequest(
        f"period: {period!r} is neither a Period, a pair of dates nor a number of days."
    )


def content_meant(
    connection: Connection,
    workspace_id: int,
    content_id: str | int,
    platform: Platform | str | None,
) -> int:
    """By the workbench's own number, or by a platform's id of one of its posts."""
    if isinstance(content_id, int) and not isinstance(content_id, bool):
        return content_id
    if not isinstance(content_id, str):
        raise InvalidRequest(f"content_id: {content_id!r} is neither text nor a number.")
    found = content_named(connection, workspace_id, content_id)
    where = ""
    if platform is not None:
        chosen = checked_platform(platform)
        where = f" on {chosen.label}"
        found = {each: number for each, number in found.items() if each is chosen}
    if not found:
        raise NotFound(f"There is no post {content_id!r}{where} in this workspace.")
    if len(set(found.values())) > 1:
        names = ", ".join(each.value for each in found)
        raise InvalidRequest(f"content_id: {content_id!r} is on {names}; name the platform.")
    return next(iter(found.values()))
