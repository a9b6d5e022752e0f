"""Insights as a table: a row each, in their rank."""

from collections.abc import Mapping, Sequence
from datetime import date

from analytics.insights.outcomes import HitRecord, Outcome
from domain.insights import StoredInsight
from exports.tables import Cell, Table

_COLUMNS = (
    "rank", "kind", "priority", "title", "description", "estimate", "low", "high", "unit", "n", "q",
    "method", "impact", "impact_low", "impact_high", "impact_unit", "why_no_impact", "difficulty",
    "value", "platforms", "content_ids", "overturned_by", "first_day", "last_day", "state",
    "reason", "until", "assigned_to", "decided_by", "first_found", "last_found",
    "outcome", "outcome_in_words",
)  # fmt: skip


_RECORD_COLUMNS = (
    "kind", "found", "accepted", "measured", "came_true", "share", "low", "high", "method",
)  # fmt: skip


def insights_table(
    found: Sequence[StoredInsight], today: date, outcomes: Mapping[int, Outcome]
) -> Table:
    return Table(_COLUMNS, [_row(one, today, outcomes.get(one.insight_id)) for one in found])


def records_table(records: Sequence[HitRecord]) -> Table:
    """Without a share where too few were measured."""
    return Table(_RECORD_COLUMNS, [_record_row(one) for one in records])


def _record_row(one: HitRecord) -> tuple[Cell, ...]:
    share = one.share
    told: tuple[Cell, ...] = (
        (share.estimate, share.low, share.high, share.method) if share else (None,) * 4
    )
    return (one.kind.label, one.found, one.accepted, one.measured, one.came_true, *told)


def _row(one: StoredInsight, today: date, outcome: Outcome | None) -> tuple[Cell, ...]:
    told, estimate, impact = one.insight, one.insight.estimate, one.insight.impact
    expected: tuple[Cell, ...] = (
        (impact.value, impact.low, impact.high, impact.unit) if impact else (None,) * 4
    )
    return (
        one.rank,
        told.kind.label,
        told.priority.value,
        told.title,
        told.description,
        estimate.value,
        estimate.low,
        estimate.high,
        estimate.unit,
        estimate.n,
        estimate.q,
        estimate.method,
        *expected,
        told.no_impact or None,
        told.difficulty.value,
        told.value,
        ", ".join(platform.value for platform in told.platforms),
        ", ".join(str(content) for content in told.content_ids),
        told.overturned_by,
        told.evidence.period.first_day,
        told.evidence.period.last_day,
        one.state_on(today).value,
        one.decision.reason or None,
        one.decision.until,
        one.decision.assignee or None,
        one.decided_by or None,
        one.first_found,
        one.last_found,
        outcome.state.value if outcome else None,
        outcome.told if outcome else None,
    )
