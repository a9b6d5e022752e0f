"""Which platforms are falling, and since when?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.answers import Unanswered
from analytics.insights.rules import LEVEL, Rule
from analytics.insights.words import between, rough, share, unit
from analytics.stats.trend import Direction
from analytics.trends import TrendReport
from analytics.trends.parts import DatedChange
from analytics.wording import count_in_words, day_in_words, period_in_words
from domain.insights import (
    Difficulty,
    Estimate,
    Evidence,
    Impact,
    Insight,
    InsightKind,
    Verdict,
)
from domain.notes import NoteSubject
from domain.vocabulary import Platform

DAYS = 90
FEWEST_DAYS = 28
LEAST_FALL = 0.2  # of the level in the middle of the period
LEAST_AMOUNT = 10.0  # a day
_FOUR_WEEKS = 28

RULE = Rule(
    InsightKind.FALLING,
    "Falling",
    f"{FEWEST_DAYS} days with figures of a platform, within the last {DAYS}",
    f"down by at least {share(LEAST_FALL)} of its middle level over the period",
    f"at least {LEAST_AMOUNT:.0f} a day",
    "The test of the slope allows for the memory of the series; Holm's correction over platforms.",
)


@dataclass(frozen=True, eq=False)
class PlatformTrend:
    platform: Platform
    report: TrendReport


def falling(trends: Sequence[PlatformTrend]) -> Verdict:
    from analytics.stats.multiplicity import family_wise_p

    known = [one for one in trends if not isinstance(one.report.course, Unanswered)
             and one.report.course.trend.n >= FEWEST_DAYS]  # fmt: skip
    if not known:
        return Verdict(RULE.kind, (), _too_few(trends))
    p = family_wise_p(np.array([_chance(one) for one in known]))
    found = [
        _insight(one, float(q))
        for one, q in zip(known, p, strict=True)
        if q <= LEVEL and _is_large(one)
    ]
    told = count_in_words(len(known), "platform")
    return Verdict(
        RULE.kind, tuple(found), f"{told} looked at; none falls beyond chance and by enough."
    )


def _too_few(trends: Sequence[PlatformTrend]) -> str:
    got = max((int(np.isfinite(one.report.daily.values).sum()) for one in trends), default=0)
    return f"Not enough data: needs {FEWEST_DAYS} days with figures of a platform, has {got}."


def _chance(one: PlatformTrend) -> float:
    assert not isinstance(one.report.course, Unanswered)
    return one.report.course.trend.p


def _is_large(one: PlatformTrend) -> bool:
    course = one.report.course
    assert not isinstance(course, Unanswered)
    falls = course.trend.direction is Direction.FALLING
    by = -course.change
    return falls and by >= LEAST_FALL * course.trend.level and by >= LEAST_AMOUNT


def _insight(one: PlatformTrend, q: float) -> Insight:
    report, course = one.report, one.report.course
    assert not isinstance(course, Unanswered)
    metric, period = report.subject.metric, report.subject.period
    days, trend = course.days - 1, course.trend
    by, low, high = -course.change, -trend.high * days, -trend.low * days
    step = _steepest_fall(report)
    return Insight(
        kind=RULE.kind,
        key=f"{one.platform.value}:{metric.name}",
        title=f"{metric.label} on {one.platform.label} are falling.",
        description=(
            f"Along the trend of {period_in_words(period)} they fell by {rough(by)} a day "
            f"({between(low, high)}), {share(by / trend.level)} of the middle level, "
            f"n = {trend.n:,} days. {_since(step)}"
        ),
        estimate=Estimate(-by, -high, -low, trend.n, f"{unit(metric)} a day", trend.method, q),
        impact=_impact(step, unit(metric)),
        no_impact=""
        if step
        else "The fall has no clear beginning, so there is no earlier level to "
        "say what a return to it would bring.",
        difficulty=Difficulty.HARD,
        value=max(low, 0.0) * _FOUR_WEEKS / 2,
        overturned_by=(
            "A change of counting or a gap in the imports in these days; or fewer posts than "
            "before, which the content page shows."
        ),
        evidence=Evidence("trends", period, (one.platform,), metric.name),
        platforms=(one.platform,),
        subject=NoteSubject(one.platform),
    )


def _steepest_fall(report: TrendReport) -> DatedChange | None:
    """The largest step down whose interval leaves no doubt and that nothing known explains."""
    if isinstance(report.changes, Unanswered):
        return None
    falls = [one for one in report.changes.changes if one.high < 0 and one.explained_by is None]
    return min(falls, key=lambda one: one.shift, default=None)


def _since(step: DatedChange | None) -> str:
    if step is None:
        return "It is a slow fall: no single day begins it."
    return (
        f"It begins on {day_in_words(step.day)} (between {day_in_words(step.earliest)} and "
        f"{day_in_words(step.latest)}), from {rough(step.before)} to {rough(step.after)} a day."
    )


def _impact(step: DatedChange | None, told: str) -> Impact | None:
    if step is None:
        return None
    value, low, high = (-one * _FOUR_WEEKS for one in (step.shift, step.high, step.low))
    basis = "What the level before that day would bring over the present one, if it came back."
    return Impact(value, low, high, f"{told} in four weeks", basis)
