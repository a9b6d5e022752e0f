"""Which hits are missing on a platform where hits of the other tend to do well, too?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from analytics.insights.rules import LEVEL, Rule
from analytics.insights.words import between, quoted, rough, unit
from analytics.platform_differences.report import PlatformDifferencesReport
from analytics.wording import count_in_words
from database.queries.publications import Publication
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

FEWEST_SHARED = 12
FEWEST_POSTS = 20  # of the platform that tells what a hit is
FEWEST_OF_TYPE = 5  # on the platform where it is missing
HIT_SHARE = 0.1
LEAST_AMOUNT = 100.0
RECENT = timedelta(days=90)
_CONFIDENCE = 0.8

RULE = Rule(
    InsightKind.REPURPOSE,
    f"{FEWEST_SHARED} pieces of content on both platforms, and {FEWEST_POSTS} posts on the one "
    "with the hit, within the last year",
    "among the best tenth of its platform in its first 7 days, and what does well there does well "
    "on the other platform beyond chance",
    f"at least {LEAST_AMOUNT:.0f} predicted at the cautious end; published in the last "
    f"{RECENT.days} days, of a type that the other platform gets",
    "The link between two platforms is tested over content on both; false discoveries corrected "
    "over all pairs.",
    "Published there, its first 7 days reach the cautious end of what was predicted.",
)

Values = NDArray[np.float64]
Amounts = Mapping[Platform, Mapping[int, float]]


@dataclass(frozen=True, eq=False)
class CarryOver:
    """Whether content that does well on `source` does well on `target`."""

    source: Platform
    target: Platform
    x: Values  # logs of first days, of the content on both
    y: Values
    r: float
    low: float
    high: float
    p: float
    q: float = float("nan")


def repurpose(report: PlatformDifferencesReport, posts: Sequence[Publication]) -> Verdict:
    amounts = amounts_by_content(report)
    pairs = carry_overs(amounts)
    if not pairs:
        shared = report.shared_content
        needs = f"needs {FEWEST_SHARED} pieces of content on two platforms, has {shared}."
        return Verdict(RULE.kind, (), f"Not enough data: {needs}")
    links = [one for one in pairs if one.q <= LEVEL and one.r > 0]
    if not links:
        told = count_in_words(len(pairs) // 2, "pair")
        return Verdict(RULE.kind, (), f"{told} of platforms looked at; on none does what did well "
                       "on one do well on the other beyond chance.")  # fmt: skip
    found = _best_of_each(
        one
        for link in links
        for content in _hits(amounts[link.source])
        if (one := _insight(report, link, content, amounts, posts)) is not None
    )
    return Verdict(
        RULE.kind, found, "No recent hit is missing where it may be expected to do well."
    )


def amounts_by_content(report: PlatformDifferencesReport) -> dict[Platform, dict[int, float]]:
    """Means over the posts of a piece of content on a platform."""
    posts, values = report.posts, report.posts.amounts[report.metric.name]
    told: dict[Platform, dict[int, list[float]]] = {}
    for platform, content, value in zip(posts.platforms, posts.contents.tolist(), values.tolist(),
                                        strict=True):  # fmt: skip
        if np.isfinite(value):
            told.setdefault(platform, {}).setdefault(content, []).append(max(value, 0.0))
    return {
        platform: {content: float(np.mean(each)) for content, each in of.items()}
        for platform, of in told.items()
    }


def carry_overs(amounts: Amounts) -> list[CarryOver]:
    """Of every two platforms, both ways, with enough content on both; each pair is one test."""
    from analytics.stats.clusters import sure_of_correlation
    from analytics.stats.multiplicity import false_discovery_q

    found = []
    for source, target in permutations(amounts, 2):
        both = sorted(amounts[source].keys() & amounts[target].keys())
        if len(both) < FEWEST_SHARED:
            continue
        x, y = (np.log1p([amounts[each][content] for content in both]) for each in (source, target))
        if min(x.std(), y.std()) == 0:
            continue
        r = float(np.corrcoef(x, y)[0, 1])
        sure = sure_of_correlation(r, len(both))
        found.append(CarryOver(source, target, x, y, r, sure.low, sure.high, sure.p))
    once = [one for one in found if one.source < one.target]
    q = false_discovery_q(np.array([one.p for one in once]))
    corrected = {
        frozenset((one.source, one.target)): float(v) for one, v in zip(once, q, strict=True)
    }
    return [replace(one, q=corrected[frozenset((one.source, one.target))]) for one in found]


def _hits(amounts: Mapping[int, float]) -> list[int]:
    if len(amounts) < FEWEST_POSTS:
        return []
    threshold = float(np.quantile(list(amounts.values()), 1 - HIT_SHARE))
    return [content for content, amount in amounts.items() if amount >= threshold]


def _insight(
    report: PlatformDifferencesReport,
    link: CarryOver,
    content: int,
    amounts: Amounts,
    posts: Sequence[Publication],
) -> Insight | None:
    own = [post for post in posts if post.content_id == content]
    there = next((post for post in own if post.platform is link.source), None)
    if there is None or not _is_wanted(own, link.target, posts, report.selection.period.last_day):
        return None
    amount = amounts[link.source][content]
    impact = _impact(report, link, float(np.log1p(amount)))
    if impact.low < LEAST_AMOUNT:
        return None
    told, n = unit(report.metric), link.x.size
    source, target = link.source.label, link.target.label
    return Insight(
        kind=RULE.kind,
        key=f"{there.platform.value}:{there.external_id}>{link.target.value}",
        title=f"Bring {quoted(there.title)} to {target}.",
        description=(
            f"In its first 7 days it had {rough(amount)} {told} on {source}, among the best tenth "
            f"there, and it is not on {target}. What did well on {source} tended to do well on "
            f"{target}: correlation {link.r:.2f} ({link.low:.2f} to {link.high:.2f}), n = {n:,} "
            "pieces of content on both."
        ),
        estimate=Estimate(
            link.r, link.low, link.high, n, "correlation", "Pearson, logs of first days", link.q
        ),
        impact=impact,
        no_impact="",
        difficulty=Difficulty.MODERATE,
        value=impact.low,
        overturned_by=(
            "Rights, or a topic bound to its day; and hits brought over later that stay ordinary."
        ),
        evidence=Evidence(
            "content", report.selection.period, metric=report.metric.name, content_id=content
        ),
        platforms=(link.target, link.source),
        content_ids=(content,),
        subject=NoteSubject(there.platform, there.account, there.external_id, title=there.title),
    )


def _is_wanted(
    own: Sequence[Publication], target: Platform, posts: Sequence[Publication], last_day: date
) -> bool:
    """Not there yet, recent, and of a type that the platform gets."""
    types = Counter(post.content_type for post in posts if post.platform is target)
    return (
        all(post.platform is not target for post in own)
        and max(post.published_on for post in own) > last_day - RECENT
        and types[own[0].content_type] >= FEWEST_OF_TYPE
    )


def _impact(report: PlatformDifferencesReport, link: CarryOver, at: float) -> Impact:
    """The prediction interval of a line through the content on both platforms."""
    from scipy.special import stdtrit  # loaded when asked for

    n, mean = link.x.size, float(link.x.mean())
    spread = float(((link.x - mean) ** 2).sum())
    slope = float(((link.x - mean) * link.y).sum()) / spread
    middle = float(link.y.mean()) + slope * (at - mean)
    left = link.y - link.y.mean() - slope * (link.x - mean)
    scatter = float(np.sqrt((left**2).sum() / (n - 2)))
    margin = scatter * np.sqrt(1 + 1 / n + (at - mean) ** 2 / spread)
    margin *= float(stdtrit(n - 2, 0.5 + _CONFIDENCE / 2))
    value, low, high = (
        float(np.expm1(each)) for each in (middle, middle - margin, middle + margin)
    )
    return Impact(
        value,
        max(low, 0.0),
        high,
        f"{unit(report.metric)} in the first 7 days on {link.target.label}",
        f"Four in five posts are expected between {between(max(low, 0.0), high)}, going by the "
        "content on both platforms.",
    )


def _best_of_each(found: Iterable[Insight]) -> tuple[Insight, ...]:
    """For each piece of content the platform that promises most."""
    best: dict[int, Insight] = {}
    for one in found:
        content = one.content_ids[0]
        if content not in best or one.value > best[content].value:
            best[content] = one
    return tuple(sorted(best.values(), key=lambda one: -one.value))
