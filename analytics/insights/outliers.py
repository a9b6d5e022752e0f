"""Which posts did far better than others at their age, so that what they did is worth repeating?"""

from analytics.anomalies import AnomalyReport, UnusualPost
from analytics.insights.rules import LATER_POSTS, LEVEL, Rule
from analytics.insights.words import between, quoted, rough, times, unit
from analytics.wording import count_in_words
from domain.insights import Difficulty, Estimate, Evidence, Insight, InsightKind, Verdict
from domain.periods import Period

LEAST_TIMES = 3.0  # times typical
LEAST_AMOUNT = 100.0  # above typical

RULE = Rule(
    InsightKind.OUTLIER,
    "10 other posts of the same account and type, with figures at the same age",
    f"at least {LEAST_TIMES:.0f} times what is typical at its age",
    f"at least {LEAST_AMOUNT:.0f} above it",
    "Judged beside its peers on a scale where double is as far as half; false discoveries "
    "corrected over all posts of the last 90 days.",
    f"{LATER_POSTS}and not less than a tenth more; all later posts of its account count as "
    "following.",
)


def outliers(report: AnomalyReport) -> Verdict:
    if not report.posts_judged:
        needs = report.posts_left_out[0].reason if report.posts_left_out else (
            "No post of the last 90 days has figures of its first days."
        )  # fmt: skip
        return Verdict(RULE.kind, (), f"Not enough data: {needs}")
    found = tuple(_insight(report, post) for post in report.posts if _is_far(post))
    told = count_in_words(report.posts_judged, "post")
    return Verdict(RULE.kind, found, f"{told} judged; none stands far enough above the others.")


def _is_far(post: UnusualPost) -> bool:
    return (
        post.is_above
        and post.q <= LEVEL
        and post.value >= LEAST_TIMES * post.typical
        and post.value - post.typical >= LEAST_AMOUNT
    )


def _insight(report: AnomalyReport, post: UnusualPost) -> Insight:
    told = unit(report.metric)
    ratio = post.value / post.typical if post.typical else float("inf")
    ahead = f"{times(ratio)} what is typical" if post.typical else "where none are typical"
    return Insight(
        kind=RULE.kind,
        key=f"post:{post.platform.value}:{post.external_id}",
        title=f"Repeat what {quoted(post.title)} did on {post.platform.label}.",
        description=(
            f"It had {rough(post.value)} {told} at {post.age_days:.0f} days, {ahead} of "
            f"{post.account} at that age: {rough(post.typical)}, ordinary posts "
            f"{between(post.low, post.high)}, n = {post.peers:,} posts. Look at what sets it "
            "apart: topic, opening, picture, timing."
        ),
        estimate=Estimate(
            post.value,
            post.low,
            post.high,
            post.peers,
            told,
            "beside posts of the same account and type at the same age; the interval is that of "
            "ordinary ones",
            post.q,
        ),
        impact=None,
        no_impact=(
            "Part of every hit is luck, and one post does not tell which part: a further post may "
            f"well bring no more than ordinary ones, {between(post.low, post.high)} {told}."
        ),
        difficulty=Difficulty.MODERATE,
        value=post.typical,
        overturned_by=(
            "Paid reach or a mention elsewhere that brought the views, or two further posts of its "
            "kind that stay ordinary."
        ),
        evidence=Evidence(
            "content",
            Period(post.published_on, report.selection.period.last_day),
            metric=report.metric.name,
            content_id=post.content_id,
        ),
        platforms=(post.platform,),
        content_ids=(post.content_id,),
        subject=post.subject,
    )
