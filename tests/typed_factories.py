"""Entries of figures typed by hand, for tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from domain.observations import PostFacts
from domain.periods import Period
from domain.typed import Entry, Occasion, PostName, TypedFigure
from domain.vocabulary import Figure, Platform

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TODAY = NOON.date()
TIDE = PostName(Platform.YOUTUBE, "tide")
TIDE_FACTS = PostFacts(
    "tide",
    Platform.YOUTUBE,
    account="Main",
    title="How the tide works",
    published=date(2026, 3, 1),
)
_tokens = count(1)


def at(moment: datetime | date) -> Occasion:
    return Occasion(Figure.CUMULATIVE, moment=moment)


def over(first: date, days: int = 1) -> Occasion:
    return Occasion(Figure.PERIOD, days=Period(first, first + timedelta(days=days - 1)))


def a_total(value, *, metric="views", moment=NOON, post=TIDE, why="") -> TypedFigure:
    return TypedFigure(post, metric, at(moment), value, why)


def an_amount(value, *, metric="views", first=TODAY, days=1, post=TIDE) -> TypedFigure:
    return TypedFigure(post, metric, over(first, days), value)


def an_entry(*figures: TypedFigure, new_posts=(), token="") -> Entry:
    return Entry(token or f"entry-{next(_tokens)}", figures, tuple(new_posts))


def a_first_entry(*figures: TypedFigure) -> Entry:
    """Creates the post it tells of."""
    return an_entry(*figures, new_posts=(TIDE_FACTS,))
