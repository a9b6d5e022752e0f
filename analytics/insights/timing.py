"""At which times of the week did posts of a platform do better, where timing matters at all?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.insights.rules import AS_PREDICTED, LATER_POSTS, LEVEL, Rule
from analytics.insights.words import rough, share, unit
from analytics.stats.timing import MINIMUM_POSTS, Part, TimingEffect
from analytics.timing.choices import TimingChoice
from analytics.timing.effect import effect_of
from analytics.timing.heat import Times, WeekMap, week_map
from analytics.timing.posts import TimedPosts
from analytics.timing.wording import PARTS, WEEKDAYS, block_words
from analytics.wording import count_in_words, listed
from domain.errors import NotEnoughData
from domain.insights import (
    Difficulty,
    Estimate,
    Evidence,
    Impact,
    Insight,
    InsightKind,
    Verdict,
)
from domain.metrics import Metric
from domain.notes import NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform

LEAST_CHANGE = 0.1  # the cautious end of the interval
LEAST_AMOUNT = 25.0  # of a typical post, the cautious end
FEWEST_AT_A_TIME = TimingChoice().minimum
_FOUR_WEEKS = 28
_MOST_NAMED = 20  # pieces of content

RULE = Rule(
    InsightKind.TIMING,
    f"{MINIMUM_POSTS} posts of a platform within the last year with their hour and the figures of "
    f"their first 7 days, {FEWEST_AT_A_TIME} of them at the time that is told",
    f"at least {share(LEAST_CHANGE)} above the platform's usual time at the cautious end of the "
    "interval, drawn towards the usual",
    f"at least {LEAST_AMOUNT:.0f} on a typical post at the cautious end",
    "First whether timing matters at all: posts are shuffled among the times, weekday, hours and "
    "both looked at together; Holm's correction over platforms. Only then is a time named.",
    f"{LATER_POSTS}account and type held fixed, {AS_PREDICTED}",
)


@dataclass(frozen=True, eq=False)
class PlatformTiming:
    """Its posts of the days of `period`, with the figures of their first 7 days."""

    platform: Platform
    metric: Metric
    period: Period
    posts: TimedPosts


@dataclass(frozen=True)
class GoodTime:
    """Place in the map of its part, and what posts there had beside the usual: 0.3 is 30 % more."""

    part: Part
    place: tuple[int, ...]
    change: float
    low: float
    high: float
    posts: int


def timing(platforms: Sequence[PlatformTiming]) -> Verdict:
    effects = [effect_of(one.posts) for one in platforms]
    known = [
        (one, effect)
        for one, effect in zip(platforms, effects, strict=True)
        if not isinstance(effect, NotEnoughData)
    ]
    if not known:
        return Verdict(RULE.kind, (), _too_few(effects))
    told = count_in_words(len(known), "platform")
    matters = [
        (one, effect, q)
        for (one, effect), q in zip(known, _chances([each for _, each in known]), strict=True)
        if q <= LEVEL
    ]
    if not matters:
        return Verdict(
            RULE.kind, (), f"{told} looked at; on none does timing matter beyond chance."
        )
    found = [one for each in matters if (one := _insight(*each)) is not None]
    return Verdict(
        RULE.kind, tuple(found), f"{told} looked at; no single time is clearly above the usual."
    )


def _too_few(effects: Sequence[TimingEffect | NotEnoughData]) -> str:
    short = [one for one in effects if isinstance(one, NotEnoughData)]
    nearest = max(short, key=lambda one: one.got, default=None)
    none = f"Not enough data: needs {MINIMUM_POSTS} posts of a platform, has 0."
    return str(nearest) if nearest else none


def _chances(effects: Sequence[TimingEffect]) -> list[float]:
    from analytics.stats.multiplicity import family_wise_p

    return [float(each) for each in family_wise_p(np.array([one.p for one in effects]))]


def good_times(week: WeekMap, part: Part) -> tuple[GoodTime, ...]:
    """Those surely above the usual, the best first."""
    times = _times_of(week, part)
    with np.errstate(invalid="ignore"):
        places = np.argwhere(times.low >= LEAST_CHANGE)
    found = [_good_time(times, part, tuple(int(each) for each in place)) for place in places]
    return tuple(sorted(found, key=lambda one: -one.change))


def _times_of(week: WeekMap, part: Part) -> Times:
    return {Part.WEEKDAY: week.weekdays, Part.TIME: week.blocks, Part.BOTH: week.cells}[part]


def _good_time(times: Times, part: Part, place: tuple[int, ...]) -> GoodTime:
    change, low, high = (float(each[place]) for each in (times.change, times.low, times.high))
    return GoodTime(part, place, change, low, high, int(times.rated[place]))


def when(one: GoodTime, block_h: int) -> str:
    """To follow a verb: "on Tuesdays at 15-18 h"."""
    hours = f"at {block_words(one.place[-1] * block_h, block_h)}"
    if one.part is Part.TIME:
        return hours
    day = f"on {WEEKDAYS[one.place[0]]}s"
    return day if one.part is Part.WEEKDAY else f"{day} {hours}"


def _insight(one: PlatformTiming, effect: TimingEffect, q: float) -> Insight | None:
    posts, choice = one.posts, TimingChoice()
    week = week_map(posts, choice.hours, choice.minimum)
    times = good_times(week, effect.clearest.part)
    typical = float(np.median(np.expm1(posts.scaled[posts.rated])))
    if not times or times[0].low * typical < LEAST_AMOUNT:
        return None
    best, others = times[0], times[1:]
    told, label, at = unit(one.metric), one.platform.label, when(best, week.block_h)
    return Insight(
        kind=RULE.kind,
        key=f"{one.platform.value}:{one.metric.name}:{best.part.value}:"
        f"{'-'.join(map(str, best.place))}:{week.block_h}",
        title=f"Publish more on {label} {at}.",
        description=(
            f"Timing matters on {label}: {PARTS[effect.clearest.part]} told "
            f"{share(effect.clearest.share)} of the differences in {told} that "
            f"{listed(posts.held_words)} leave between {effect.n:,} posts. Those {at} had "
            f"{share(best.change)} more {told} in their first 7 days than the usual time "
            f"({share(best.low)} to {share(best.high)}, n = {count_in_words(best.posts, 'post')})."
            f"{_besides(others, week.block_h)} Association, not cause."
        ),
        estimate=Estimate(
            best.change, best.low, best.high, best.posts, "share more",
            f"{effect.method}; the time's mean drawn towards the usual", q,
        ),
        impact=Impact(
            typical * best.change, typical * best.low, typical * best.high,
            f"more {told} per post moved there",
            f"On a typical post of {label}, which has {rough(typical)}, if the time itself does "
            "it.",
        ),
        no_impact="",
        difficulty=Difficulty.MODERATE,
        value=typical * best.low * effect.n * _FOUR_WEEKS / one.period.days / 2,
        overturned_by=(
            "A dozen posts moved there that stay ordinary: what came at that time may have "
            "differed in topic or occasion, too."
        ),
        evidence=Evidence("timing", one.period, (one.platform,), one.metric.name),
        platforms=(one.platform,),
        content_ids=_contents(posts, best, week.block_h),
        subject=NoteSubject(one.platform),
    )  # fmt: skip


def _besides(others: Sequence[GoodTime], block_h: int) -> str:
    if not others:
        return ""
    verb = "is" if len(others) == 1 else "are"
    return f" Above the usual {verb} {listed([when(each, block_h) for each in others])}, too."


def _contents(posts: TimedPosts, best: GoodTime, block_h: int) -> tuple[int, ...]:
    """Of the posts that came at that time, the newest."""
    at_it = [row for row in posts.rated if is_at(best, posts.weekdays[row], posts.hours[row],
                                                 block_h)]  # fmt: skip
    newest = sorted(at_it, key=lambda row: posts.facts[row].published_on, reverse=True)
    return tuple(dict.fromkeys(posts.facts[row].content_id for row in newest))[:_MOST_NAMED]


def is_at(time: GoodTime, weekday: int, hour: int, block_h: int) -> bool:
    here = {
        Part.WEEKDAY: (weekday,),
        Part.TIME: (hour // block_h,),
        Part.BOTH: (weekday, hour // block_h),
    }
    return here[time.part] == time.place
