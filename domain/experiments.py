"""A test of variants against a control: how it is set up, and what each day brought."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.errors import InvalidRequest

MOST_VARIANTS = 8  # the control among them


class Looks(StrEnum):
    """How often the results are read before the test stops."""

    ANY_TIME = "any_time"
    ONCE = "once"  # at an end that was fixed beforehand


class Assignment(StrEnum):
    """How it is decided which variant is seen."""

    RANDOM = "random"  # each person by chance
    ROTATING = "rotating"  # all people of a day see the same one


class FigureKind(StrEnum):
    SHARES = "shares"  # how many of the people did it
    AMOUNTS = "amounts"  # an amount per person, or per day where variants rotate
    RATIOS = "ratios"  # one sum of a day over another; only where variants rotate


@dataclass(frozen=True)
class VariantSetup:
    """`weight` is its planned part of all people or days, on any scale."""

    name: str
    weight: float = 1.0


@dataclass(frozen=True)
class ExperimentSetup:
    """The first variant is the control. Effects are shares of the control's figure."""

    name: str
    metric: str  # in the team's words: "click-through rate"
    kind: FigureKind
    assignment: Assignment
    variants: tuple[VariantSetup, ...]
    starts_on: date
    hypothesis: str = ""
    unit: str = "people"  # what is counted: people, impressions, visits; days where they rotate
    planned_days: int | None = None
    looks: Looks = Looks.ANY_TIME
    confidence: float = 0.95
    smallest_effect: float | None = None  # that matters, as a share of the control's figure
    higher_is_better: bool = True
    content_ids: tuple[int, ...] = ()  # what shows a variant

    @property
    def rotates(self) -> bool:
        return self.assignment is Assignment.ROTATING

    @property
    def control(self) -> str:
        return self.variants[0].name

    def names(self) -> tuple[str, ...]:
        return tuple(variant.name for variant in self.variants)


@dataclass(frozen=True)
class DaySums:
    """Over the people of one variant on one day, `beside` being each one's amount before the
    test, or the denominator of a ratio. Where variants rotate, the day itself is the one person."""

    people: int
    total: float
    squares: float
    beside: float | None = None
    beside_squares: float | None = None
    products: float | None = None


@dataclass(frozen=True)
class DayResult:
    variant: str
    day: date
    sums: DaySums


@dataclass(frozen=True)
class Conclusion:
    """What the team decided and learnt when it ended the test."""

    ended_on: date
    verdict: str  # in words, as the workbench saw it on that day
    learnings: str


@dataclass(frozen=True)
class StoredExperiment:
    experiment_id: int
    setup: ExperimentSetup
    conclusion: Conclusion | None
    actor: str
    created_at: datetime


def checked_setup(setup: ExperimentSetup) -> ExperimentSetup:
    """With names trimmed. Raises InvalidRequest that names every fault."""
    variants = tuple(VariantSetup(" ".join(one.name.split()), one.weight) for one in setup.variants)
    faults = [*_faults_of_names(setup, variants), *_faults_of_plan(setup)]
    if faults:
        raise InvalidRequest(" ".join(faults))
    return replace(
        setup,
        name=" ".join(setup.name.split()),
        metric=" ".join(setup.metric.split()),
        variants=variants,
    )


def _faults_of_names(setup: ExperimentSetup, variants: Sequence[VariantSetup]) -> list[str]:
    names = [variant.name.casefold() for variant in variants]
    faults = []
    if not setup.name.strip():
        faults.append("The test needs a name.")
    if not setup.metric.strip():
        faults.append("Say what is measured, such as click-through rate.")
    if not 2 <= len(variants) <= MOST_VARIANTS:
        faults.append(f"A test has a control and 1 to {MOST_VARIANTS - 1} variants.")
    if not all(names) or len(set(names)) < len(names):
        faults.append("Every variant needs a name of its own.")
    if any(not 0 < variant.weight < float("inf") for variant in variants):
        faults.append("Every variant needs a part of the split that is larger than zero.")
    return faults


def _faults_of_plan(setup: ExperimentSetup) -> list[str]:
    faults = []
    if setup.kind is FigureKind.RATIOS and not setup.rotates:
        faults.append("Ratios of sums are for variants that rotate by day.")
    if setup.kind is FigureKind.SHARES and setup.rotates:
        faults.append("Variants that rotate by day are compared by amounts or ratios of days.")
    if setup.rotates and setup.looks is Looks.ANY_TIME:
        faults.append("Days are too few for a reading at any time: fix the end beforehand.")
    if setup.looks is Looks.ONCE and not setup.planned_days:
        faults.append("A test that is read once needs a planned number of days.")
    if setup.planned_days is not None and not 1 <= setup.planned_days <= 730:
        faults.append("A test runs for 1 to 730 days.")
    if not 0.5 <= setup.confidence < 1:
        faults.append("Confidence lies between 50 % and 100 %.")
    if setup.smallest_effect is not None and not 0 < setup.smallest_effect < float("inf"):
        faults.append("The smallest effect that matters is larger than zero.")
    return faults
