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
FEWEST_DAYS = 28  # also before a step: a burst at the beginning is no level to fall from
LEAST_FALL = 0.2  # of the level in the middle of the period
LEAST_AMOUNT = 10.0  # a day
_FOUR_WEEKS = 28
_STEP_METHOD = "levels and lines before and after, penalised for memory; the day taken as found"
_FEWEST_AFTER = 7  # days from a step on
_OVERTURNED_BY = (
    "A change of counting or a gap in the imports in these days; or fewer posts than before, which "
    "the content page shows."
)


RULE = Rule(
    InsightKind.FALLING,
    f"{FEWEST_DAYS} days with figures of a platform, within the last {DAYS}; as many before a step",
    f"along the trend, down by at least {share(LEAST_FALL)} of its middle level; or a step down by "
    f"as much at the cautious end, which no known day explains and which lasts",
    f"at least {LEAST_AMOUNT:.0f} a day",
    "The slope is tested with the memory of the series, steps by their corrected interval; Holm's "
    "and Bonferroni's corrections over platforms, half the allowance for each of the two.",
    "The mean day of the four weeks after it was found is not surely above that of the two weeks "
    "before.",
)


@dataclass(frozen=True, eq=False)
class PlatformTrend:
    platform: Platform
    report: TrendReport


def falling(trends: Sequence[PlatformTrend]) -> Verdict:
    known = [
        one
        for one in trends
        if not isinstance(one.report.course, Unanswered)
        and one.report.course.trend.n >= FEWEST_DAYS
    ]
    if not known:
        return Verdict(RULE.kind, (), _too_few(trends))
    steps = [_sure_step(one.report, len(known)) for one in known]
    found = [
        _stepped(one, *step) if step else _sloping(one, q) if q <= LEVEL / 2 else None
        for one, step, q in zip(known, steps, _slope_chances(known), strict=True)
    ]
    told = count_in_words(len(known), "platform")
    reason = f"{told} looked at; none falls beyond chance and by enough."
    return Verdict(RULE.kind, tuple(one for one in found if one), reason)


def _too_few(trends: Sequence[PlatformTrend]) -> str:
    got = max((int(np.isfinite(one.report.daily.values).sum()) for one in trends), default=0)
    return f"Not enough data: needs {FEWEST_DAYS} days with figures of a platform, has {got}."


def _slope_chances(known: Sequence[PlatformTrend]) -> list[float]:
    from analytics.stats.multiplicity import family_wise_p

    courses = (one.report.course for one in known)
    p = [course.trend.p for course in courses if not isinstance(course, Unanswered)]
    return [float(each) for each in family_wise_p(np.array(p))]


def _sure_step(report: TrendReport, platforms: int) -> tuple[DatedChange, float] | None:
    """The largest step down that stays sure and large when corrected, and its corrected p. The
    interval takes the day as found."""
    from scipy.special import ndtr, ndtri  # loaded when asked for

    if isinstance(report.changes, Unanswered):
        return None
    tests = 2 * platforms
    wider = float(ndtri(1 - LEVEL / tests / 2) / ndtri(0.975))
    found = []
    for one in report.changes.changes:
        high = one.shift + (one.high - one.shift) * wider
        least = max(LEAST_FALL * one.before, LEAST_AMOUNT)
        if one.explained_by is None and -high >= least and _lasts(report, one):
            error = (one.high - one.low) / 2 / float(ndtri(0.975))
            found.append((one, min(1.0, tests * 2 * float(ndtr(one.shift / error)))))
    return min(found, key=lambda each: each[0].shift, default=None)


def _lasts(report: TrendReport, step: DatedChange) -> bool:
    """What falls back after a hit, or has come back since, is no fall."""
    at = (step.day - report.daily.steps[0]).days
    before, after = report.daily.values[:at], report.daily.values[at:]
    if (np.isfinite(before).sum() < FEWEST_DAYS) or (np.isfinite(after).sum() < _FEWEST_AFTER):
        return False
    return bool(np.nanmedian(after) <= (1 - LEAST_FALL) * np.nanmedian(before))


def _stepped(one: PlatformTrend, step: DatedChange, q: float) -> Insight:
    report, days = one.report, one.report.daily.known
    metric = report.subject.metric
    return Insight(
        kind=RULE.kind,
        key=f"{one.platform.value}:{metric.name}",
        title=f"{metric.label} on {one.platform.label} fell on {day_in_words(step.day)}.",
        description=(
            f"From {rough(step.before)} to {rough(step.after)} a day, by {rough(-step.shift)} "
            f"({between(-step.high, -step.low)}), n = {days:,} days. The fall may have come "
            f"between {day_in_words(step.earliest)} and {day_in_words(step.latest)}; no change of "
            "counting and no note explains it."
        ),
        estimate=Estimate(
            step.shift, step.low, step.high, days, f"{unit(metric)} a day", _STEP_METHOD, q
        ),
        impact=_impact(step, unit(metric)),
        no_impact="",
        difficulty=Difficulty.HARD,
        value=-step.high * _FOUR_WEEKS,
        overturned_by=_OVERTURNED_BY,
        evidence=Evidence("trends", report.subject.period, (one.platform,), metric.name),
        platforms=(one.platform,),
        subject=NoteSubject(one.platform),
    )


def _sloping(one: PlatformTrend, q: float) -> Insight | None:
    report, course = one.report, one.report.course
    assert not isinstance(course, Unanswered)
    metric, period, trend = report.subject.metric, report.subject.period, course.trend
    days = course.days - 1
    by, low, high = -course.change, -trend.high * days, -trend.low * days
    falls = trend.direction is Direction.FALLING
    if not falls or by < max(LEAST_FALL * trend.level, LEAST_AMOUNT):
        return None
    return Insight(
        kind=RULE.kind,
        key=f"{one.platform.value}:{metric.name}",
        title=f"{metric.label} on {one.platform.label} are falling.",
        description=(
            f"Along the trend of {period_in_words(period)} they fell by {rough(by)} a day "
            f"({between(low, high)}), {share(by / trend.level)} of the middle level, "
            f"n = {trend.n:,} days. No single day begins it."
        ),
        estimate=Estimate(-by, -high, -low, trend.n, f"{unit(metric)} a day", trend.method, q),
        impact=None,
        no_impact=(
            "A slow fall has no earlier level to come back to, and whether it goes on is not known."
        ),
        difficulty=Difficulty.HARD,
        value=max(low, 0.0) * _FOUR_WEEKS / 2,
        overturned_by=_OVERTURNED_BY,
        evidence=Evidence("trends", period, (one.platform,), metric.name),
        platforms=(one.platform,),
        subject=NoteSubject(one.platform),
    )


def _impact(step: DatedChange, told: str) -> Impact:
    value, low, high = (-one * _FOUR_WEEKS for one in (step.shift, step.high, step.low))
    basis = "What the level before that day would bring over the present one, if it came back."
    return Impact(value, low, high, f"{told} in four weeks", basis)
