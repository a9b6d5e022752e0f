"""How did the posts of one piece of content do, beside what is typical at the same age?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.answers import Unanswered, answered
from analytics.stats.early_signal import EarlySignal, PastPosts, estimate_top_chance
from analytics.stats.typical import (
    Outlier,
    Totals,
    Typical,
    score_outlier,
    totals_at,
    typical_at,
)
from database.queries.ages import AgedTotals, totals_by_age
from database.queries.content import StoredPost, stored_content, stored_posts
from database.queries.metrics import metric_registry
from database.queries.peers import Peer, peers_of
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest, NotFound
from domain.metrics import Metric
from domain.vocabulary import Platform

PEERS_BEFORE, PEERS_AFTER = 200, 50
LONGEST_AGE = 90
FINAL_AGES = (28, LONGEST_AGE)
# A reading this long after an age still tells of it, on the line from the one before.
_READ_AFTER = 35
_DAY = timedelta(days=1)

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class AgeCurve:
    """Totals as they were read, in order of age in days."""

    ages: Values
    totals: Values


@dataclass(frozen=True, eq=False)
class PostAges:
    """`typical` is of the peers without the post itself."""

    post_id: int
    platform: Platform
    account: str
    curve: AgeCurve
    peers: int  # of the same account and format with totals by age
    typical: Typical | Unanswered
    outlier: Outlier | Unanswered
    early: EarlySignal | Unanswered


@dataclass(frozen=True, eq=False)
class ContentAges:
    metric: Metric
    content_type: str | None  # the format that the peers share
    posts: tuple[PostAges, ...]


def report_content_ages(
    connection: Connection, workspace_id: int, content_id: int, metric_name: str
) -> ContentAges:
    """Peers are the posts of the same account and format published nearest to each post."""
    facts = stored_content(connection, workspace_id, content_id)
    if facts is None:
        raise NotFound(f"There is no content {content_id} in this workspace.")
    metric = countable(connection, workspace_id, metric_name)
    posts = stored_posts(connection, workspace_id, content_id)
    return ContentAges(
        metric,
        facts.content_type,
        tuple(_post_ages(connection, workspace_id, post, metric) for post in posts),
    )


def countable(connection: Connection, workspace_id: int, metric_name: str) -> Metric:
    metric = metric_registry(connection, workspace_id)[metric_name]
    if not metric.additive:
        raise InvalidRequest(
            f"{metric.label} cannot be added up since publication, so posts are not compared by "
            "age. Views, likes and other counts can."
        )
    return metric


def _post_ages(
    connection: Connection, workspace_id: int, post: StoredPost, metric: Metric
) -> PostAges:
    peers = peers_of(connection, workspace_id, post.post_id, before=PEERS_BEFORE, after=PEERS_AFTER)
    told = totals_by_age(
        connection,
        workspace_id,
        [post.post_id, *(peer.post_id for peer in peers)],
        metric,
        time_zone(connection, workspace_id),
        oldest=LONGEST_AGE + _READ_AFTER,
    )
    curve = age_curve(told.get(post.post_id))
    known = [peer for peer in peers if peer.post_id in told]
    return PostAges(
        post_id=post.post_id,
        platform=post.platform,
        account=post.account,
        curve=curve,
        peers=len(known),
        typical=answered(lambda: _typical(known, told)),
        outlier=answered(lambda: _outlier(post, curve, known, told)),
        early=answered(lambda: _early_signal(post, curve, known, told)),
    )


def age_curve(told: AgedTotals | None) -> AgeCurve:
    """Up to the longest age looked at; of two totals for one moment the last given counts."""
    if told is None:
        return AgeCurve(np.empty(0), np.empty(0))
    ages, totals = np.asarray(told.ages), np.asarray(told.totals)
    last = np.append(np.diff(ages) > 0, True) & (ages <= LONGEST_AGE)
    return AgeCurve(ages[last], totals[last])


def _typical(peers: Sequence[Peer], told: Mapping[int, AgedTotals]) -> Typical:
    return typical_at(_together([told[peer.post_id] for peer in peers]), _GRID)


# Close together at first, when totals move fast.
_GRID: Values = np.unique(
    np.concatenate([np.arange(0, 2, 0.25), np.arange(2, 28, 1), np.arange(28, LONGEST_AGE + 1, 2)])
)


def _outlier(
    post: StoredPost, curve: AgeCurve, peers: Sequence[Peer], told: Mapping[int, AgedTotals]
) -> Outlier:
    _refuse_unknown(post, curve)
    own = AgedTotals(curve.ages.tolist(), curve.totals.tolist())
    return score_outlier(_together([own, *(told[peer.post_id] for peer in peers)]), 0)


def _early_signal(
    post: StoredPost, curve: AgeCurve, peers: Sequence[Peer], told: Mapping[int, AgedTotals]
) -> EarlySignal:
    """By posts that came out earlier alone."""
    _refuse_unknown(post, curve)
    age, value = float(curve.ages[-1]), float(curve.totals[-1])
    final_age = next((final for final in FINAL_AGES if age < final), None)
    if final_age is None or post.published_at is None:
        raise InvalidRequest(f"Its first {LONGEST_AGE} days are over: there is nothing to foresee.")
    earlier = [peer for peer in peers if peer.published_at <= post.published_at]
    known = totals_at(
        _together([told[peer.post_id] for peer in earlier]), np.array([age, float(final_age)])
    )
    published = np.array([(peer.published_at - earlier[0].published_at) / _DAY for peer in earlier])
    past = PastPosts(published, known[:, 0], known[:, 1])
    return estimate_top_chance(past, value, age=age, final_age=float(final_age))


def _refuse_unknown(post: StoredPost, curve: AgeCurve) -> None:
    if post.published_at is None:
        raise InvalidRequest("Its moment of publication is not known, so it has no age.")
    if not curve.ages.size:
        raise InvalidRequest(
            "No source tells its total by age: that takes running totals, or figures for every day "
            "since publication."
        )


def _together(curves: Sequence[AgedTotals]) -> Totals:
    sizes = [len(curve.ages) for curve in curves]
    return Totals(
        np.repeat(np.arange(len(curves), dtype=np.int64), sizes),
        np.concatenate([np.empty(0), *(np.asarray(curve.ages) for curve in curves)]),
        np.concatenate([np.empty(0), *(np.asarray(curve.totals) for curve in curves)]),
    )
