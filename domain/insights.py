"""Advice drawn from reports: what was found, how sure it is, and what a team decided on it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.errors import InvalidRequest
from domain.notes import EVERYTHING, NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform

LONGEST_REASON = 500
LONGEST_NAME = 80
MOST_SHOWN = 8  # more than a screen is no advice


class InsightKind(StrEnum):
    FALLING = "falling"
    OUTLIER = "outlier"
    FEATURE = "feature"
    TIMING = "timing"
    PLATFORM = "platform"
    REPURPOSE = "repurpose"
    REVIVAL = "revival"
    EARLY = "early"
    ANOMALY = "anomaly"
    GAP = "gap"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    InsightKind.FALLING: "Falling",
    InsightKind.OUTLIER: "Repeat what an outlier did",
    InsightKind.FEATURE: "Features that go with success",
    InsightKind.TIMING: "Post at the times that worked",
    InsightKind.PLATFORM: "Platform to shift effort to",
    InsightKind.REPURPOSE: "Repurpose a hit",
    InsightKind.REVIVAL: "Revive old catalogue",
    InsightKind.EARLY: "Early signal to push now",
    InsightKind.ANOMALY: "Anomaly to look into",
    InsightKind.GAP: "Data gaps to fill",
}


class Priority(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        return f"{self.value.capitalize()} priority"


class Difficulty(StrEnum):
    EASY = "easy"  # within a day
    MODERATE = "moderate"  # a change to coming posts
    HARD = "hard"  # a change of plan


class InsightState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    GONE = "gone"  # undecided, and no longer found


@dataclass(frozen=True)
class Estimate:
    """What was measured. `q` is corrected over what the rule tested together; None where the rule
    tests nothing and only counts."""

    value: float
    low: float
    high: float
    n: int
    unit: str  # "times", "views"
    method: str
    q: float | None = None


@dataclass(frozen=True)
class Impact:
    """What may be expected, of `unit`: "views of one post in its first 7 days"."""

    value: float
    low: float
    high: float
    unit: str
    basis: str  # what the prediction rests on, in a sentence


@dataclass(frozen=True)
class Evidence:
    """The page that shows it, for exactly these days. `own` are parameters of that page."""

    page: str  # its path in the address
    period: Period
    platforms: tuple[Platform, ...] = ()
    metric: str | None = None
    content_id: int | None = None
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Insight:
    """`key` stays the same from run to run as long as the finding does. `value` is what a team
    stands to gain or lose in four weeks, at the cautious end: it only ranks."""

    kind: InsightKind
    key: str
    title: str
    description: str
    estimate: Estimate
    impact: Impact | None
    no_impact: str  # why nothing is predicted
    difficulty: Difficulty
    value: float
    overturned_by: str
    evidence: Evidence
    platforms: tuple[Platform, ...] = ()
    content_ids: tuple[int, ...] = ()
    subject: NoteSubject = EVERYTHING
    priority: Priority = Priority.LOW


@dataclass(frozen=True)
class Verdict:
    """What one rule says: insights, or in `reason` why there are none."""

    kind: InsightKind
    insights: tuple[Insight, ...]
    reason: str = ""


@dataclass(frozen=True)
class InsightRun:
    """All rules asked once."""

    workspace_id: int
    metric: str
    last_day: date
    figures_version: str
    insights: tuple[Insight, ...]  # the most valuable first
    verdicts: tuple[Verdict, ...]

    @property
    def shown(self) -> tuple[Insight, ...]:
        return self.insights[:MOST_SHOWN]

    @property
    def crowded_out(self) -> int:
        """Found, but ranked below the last shown."""
        return len(self.insights) - len(self.shown)


@dataclass(frozen=True)
class Decision:
    state: InsightState
    reason: str = ""
    until: date | None = None  # of what is snoozed: the day it is open again
    assignee: str = ""


@dataclass(frozen=True)
class StoredInsight:
    insight_id: int
    insight: Insight
    rank: int | None  # in the latest run; None: it was not found there
    first_found: datetime
    last_found: datetime
    decision: Decision
    decided_by: str
    decided_at: datetime | None
    note_id: int | None

    def state_on(self, today: date) -> InsightState:
        state, until = self.decision.state, self.decision.until
        if state is InsightState.SNOOZED and until is not None and until <= today:
            state = InsightState.OPEN
        if state is InsightState.OPEN and self.rank is None:
            return InsightState.GONE
        return state


@dataclass(frozen=True)
class StoredRun:
    run_at: datetime
    actor: str
    metric: str
    last_day: date
    figures_version: str
    reasons: tuple[tuple[InsightKind, str], ...]  # of rules that found nothing
    crowded_out: int


def checked_decision(decision: Decision, *, today: date) -> Decision:
    """As it is stored. Raises InvalidRequest saying what cannot be."""
    reason, assignee = decision.reason.strip(), decision.assignee.strip()
    if decision.state is InsightState.GONE:
        raise InvalidRequest("Nobody decides that an insight is no longer found.")
    if decision.state is InsightState.DISMISSED and not reason:
        raise InvalidRequest("Dismissing an insight needs a reason, for whoever asks later.")
    if len(reason) > LONGEST_REASON:
        raise InvalidRequest(
            f"The reason has {len(reason):,} characters; at most {LONGEST_REASON} are kept."
        )
    if len(assignee) > LONGEST_NAME:
        raise InvalidRequest(f"A name has at most {LONGEST_NAME} characters.")
    if decision.state is InsightState.SNOOZED:
        if decision.until is None or decision.until <= today:
            raise InvalidRequest(f"An insight is snoozed until a day after {today}.")
        return Decision(decision.state, reason, decision.until, assignee)
    return Decision(decision.state, reason, None, assignee)
