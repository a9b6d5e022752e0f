"""Does a variant do better than the control, by how much, and may the test stop?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analytics.stats.experiments import (
    Amounts,
    AmountsWithBefore,
    Balance,
    Belief,
    Effect,
    Group,
    Ratios,
    Shares,
    check_sample_ratio,
    compare_at_any_time,
    compare_once,
    detectable_effect,
    estimate_belief,
    freed_of_before,
    people_needed,
)
from analytics.stats.multiplicity import family_wise_p
from domain.errors import InvalidRequest, NotEnoughData
from domain.experiments import Looks

Figures = Amounts | Shares | Ratios | AmountsWithBefore

# The intervals rest on means that are normal, which those of fewer people need not be.
MINIMUM_PEOPLE = 50


class Verdict(StrEnum):
    WINNER = "winner"
    CONTROL_STAYS = "control_stays"  # every variant is worse
    NO_DIFFERENCE = "no_difference"  # none as large as the smallest that matters
    KEEP_RUNNING = "keep_running"
    NOT_TRUSTED = "not_trusted"  # the groups do not have their planned sizes


@dataclass(frozen=True)
class Variant:
    """Sums over the people of one group; `weight` is its planned part of all, on any scale."""

    name: str
    figures: Figures
    weight: float = 1.0

    @property
    def people(self) -> int:
        return self.figures.n


@dataclass(frozen=True)
class ExperimentPlan:
    """Effects are shares of the control's mean where `relative`."""

    looks: Looks = Looks.ANY_TIME
    relative: bool = True
    higher_is_better: bool = True
    confidence: float = 0.95  # of all variants together
    smallest_effect: float | None = None  # that matters, without a sign
    people_per_day: float | None = None  # all groups together
    unit: str = "people"
    minimum: int = MINIMUM_PEOPLE  # of every group


@dataclass(frozen=True)
class VariantResult:
    """`effect` has an interval for all variants together; `p` is corrected for their number."""

    name: str
    people: int
    mean: float  # freed of the time before, where that is known
    effect: Effect
    p: float
    belief: Belief  # of this variant alone
    detectable: float  # smallest effect that so many people find in four tests of five


@dataclass(frozen=True)
class ExperimentReport:
    """The first variant given is the control."""

    control: str
    control_people: int
    control_mean: float
    results: tuple[VariantResult, ...]
    balance: Balance
    verdict: Verdict
    winner: str | None
    days_left: int | None  # None: not known, or nothing to wait for
    plan: ExperimentPlan
    method: str

    @property
    def people(self) -> int:
        return self.control_people + sum(result.people for result in self.results)


def report_experiment(
    variants: Sequence[Variant], plan: ExperimentPlan | None = None
) -> ExperimentReport:
    """The control first. Raises NotEnoughData while a group is smaller than the plan's minimum."""
    plan = plan or ExperimentPlan()
    _refuse(variants, plan)
    control, *others = variants
    balance = check_sample_ratio([one.people for one in variants], [one.weight for one in variants])
    results = _results(control, others, plan)
    verdict, winner = _verdict(results, balance, plan)
    waiting = verdict is Verdict.KEEP_RUNNING
    return ExperimentReport(
        control=control.name,
        control_people=control.people,
        control_mean=_group(control).mean,
        results=results,
        balance=balance,
        verdict=verdict,
        winner=winner,
        days_left=_days_left(variants, plan) if waiting else None,
        plan=plan,
        method=_method(results[0].effect.method, len(others)),
    )


def _refuse(variants: Sequence[Variant], plan: ExperimentPlan) -> None:
    names = [variant.name for variant in variants]
    if len(names) < 2 or len(set(names)) < len(names):
        raise InvalidRequest("An experiment needs a control and a variant, with different names.")
    if len({type(variant.figures) for variant in variants}) > 1:
        raise InvalidRequest("All groups of an experiment need figures of the same kind.")
    if not 0 < plan.confidence < 1:
        raise InvalidRequest(
            f"Confidence lies between 0 and 1, such as 0.95, not {plan.confidence}."
        )
    if plan.smallest_effect is not None and plan.smallest_effect <= 0:
        raise InvalidRequest("The smallest effect that matters is larger than zero.")
    if plan.people_per_day is not None and plan.people_per_day <= 0:
        raise InvalidRequest("People per day are more than zero.")
    smallest = min(variants, key=lambda variant: variant.people)
    if smallest.people < plan.minimum:
        raise NotEnoughData(
            f"Group {smallest.name} of the experiment",
            needed=plan.minimum,
            got=smallest.people,
            unit=plan.unit,
        )


def _results(
    control: Variant, others: Sequence[Variant], plan: ExperimentPlan
) -> tuple[VariantResult, ...]:
    pairs = [_pair(control, variant) for variant in others]
    confidence = 1 - (1 - plan.confidence) / len(others)
    compare = compare_once if plan.looks is Looks.ONCE else compare_at_any_time
    effects = [compare(*pair, relative=plan.relative, confidence=confidence) for pair in pairs]
    corrected = family_wise_p(np.array([effect.p for effect in effects]))
    return tuple(
        VariantResult(
            name=variant.name,
            people=variant.people,
            mean=pair[1].mean,
            effect=effect,
            p=float(p),
            belief=estimate_belief(*pair, relative=plan.relative, confidence=plan.confidence),
            detectable=_detectable(pair, plan),
        )
        for variant, pair, effect, p in zip(others, pairs, effects, corrected, strict=True)
    )


def _group(variant: Variant) -> Group:
    figures = variant.figures
    if isinstance(figures, AmountsWithBefore):
        return Amounts(figures.n, figures.total, figures.squares).group
    return figures.group


def _pair(control: Variant, variant: Variant) -> tuple[Group, Group]:
    first, second = control.figures, variant.figures
    if isinstance(first, AmountsWithBefore) and isinstance(second, AmountsWithBefore):
        return freed_of_before(first, second)
    return _group(control), _group(variant)


def _detectable(pair: tuple[Group, Group], plan: ExperimentPlan) -> float:
    """As if both groups were as large as the smaller one."""
    control, variant = pair
    people = min(control.n, variant.n)
    effect = detectable_effect(people, control.variance, confidence=plan.confidence)
    return effect / abs(control.base) if plan.relative else effect


def _verdict(
    results: Sequence[VariantResult], balance: Balance, plan: ExperimentPlan
) -> tuple[Verdict, str | None]:
    if balance.is_suspicious:
        return Verdict.NOT_TRUSTED, None
    sign = 1 if plan.higher_is_better else -1
    clear = [result for result in results if result.p <= 1 - plan.confidence]
    better = [result for result in clear if sign * result.effect.estimate > 0]
    if better:
        return Verdict.WINNER, max(better, key=lambda one: sign * one.effect.estimate).name
    if len(clear) == len(results):
        return Verdict.CONTROL_STAYS, None
    if plan.smallest_effect is not None and all(
        max(abs(one.effect.low), abs(one.effect.high)) < plan.smallest_effect for one in results
    ):
        return Verdict.NO_DIFFERENCE, None
    return Verdict.KEEP_RUNNING, None


def _days_left(variants: Sequence[Variant], plan: ExperimentPlan) -> int | None:
    """Until the smallest group would find the smallest effect in four tests of five, looked at
    once; a reading at any time needs more, so this is the least."""
    if plan.smallest_effect is None or plan.people_per_day is None:
        return None
    control = _pair(variants[0], variants[1])[0]
    effect = plan.smallest_effect * (abs(control.base) if plan.relative else 1.0)
    confidence = 1 - (1 - plan.confidence) / (len(variants) - 1)
    needed = people_needed(effect, control.variance, confidence=confidence)
    weights = sum(variant.weight for variant in variants)
    left = [
        (needed - variant.people) / (plan.people_per_day * variant.weight / weights)
        for variant in variants
    ]
    return max(1, math.ceil(max(left)))


def _method(method: str, variants: int) -> str:
    return f"{method}, Holm's correction for {variants} variants" if variants > 1 else method
