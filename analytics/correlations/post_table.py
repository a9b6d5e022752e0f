"""The table of posts: a row per post, its features, what it brought in, what is held fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.choices import Age, CorrelationChoice, Counted
from analytics.correlations.columns import FeatureColumn, OutcomeColumn, Values
from analytics.correlations.features import feature_columns
from analytics.correlations.outcomes import (
    PostAmounts,
    amounts_of_first_days,
    amounts_so_far,
    outcome_columns,
)
from analytics.wording import count_in_words, listed
from database.queries.metrics import metric_registry, told_metrics
from database.queries.post_features import StoredPostFacts, published_posts
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

MOST_POSTS = 5000
MINIMUM_POSTS = 20  # of a pair of feature and metric
_MINIMUM_CELL = 5  # posts of one account and format that are held fixed by themselves
_KNOWN_ENOUGH = 0.8  # of the posts, for the audience to be held fixed
_MOST_METRICS = 10
_FOLLOWERS = "followers at publication"


@dataclass(frozen=True, eq=False)
class PostTable:
    """Posts of one piece of content stand together, the oldest content first."""

    post_ids: tuple[int, ...]
    content_ids: tuple[int, ...]
    titles: tuple[str, ...]
    platforms: tuple[Platform, ...]
    features: tuple[FeatureColumn, ...]
    outcomes: tuple[OutcomeColumn, ...]
    held: Values  # (n, c), what is held fixed; nan where unknown
    held_words: tuple[str, ...]
    found: int  # posts published in the days, those beyond the limit among them
    notes: tuple[str, ...]

    @property
    def posts(self) -> int:
        return len(self.post_ids)

    @property
    def held_features(self) -> frozenset[str]:
        """The features among what is held fixed."""
        known = {"format": ("platform", "type"), _FOLLOWERS: ("audience",)}
        return frozenset(name for word in self.held_words for name in known.get(word, ()))

    @cached_property
    def works(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.array(self.content_ids, dtype=np.int64)

    def feature(self, name: str) -> FeatureColumn:
        return next(one for one in self.features if one.name == name)

    def outcome(self, name: str) -> OutcomeColumn:
        return next(one for one in self.outcomes if one.metric.name == name)


def post_table(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    choice: CorrelationChoice,
    metrics: Sequence[str] | None = None,
) -> PostTable:
    """Of the posts published in the selection's period. `metrics` by name; else those told of most
    posts."""
    facts, found = published_posts(connection, selection, zone, limit=MOST_POSTS)
    posts = _in_order(facts)
    asked = _asked_metrics(connection, selection, metrics)
    amounts = _amounts(connection, selection, zone, posts, asked, choice.age)
    outcomes = outcome_columns(amounts, of_views=choice.counted is Counted.PER_VIEW)
    held, words, notes = _held(posts, amounts, choice)
    if found > len(posts):
        notes = (*notes, f"Only the newest {len(posts):,} of {found:,} posts are looked at.")
    return PostTable(
        post_ids=tuple(post.post_id for post in posts),
        content_ids=tuple(post.content_id for post in posts),
        titles=tuple(post.title for post in posts),
        platforms=tuple(post.platform for post in posts),
        features=feature_columns(posts, zone),
        outcomes=_told_most(outcomes) if metrics is None else outcomes,
        held=held,
        held_words=words,
        found=found,
        notes=notes,
    )


def _in_order(posts: Sequence[StoredPostFacts]) -> tuple[StoredPostFacts, ...]:
    first: dict[int, date] = {}
    for post in posts:
        known = first.get(post.content_id, post.published_on)
        first[post.content_id] = min(known, post.published_on)
    return tuple(
        sorted(posts, key=lambda post: (first[post.content_id], post.content_id, post.post_id))
    )


def _asked_metrics(
    connection: Connection, selection: Selection, names: Sequence[str] | None
) -> tuple[Metric, ...]:
    registry = metric_registry(connection, selection.workspace_id)
    if names is not None:
        return tuple(dict.fromkeys(registry[name] for name in names))
    return told_metrics(connection, selection.workspace_id, registry).posts


def _amounts(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    posts: Sequence[StoredPostFacts],
    metrics: Sequence[Metric],
    age: Age,
) -> PostAmounts:
    if not posts or not metrics:
        nothing = np.full((len(posts), len(metrics)), np.nan)
        return PostAmounts(tuple(metrics), nothing, np.full(len(posts), np.nan))
    if age.days is None:
        return amounts_so_far(connection, selection, zone, posts, metrics)
    return amounts_of_first_days(connection, selection, zone, posts, metrics, age.days)


def _told_most(outcomes: Sequence[OutcomeColumn]) -> tuple[OutcomeColumn, ...]:
    """Of metrics without enough posts there is nothing to say; the order stays."""
    known = {one.metric.name: int(np.isfinite(one.scaled).sum()) for one in outcomes}
    enough = [one for one in outcomes if known[one.metric.name] >= MINIMUM_POSTS]
    most = sorted(enough, key=lambda one: -known[one.metric.name])[:_MOST_METRICS]
    return tuple(one for one in outcomes if one in most)


def _held(
    posts: Sequence[StoredPostFacts], amounts: PostAmounts, choice: CorrelationChoice
) -> tuple[Values, tuple[str, ...], tuple[str, ...]]:
    """The columns, what they are in words, and what could not be held fixed."""
    columns: list[Values] = []
    words: list[str] = []
    notes: tuple[str, ...] = ()
    if choice.age is Age.TOTAL:
        columns, words = [np.log(amounts.ages)], ["age"]
    if choice.adjusted and posts:
        columns += [*_cells(posts), _days(posts)]
        words = ["platform and account", "format", *words, "day of publication"]
        audience = np.array([np.nan if post.audience is None else post.audience for post in posts])
        known = np.isfinite(audience)
        if known.mean() >= _KNOWN_ENOUGH:
            columns.append(np.log1p(audience))
            words.append(_FOLLOWERS)
        else:
            notes = (_audience_unknown(int(known.sum()), len(posts)),)
    matrix = np.column_stack(columns) if columns else np.empty((len(posts), 0))
    return matrix, tuple(words), notes


def _audience_unknown(known: int, posts: int) -> str:
    return (
        f"Followers at publication are known for {known:,} of {count_in_words(posts, 'post')}, too "
        "few to hold the size of the audience fixed."
    )


def _cells(posts: Sequence[StoredPostFacts]) -> list[Values]:
    """Accounts, and formats within them, as 0 and 1; the rarest formats are taken together."""
    accounts = np.array([post.account_id for post in posts])
    formats = np.array([f"{post.account_id} {post.content_type}" for post in posts])
    cells, counts = np.unique(formats, return_counts=True)
    columns = [accounts == account for account in np.unique(accounts)[1:]]
    columns += [formats == cell for cell in cells[counts >= _MINIMUM_CELL]]
    return [column.astype(float) for column in columns if 0 < column.sum() < len(posts)]


def _days(posts: Sequence[StoredPostFacts]) -> Values:
    days = np.array([float(post.published_on.toordinal()) for post in posts])
    return np.asarray((days - days.mean()) / 365.0)


def held_in_words(table: PostTable) -> str:
    return listed(table.held_words) if table.held_words else ""
