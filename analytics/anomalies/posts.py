"""Posts that did unusually well or badly for their age, among those like them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analytics.anomalies.series import FALSE_DISCOVERY, ShortSeries
from analytics.wording import count_in_words
from database.queries.ages import AgedTotals
from database.queries.publications import Publication
from domain.errors import NotEnoughData
from domain.notes import Note, NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform

if TYPE_CHECKING:
    from analytics.stats.peers import PeerComparison


OLDEST_DAYS = 28
YOUNGEST_DAYS = 1.0


@dataclass(frozen=True)
class UnusualPost:
    """Compared with posts of the same account and type at the same age."""

    post_id: int
    content_id: int
    title: str
    platform: Platform
    account: str
    content_type: str | None
    external_id: str
    published_on: date
    age_days: float  # at the last reading within four weeks of publication
    value: float
    typical: float
    low: float
    high: float
    deviation: float
    doublings: float  # log2 of value over typical; nan where either is 0
    p: float
    q: float
    peers: int
    acknowledged: Note | None = None

    @property
    def is_above(self) -> bool:
        return self.deviation > 0

    @property
    def subject(self) -> NoteSubject:
        return NoteSubject(self.platform, self.account, self.external_id, title=self.title)


@dataclass(frozen=True)
class JudgedPosts:
    unusual: tuple[UnusualPost, ...]  # the newest first
    judged: int
    left_out: tuple[ShortSeries, ...]  # groups with too few others, largest first
    without_days: int  # posts whose first days no figure tells


def judge_posts(
    posts: Sequence[Publication],
    totals: Mapping[int, AgedTotals],
    shown: Period,
    *,
    now: datetime,
) -> JudgedPosts:
    """Those published in `shown`, among all of `posts`; corrected together. `totals` by post."""
    from analytics.stats.multiplicity import false_discovery_q
    from analytics.stats.peers import compare_with_peers

    groups: dict[tuple[int, str | None], list[Publication]] = defaultdict(list)
    for post in posts:
        groups[(post.account_id, post.content_type)].append(post)
    recent = [post for post in posts if post.published_on in shown]
    ages = {post.post_id: _age(post, totals.get(post.post_id), now) for post in recent}
    found, missed = [], []
    for group in groups.values():
        known = [post for post in group if ages.get(post.post_id)]
        grid = _at_ages(group, totals, [ages[post.post_id] for post in known])
        for column, post in enumerate(known):
            own = np.array([other is post for other in group])
            value, peers = float(grid[own, column][0]), grid[~own, column]
            try:
                compared = compare_with_peers(value, peers)
            except NotEnoughData as error:
                missed.append((post, error))
            else:
                found.append(_post(post, compared, value, ages[post.post_id]))
    q = false_discovery_q(np.array([post.p for post in found]))
    unusual = [replace(post, q=float(at)) for post, at in zip(found, q, strict=True)]
    return JudgedPosts(
        tuple(
            sorted(
                (post for post in unusual if post.q <= FALSE_DISCOVERY),
                key=lambda post: (post.published_on, post.post_id),
                reverse=True,
            )
        ),
        len(found),
        _left_out(missed),
        sum(not age for age in ages.values()),
    )


def _age(post: Publication, told: AgedTotals | None, now: datetime) -> float:
    """Of the last reading, in days; 0 where nothing is known of a post a day old. A day that is
    not over yet is told as of its end, which is no reading."""
    if told is None or post.published_at is None:
        return 0.0
    oldest = (now - post.published_at).total_seconds() / 86_400
    known = [age for age in told.ages if age <= oldest]
    return known[-1] if known and known[-1] >= YOUNGEST_DAYS else 0.0


def _at_ages(
    group: Sequence[Publication], totals: Mapping[int, AgedTotals], ages: Sequence[float]
) -> NDArray[np.float64]:
    """A row per post and a column per age, on the line between two readings; nan outside."""
    grid = np.full((len(group), len(ages)), np.nan)
    for row, post in enumerate(group):
        told = totals.get(post.post_id)
        if told is not None and len(told.ages):
            grid[row] = np.interp(ages, told.ages, told.totals, left=np.nan, right=np.nan)
    return np.asarray(np.maximum(grid, 0.0))


def _post(post: Publication, compared: "PeerComparison", value: float, age: float) -> UnusualPost:
    return UnusualPost(
        post_id=post.post_id,
        content_id=post.content_id,
        title=post.title,
        platform=post.platform,
        account=post.account,
        content_type=post.content_type,
        external_id=post.external_id,
        published_on=post.published_on,
        age_days=age,
        value=value,
        typical=compared.typical,
        low=compared.low,
        high=compared.high,
        deviation=compared.deviation,
        doublings=compared.doublings,
        p=compared.p,
        q=float("nan"),
        peers=compared.n,
    )


def _left_out(missed: Iterable[tuple[Publication, NotEnoughData]]) -> tuple[ShortSeries, ...]:
    """One line per account and type, with the most others that any of its posts found."""
    best: dict[tuple[str, str], list[NotEnoughData]] = defaultdict(list)
    for post, error in missed:
        kind = post.content_type or "posts without a type"
        best[(f"{post.account} ({post.platform.label})", kind)].append(error)
    told = sorted(best.items(), key=lambda one: -len(one[1]))
    return tuple(
        ShortSeries(
            f"{account}, {kind}",
            f"{count_in_words(len(errors), 'post')} not judged: needs {errors[0].needed} others of "
            f"the same age, has {max(error.got for error in errors)}.",
        )
        for (account, kind), errors in told
    )
