"""Reads the posts around the day on which an insight was accepted, and which of them follow it."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.columns import FeatureKind
from analytics.correlations.features import feature_columns
from analytics.correlations.outcomes import amounts_of_first_days
from analytics.insights.outcomes.later_posts import LEAST_RATIO, LaterPosts, Rows, later_posts
from analytics.insights.outcomes.posts import FIRST_DAYS
from analytics.insights.outcomes.states import Outcome
from analytics.insights.sources import Desk
from analytics.insights.timing import GoodTime, is_at
from analytics.stats.timing import Part
from analytics.timing.posts import found_posts, is_clip
from database.queries.post_features import StoredPostFacts
from domain.insights import Insight, InsightKind, StoredInsight
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison

DAYS_BEFORE, DAYS_AFTER = 120, 90


def read_later_posts(
    connection: Connection, desk: Desk, stored: StoredInsight, accepted: date
) -> Outcome:
    one = stored.insight
    last = min(desk.today - timedelta(days=1), accepted + timedelta(days=DAYS_AFTER))
    days = Period(accepted - timedelta(days=DAYS_BEFORE), max(last, accepted))
    selection = Selection(desk.workspace_id, days, Comparison.OFF, platforms=one.platforms)
    found, _ = found_posts(connection, selection, desk.zone)
    facts = tuple(post for post in found if _is_compared(one, post))
    told = amounts_of_first_days(connection, selection, desk.zone, facts, (desk.metric,),
                                 FIRST_DAYS)  # fmt: skip
    later = np.array([post.published_on > accepted for post in facts], dtype=np.bool_)
    return later_posts(
        LaterPosts(
            facts=facts,
            metric=desk.metric,
            later=later,
            follows=later if one.kind is InsightKind.OUTLIER else _follows(one, facts, desk),
            amounts=told.told[:, 0],
            predicted=predicted_ratio(one),
            same_account=one.kind is not InsightKind.PLATFORM,
        )
    )


def predicted_ratio(one: Insight) -> float:
    """The cautious end of what later posts should have, beside earlier ones."""
    if one.kind in (InsightKind.FEATURE, InsightKind.TIMING):
        return 1 + one.estimate.low
    return one.estimate.low if one.kind is InsightKind.PLATFORM else LEAST_RATIO


def _is_compared(one: Insight, post: StoredPostFacts) -> bool:
    """Of a hit to repeat only posts of its account, and not the hit itself."""
    if is_clip(post):
        return False
    if one.kind is InsightKind.OUTLIER:
        return post.account == one.subject.account and post.content_id not in one.content_ids
    return True


def _follows(one: Insight, facts: Sequence[StoredPostFacts], desk: Desk) -> Rows:
    if one.kind is InsightKind.FEATURE:
        return _have_feature(one, facts, desk)
    if one.kind is InsightKind.TIMING:
        return _at_the_time(one, facts, desk)
    return np.array([post.platform is one.platforms[0] for post in facts], dtype=np.bool_)


def _have_feature(one: Insight, facts: Sequence[StoredPostFacts], desk: Desk) -> Rows:
    own = dict(one.evidence.own)
    name = own["feature"]
    towards = one.key.removeprefix(f"{name}:{own['outcome']}:")
    columns = {column.name: column for column in feature_columns(facts, desk.zone)}
    column = columns.get(name)
    nothing = np.zeros(len(facts), dtype=np.bool_)
    if column is None:
        return nothing
    if column.kind is FeatureKind.CATEGORY:
        known = towards in column.categories
        place = column.categories.index(towards) if known else None
        return nothing if place is None else np.asarray(column.codes == place)
    if column.kind is FeatureKind.YES_NO:
        return np.asarray(column.codes == (1 if towards == "more" else 0))
    told = column.values[np.isfinite(column.values)]
    middle = np.median(told) if told.size else np.nan
    above, below = column.values > middle, column.values < middle
    return np.asarray(above if towards == "more" else below)


def _at_the_time(one: Insight, facts: Sequence[StoredPostFacts], desk: Desk) -> Rows:
    _, _, part, place, block_h = one.key.split(":")
    where = tuple(int(each) for each in place.split("-"))
    time = GoodTime(Part(part), where, one.estimate.value, one.estimate.low, one.estimate.high,
                    one.estimate.n)  # fmt: skip
    moments = [post.published_at and post.published_at.astimezone(desk.zone) for post in facts]
    return np.array(
        [at is not None and is_at(time, at.weekday(), at.hour, int(block_h)) for at in moments],
        dtype=np.bool_,
    )
