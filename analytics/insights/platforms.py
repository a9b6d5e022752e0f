"""On which platform does the same content bring more, although it gets fewer posts?"""

from analytics.insights.rules import AS_PREDICTED, LATER_POSTS, LEVEL, Rule
from analytics.insights.words import between, rough, times, unit
from analytics.platform_differences.report import PlatformDifferencesReport
from analytics.platform_differences.same_age import PlatformLevel, PlatformRatio
from analytics.wording import count_in_words, period_in_words
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

FEWEST_PAIRS = 10
LEAST_RATIO = 1.5  # the cautious end; platforms count alike only roughly
LEAST_AMOUNT = 100.0  # between typical posts, the cautious end

RULE = Rule(
    InsightKind.PLATFORM,
    f"{FEWEST_PAIRS} pieces of content published on both platforms within the last year, with "
    "figures of their first 7 days",
    f"at least {LEAST_RATIO} times as much at the cautious end, and fewer posts than the other",
    f"at least {LEAST_AMOUNT:.0f} between typical posts at the cautious end",
    "The same content side by side; false discoveries corrected over all pairs of platforms.",
    f"{LATER_POSTS}later ones there, earlier ones on the other, {AS_PREDICTED}",
)


def platforms(report: PlatformDifferencesReport) -> Verdict:
    enough = [one for one in report.same_content if one.ratio.n[0] >= FEWEST_PAIRS]
    if not enough:
        return Verdict(RULE.kind, (), f"Not enough data: needs {FEWEST_PAIRS} pieces of content on "
                       f"two platforms, has {report.shared_content}.")  # fmt: skip
    found = [
        told
        for one in enough
        if one.q <= LEVEL and (told := _insight(report, one, *_sides(one))) is not None
    ]
    best = sorted(found, key=lambda one: -one.value)[:1]
    return Verdict(
        RULE.kind,
        tuple(best),
        f"{count_in_words(len(enough), 'pair')} of platforms looked at; none brings clearly more "
        "while it gets fewer posts.",
    )


def _sides(one: PlatformRatio) -> tuple[Platform, Platform, float, float, float]:
    """The stronger platform first."""
    ratio = one.ratio
    if ratio.ratio >= 1:
        return one.first, one.second, ratio.ratio, ratio.low, ratio.high
    return one.second, one.first, 1 / ratio.ratio, 1 / ratio.high, 1 / ratio.low


def _insight(
    report: PlatformDifferencesReport,
    one: PlatformRatio,
    strong: Platform,
    weak: Platform,
    ratio: float,
    low: float,
    high: float,
) -> Insight | None:
    levels = {level.platform: level for level in report.levels}
    impact = _impact(report, levels[strong], levels[weak])
    posts = {each: int(report.posts.of(each).sum()) for each in (strong, weak)}
    if low < LEAST_RATIO or posts[strong] >= posts[weak]:
        return None
    if impact is None or impact.low < LEAST_AMOUNT:
        return None
    told, n = unit(report.metric), one.ratio.n[0]
    return Insight(
        kind=RULE.kind,
        key=f"{strong.value}>{weak.value}:{report.metric.name}",
        title=f"Shift some posts from {weak.label} to {strong.label}.",
        description=(
            f"The same content brought {times(ratio)} as many {told} in its first 7 days on "
            f"{strong.label} as on {weak.label} ({low:.1f} to {high:.1f}, n = {n:,} pieces of "
            f"content), yet {strong.label} got {count_in_words(posts[strong], 'post')} in "
            f"{period_in_words(report.selection.period)} and {weak.label} {posts[weak]:,}."
        ),
        estimate=Estimate(ratio, low, high, n, "times", one.ratio.method, one.q),
        impact=impact,
        no_impact="",
        difficulty=Difficulty.HARD,
        value=impact.low * 4,  # a post a week
        overturned_by=(
            f"Goals that {told} do not measure, such as leads; or fewer {told} per post once "
            f"{strong.label} gets more of them. Platforms count {told} by rules of their own."
        ),
        evidence=Evidence("platforms", report.selection.period, metric=report.metric.name),
        platforms=(strong, weak),
        subject=NoteSubject(strong),
    )


def _impact(
    report: PlatformDifferencesReport, strong: PlatformLevel, weak: PlatformLevel
) -> Impact | None:
    """Of typical posts; the ends join the far ends of both intervals, which is cautious."""
    if strong.median is None or weak.median is None:
        return None
    ahead, behind = strong.median, weak.median
    told = unit(report.metric)
    return Impact(
        ahead.estimate - behind.estimate,
        ahead.low - behind.high,
        ahead.high - behind.low,
        f"more {told} in the first 7 days per post moved",
        f"Typical posts have {rough(ahead.estimate)} ({between(ahead.low, ahead.high)}) on "
        f"{strong.platform.label} and {rough(behind.estimate)} "
        f"({between(behind.low, behind.high)}) on {weak.platform.label}.",
    )
