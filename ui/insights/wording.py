"""What the page says around insights."""

from collections.abc import Sequence

from analytics.insights import TESTING_RULES
from analytics.insights.words import between, rough
from domain.insights import (
    Difficulty,
    Insight,
    InsightState,
    Priority,
    StoredInsight,
    StoredRun,
)
from ui import words
from ui.notes.wording import person_words

STATES = {
    InsightState.OPEN: "Open",
    InsightState.ACCEPTED: "Accepted",
    InsightState.DISMISSED: "Dismissed",
    InsightState.SNOOZED: "Snoozed",
    InsightState.GONE: "No longer found",
}
_EFFORT = {
    Difficulty.EASY: "easy: within a day",
    Difficulty.MODERATE: "moderate: a change to coming posts",
    Difficulty.HARD: "hard: a change of plan",
}
CHANCE = (
    f"The {TESTING_RULES} rules that test for chance are set so that, where nothing is going on, "
    "all of them together report something in at most one run out of twenty."
)


def finding_words(shown: Sequence[StoredInsight], state: InsightState) -> str:
    told = f"{STATES[state].lower()} insight"
    if state is InsightState.GONE:
        return f"{words.counted(len(shown), 'insight')} no longer found"
    high = sum(one.insight.priority is Priority.HIGH for one in shown)
    most = f", {high} of high priority" if high else ""
    return f"{words.counted(len(shown), told)}{most}"


def run_words(run: StoredRun, zone: str) -> str:
    told = (
        f"Figures up to {words.day(run.last_day)}, {words.plain(zone)} \u00b7 "
        f"by {words.plain(run.metric.replace('_', ' '))} \u00b7 ranked by what is at stake in four "
        "weeks, at the cautious end, over the effort"
    )
    return f"{told} \u00b7 {run.crowded_out:,} more below these" if run.crowded_out else told


def heading_words(one: Insight) -> str:
    return f"{one.priority.label} \u00b7 {one.kind.label} \u00b7 {_EFFORT[one.difficulty]}"


def impact_words(one: Insight) -> str:
    impact = one.impact
    if impact is None:
        return f"No prediction. {one.no_impact}"
    return (
        f"{rough(impact.value)} {impact.unit} ({between(impact.low, impact.high)}). {impact.basis}"
    )


def method_words(one: Insight) -> str:
    estimate = one.estimate
    surely = "" if estimate.q is None else f", corrected p {_chance(estimate.q)}"
    return f"n = {estimate.n:,}{surely}; {estimate.method}"


def _chance(q: float) -> str:
    return f"{q:.3f}" if q >= 0.001 else "below 0.001"


def decision_words(one: StoredInsight, state: InsightState) -> str:
    """Nothing while nobody has decided."""
    if one.decided_at is None:
        return ""
    decision = one.decision
    person = words.plain(person_words(one.decided_by))
    parts = [f"{STATES[state]} by {person} on {words.day(one.decided_at)}"]
    if state is InsightState.SNOOZED and decision.until:
        parts.append(f"until {words.day(decision.until)}")
    if decision.assignee:
        parts.append(f"assigned to {words.plain(decision.assignee)}")
    told = ", ".join(parts)
    return f"{told}: {words.plain(decision.reason)}" if decision.reason else told
