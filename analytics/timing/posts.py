"""Posts with the hour of the week they came in, and what they brought in at a comparable age."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.choices import Age
from analytics.correlations.columns import Codes, Values, amounts
from analytics.correlations.outcomes import PostAmounts, amounts_of_first_days, amounts_so_far
from analytics.correlations.post_table import MOST_POSTS
from analytics.wording import count_in_words
from database.queries.post_features import StoredPostFacts, published_posts
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

CLIP = "clip"
_FEWEST_ALIKE = 5  # posts of one account and format, or of one quarter, held fixed by themselves
_KNOWN_ENOUGH = 0.8  # of the posts, for the audience to be held fixed
_QUARTER_DAYS = 91
_OTHER = -1


@dataclass(frozen=True, eq=False)
class TimedPosts:
    """Arrays have one entry per post; hours and weekdays are negative where only the day of
    publication is known, `scaled` (a log scale) is nan where the post tells no such figure."""

    facts: tuple[StoredPostFacts, ...]
    weekdays: Codes  # 0 is Monday
    hours: Codes
    scaled: Values
    held: Values  # (n, c), what is held fixed
    held_words: tuple[str, ...]

    @property
    def timed(self) -> Codes:
        """Places of the posts whose hour is known."""
        return np.flatnonzero(self.hours >= 0)

    @property
    def rated(self) -> Codes:
        """Of these, the ones whose figures are known too."""
        known = (self.hours >= 0) & np.isfinite(self.scaled) & np.isfinite(self.held).all(axis=1)
        return np.flatnonzero(known)

    @cached_property
    def accounts(self) -> Codes:
        return np.array([post.account_id for post in self.facts], dtype=np.int64)

    @cached_property
    def works(self) -> Codes:
        return np.array([post.content_id for post in self.facts], dtype=np.int64)


def found_posts(
    connection: Connection, selection: Selection, zone: ZoneInfo
) -> tuple[tuple[StoredPostFacts, ...], str]:
    """The newest posts of the selection, and a sentence on those beyond the limit, or ""."""
    facts, found = published_posts(connection, selection, zone, limit=MOST_POSTS)
    if found <= len(facts):
        return facts, ""
    return (
        facts,
        f"Only the newest {len(facts):,} of {count_in_words(found, 'post')} are looked at.",
    )


def is_clip(post: StoredPostFacts) -> bool:
    """Viewers make these, so they are no part of the team's own publishing."""
    return post.platform is Platform.TWITCH and post.content_type == CLIP


def timed_posts(
    connection: Connection,
    selection: Selection,
    zones: tuple[ZoneInfo, ZoneInfo],
    facts: Sequence[StoredPostFacts],
    metric: Metric | None,
    age: Age,
) -> TimedPosts:
    """`zones`: the workspace's, which cuts days, and the one whose hours are looked at."""
    cutting, looking = zones
    told = _amounts(connection, selection, cutting, facts, metric, age)
    scaled = amounts(metric, told.told[:, 0]).scaled if metric else np.full(len(facts), np.nan)
    moments = [post.published_at and post.published_at.astimezone(looking) for post in facts]
    held, words = _held(facts, told.ages if age is Age.TOTAL else None, np.isfinite(scaled))
    return TimedPosts(
        facts=tuple(facts),
        weekdays=np.array(
            [_OTHER if at is None else at.weekday() for at in moments], dtype=np.int64
        ),
        hours=np.array([_OTHER if at is None else at.hour for at in moments], dtype=np.int64),
        scaled=scaled,
        held=held,
        held_words=words,
    )


def _amounts(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    facts: Sequence[StoredPostFacts],
    metric: Metric | None,
    age: Age,
) -> PostAmounts:
    if metric is None or not facts:
        return PostAmounts((), np.full((len(facts), 1), np.nan), np.full(len(facts), np.nan))
    if age.days is None:
        return amounts_so_far(connection, selection, zone, facts, (metric,))
    return amounts_of_first_days(connection, selection, zone, facts, (metric,), age.days)


def _held(
    facts: Sequence[StoredPostFacts],
    ages: Values | None,
    rated: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> tuple[Values, tuple[str, ...]]:
    """Categories count among the rated posts, so that no column is of others only."""
    if not facts:
        return np.empty((0, 0)), ()
    first = min(post.published_on for post in facts)
    quarters = [(post.published_on - first).days // _QUARTER_DAYS for post in facts]
    columns = [
        *_kinds([post.account_id for post in facts], rated),
        *_kinds([(post.account_id, post.content_type) for post in facts], rated),
        *_kinds(quarters, rated),
    ]
    words = ["platform and account", "type", "quarter of publication"]
    audience = np.array([np.nan if post.audience is None else post.audience for post in facts])
    if rated.any() and np.isfinite(audience[rated]).mean() >= _KNOWN_ENOUGH:
        columns.append(np.log1p(audience))
        words.append("followers at publication")
    if ages is not None:
        columns.append(np.log(ages))
        words.append("age")
    matrix = np.column_stack(columns) if columns else np.empty((len(facts), 0))
    return matrix, tuple(words)


def _kinds(
    names: Sequence[object], rated: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> list[Values]:
    """A column of 0 and 1 for each name with enough rated posts; the rest are taken together."""
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    codes = np.array([places[name] for name in names])
    counts = np.bincount(codes[rated], minlength=len(places))
    return [(codes == code).astype(float) for code in np.flatnonzero(counts >= _FEWEST_ALIKE)]
