"""How often did each kind of insight come true?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.insights.outcomes.states import Outcome, OutcomeState
from analytics.stats.intervals import Interval, estimate_share
from domain.insights import InsightKind, InsightState, StoredInsight

FEWEST_MEASURED = 5


@dataclass(frozen=True)
class HitRecord:
    """`share` of the measured ones that came true; None where too few are measured."""

    kind: InsightKind
    found: int
    accepted: int
    measured: int
    came_true: int
    share: Interval | None


def hit_records(
    stored: Sequence[StoredInsight], outcomes: Mapping[int, Outcome]
) -> tuple[HitRecord, ...]:
    """Of every kind, in their order."""
    return tuple(
        _record(kind, [one for one in stored if one.insight.kind is kind], outcomes)
        for kind in InsightKind
    )


def _record(
    kind: InsightKind, stored: Sequence[StoredInsight], outcomes: Mapping[int, Outcome]
) -> HitRecord:
    known = [outcomes[one.insight_id] for one in stored if one.insight_id in outcomes]
    measured = sum(one.is_measured for one in known)
    true = sum(one.state is OutcomeState.CAME_TRUE for one in known)
    accepted = sum(one.decision.state is InsightState.ACCEPTED for one in stored)
    share = estimate_share(true, measured) if measured >= FEWEST_MEASURED else None
    return HitRecord(kind, len(stored), accepted, measured, true, share)
