"""What became of the insights that a workspace keeps?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from analytics.insights.outcomes import series
from analytics.insights.outcomes.following import read_later_posts
from analytics.insights.outcomes.known_days import KnownDays, known_days
from analytics.insights.outcomes.readings import read_brought_over, read_early, read_rise
from analytics.insights.outcomes.record import HitRecord, hit_records
from analytics.insights.outcomes.states import Outcome
from analytics.insights.sources import Desk, asked, desk_of
from database.queries.freshness import account_freshness
from domain.insights import InsightKind, InsightState, StoredInsight
from domain.periods import Period
from domain.vocabulary import Level

_DAYS_READ = 400
_OF_LATER_POSTS = (
    InsightKind.FEATURE,
    InsightKind.TIMING,
    InsightKind.PLATFORM,
    InsightKind.OUTLIER,
)
_OF_DAYS = {
    InsightKind.FALLING: Level.PLATFORM,
    InsightKind.ANOMALY: Level.ACCOUNT,
    InsightKind.GAP: Level.ACCOUNT,
}


@dataclass(frozen=True)
class OutcomeReport:
    """`outcomes` by number of insight; what was not accepted and speaks only of later posts, or of
    what is not there any more, has none."""

    outcomes: Mapping[int, Outcome]
    records: tuple[HitRecord, ...]


def report_outcomes(
    connection: Connection,
    workspace_id: int,
    stored: Sequence[StoredInsight],
    *,
    now: datetime | None = None,
) -> OutcomeReport:
    """Raises NotFound where there are no figures."""
    if not stored:
        return OutcomeReport({}, hit_records((), {}))
    desk = desk_of(connection, workspace_id, now or datetime.now(UTC))
    days = _days(connection, desk, stored)
    found = {one.insight_id: _outcome(connection, desk, one, days) for one in stored}
    outcomes = {number: one for number, one in found.items() if one is not None}
    return OutcomeReport(outcomes, hit_records(stored, outcomes))


def _days(
    connection: Connection, desk: Desk, stored: Sequence[StoredInsight]
) -> dict[Level, KnownDays]:
    """Only of levels that some insight speaks of."""
    kinds = {one.insight.kind for one in stored}
    levels = {level for kind, level in _OF_DAYS.items() if kind in kinds}
    period = Period.ending(desk.today - timedelta(days=1), days=_DAYS_READ)
    read = {
        level: asked(
            partial(known_days, connection, desk.workspace_id, period, desk.metric.name, level)
        )
        for level in levels
    }
    return {level: one for level, one in read.items() if isinstance(one, KnownDays)}


def _outcome(
    connection: Connection, desk: Desk, one: StoredInsight, days: Mapping[Level, KnownDays]
) -> Outcome | None:
    kind = one.insight.kind
    if kind in _OF_LATER_POSTS:
        if one.decision.state is not InsightState.ACCEPTED or one.decided_at is None:
            return None
        return read_later_posts(connection, desk, one, _local(desk, one.decided_at))
    if kind in _OF_DAYS:
        level = _OF_DAYS[kind]
        return _of_days(connection, desk, one, days[level]) if level in days else None
    if kind is InsightKind.EARLY:
        return read_early(connection, desk, one)
    if kind is InsightKind.REVIVAL:
        return read_rise(connection, desk, one)
    return read_brought_over(connection, desk, one, _local(desk, one.first_found))


def _of_days(
    connection: Connection, desk: Desk, one: StoredInsight, days: KnownDays
) -> Outcome | None:
    found = _local(desk, one.first_found)
    if one.insight.kind is InsightKind.FALLING:
        return series.fall(one, days, found, desk.today)
    if one.insight.kind is InsightKind.ANOMALY:
        return series.unusual_day(one, days, desk.today)
    if one.insight.key.rsplit(":", 2)[1] == "late":
        return series.late(one, _last_day(connection, desk, one), found, desk.today)
    return series.gap(one, days, found, desk.today)


def _last_day(connection: Connection, desk: Desk, one: StoredInsight) -> date | None:
    label = one.insight.key.rsplit(":", 2)[0]
    fresh = account_freshness(connection, desk.over(1))
    named = {f"{each.account} ({each.platform.label})": each.last_day for each in fresh}
    return named.get(label)


def _local(desk: Desk, at: datetime) -> date:
    return at.astimezone(desk.zone).date()
