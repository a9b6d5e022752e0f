"""Which young posts are on the way to the best tenth, so that a push now may pay?"""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.answers import Unanswered
from analytics.content_ages import PostAges
from analytics.insights.rules import Rule
from analytics.insights.words import quoted, rough, share, unit
from analytics.stats.early_signal import MINIMUM_POSTS, TOP_SHARE, EarlySignal
from analytics.wording import count_in_words, day_in_words
from database.queries.publications import Publication
from domain.insights import Difficulty, Estimate, Evidence, Insight, InsightKind, Verdict
from domain.metrics import Metric
from domain.notes import NoteSubject
from domain.periods import Period

RECENT_DAYS = 14
READ_WITHIN = 3  # days: an older reading says nothing of now
LEAST_CHANCE = 0.5
LEAST_AMOUNT = 100.0

RULE = Rule(
    InsightKind.EARLY,
    f"{MINIMUM_POSTS} finished posts of the same account and type, and a post of the last "
    f"{RECENT_DAYS} days read within {READ_WITHIN}",
    f"a chance of at least {share(LEAST_CHANCE)} to end in the best tenth; usual is one in ten",
    f"at least {LEAST_AMOUNT:.0f} so far, and such chances came true before: better than always "
    "saying one in ten",
    "A chance, corrected by what came of earlier ones; it is no test.",
    "At 28 days the post is among the best tenth of the account's earlier posts of its type.",
)


@dataclass(frozen=True, eq=False)
class YoungPost:
    """`days_since_reading` None where the moment of publication is not known."""

    post: Publication
    ages: PostAges
    days_since_reading: float | None


def early(metric: Metric, young: Sequence[YoungPost], until: Period) -> Verdict:
    """`until` are the days looked at."""
    if not young:
        return Verdict(RULE.kind, (), f"No post was published in the last {RECENT_DAYS} days, as "
                       "far as is known.")  # fmt: skip
    signals = [(one, one.ages.early) for one in young if not isinstance(one.ages.early, Unanswered)]
    if not signals:
        shortages = [one.ages.early for one in young if isinstance(one.ages.early, Unanswered)]
        nearest = max(shortages, key=lambda each: each.got)
        return Verdict(RULE.kind, (), f"Not enough data: {nearest.reason}")
    found = [_insight(metric, one, told, until) for one, told in signals if _is_sure(one, told)]
    told = count_in_words(len(signals), "young post")
    return Verdict(
        RULE.kind, tuple(found), f"{told} judged; none is likely to end in the best tenth."
    )


def _is_sure(one: YoungPost, told: EarlySignal) -> bool:
    fresh = one.days_since_reading is not None and one.days_since_reading <= READ_WITHIN
    return (
        fresh
        and told.chance >= LEAST_CHANCE
        and told.value < told.threshold  # what has arrived needs no push
        and told.value >= LEAST_AMOUNT
        and told.record.skill > 0
        and _came_true(told)
    )


def _came_true(told: EarlySignal) -> bool:
    """Of earlier chances like this one; without any there is no record to trust."""
    alike = told.record.bin_of(told.chance)
    return alike is not None and alike.observed.low > TOP_SHARE


def _insight(metric: Metric, one: YoungPost, told: EarlySignal, until: Period) -> Insight:
    post, alike = one.post, told.record.bin_of(told.chance)
    assert alike is not None
    seen = alike.observed
    return Insight(
        kind=RULE.kind,
        key=f"post:{post.platform.value}:{post.external_id}",
        title=f"Push {quoted(post.title)} on {post.platform.label} now.",
        description=(
            f"Published on {day_in_words(post.published_on)}, it has {rough(told.value)} "
            f"{unit(metric)} at {told.age:.0f} days. Its chance to end among the best tenth "
            f"({rough(told.threshold)} by day {told.final_age:.0f}) is {share(told.chance)}; of "
            f"earlier posts with a chance like this {share(seen.estimate)} did "
            f"({share(seen.low)} to {share(seen.high)}), n = {told.n:,} posts."
        ),
        estimate=Estimate(
            told.chance, seen.low, seen.high, told.n, "chance",
            f"{told.method}; the interval is that of what came of such chances",
        ),
        impact=None,
        no_impact=(
            "The chance is that of the post as it is; what a push adds has not been measured here."
        ),
        difficulty=Difficulty.EASY,
        value=told.chance * max(told.threshold - told.value, 0.0),
        overturned_by="A quiet next reading: the chance is then told anew.",
        evidence=Evidence(
            "content", Period(post.published_on, max(until.last_day, post.published_on)),
            metric=metric.name, content_id=post.content_id,
        ),
        platforms=(post.platform,),
        content_ids=(post.content_id,),
        subject=NoteSubject(post.platform, post.account, post.external_id, title=post.title),
    )  # fmt: skip
