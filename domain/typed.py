"""Figures typed by hand: what one save holds, before anything of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.observations import Number, Observation, PostFacts
from domain.periods import Period
from domain.vocabulary import Figure, Platform

ENTRY_FORMAT = "typed"


@dataclass(frozen=True, order=True)
class PostName:
    """A post as its platform names it: this stays true when the post is taken back and returns."""

    platform: Platform
    external_id: str


@dataclass(frozen=True)
class Occasion:
    """A running total has the moment it was read (a date: the end of that day), an amount whole
    days."""

    figure: Figure
    moment: datetime | date | None = None
    days: Period | None = None

    def __post_init__(self) -> None:
        assert (self.moment is None) is (self.figure is Figure.PERIOD)
        assert (self.days is None) is (self.figure is Figure.CUMULATIVE)


@dataclass(frozen=True)
class TypedFigure:
    post: PostName
    metric: str
    occasion: Occasion
    value: Number
    why: str = ""


@dataclass(frozen=True)
class Entry:
    """One save. `token` is its own: the same save sent twice is stored once."""

    token: str
    figures: tuple[TypedFigure, ...]
    new_posts: tuple[PostFacts, ...] = ()

    @property
    def posts(self) -> tuple[PostName, ...]:
        return tuple(dict.fromkeys(figure.post for figure in self.figures))

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.metric for figure in self.figures))


def as_observations(figures: Sequence[TypedFigure], metrics: Sequence[str]) -> list[Observation]:
    """What was typed of one post and occasion is one observation, the metrics in their order."""
    told: dict[tuple[PostName, Occasion], dict[str, Number]] = {}
    for figure in figures:
        told.setdefault((figure.post, figure.occasion), {})[figure.metric] = figure.value
    return [
        Observation(
            occasion.figure,
            tuple(values.get(metric) for metric in metrics),
            post.external_id,
            moment=occasion.moment,
            days=occasion.days,
            platform=post.platform,
        )
        for (post, occasion), values in told.items()
    ]


class FigureState(StrEnum):
    """What became of a typed figure."""

    COUNTS = "counts"
    CORRECTED = "corrected"  # a later entry says another figure in its place
    REPLACED = "replaced"  # an import after it speaks of the same post and time
    VOIDED = "voided"
    UNDONE = "undone"  # with its whole entry


class Mark(StrEnum):
    VOIDED = "voided"
    RESTORED = "restored"


@dataclass(frozen=True)
class Habit:
    """What a person typed last on a platform: for which account, and which metrics how."""

    platform: Platform
    account: str
    totals: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()

    def kind_of(self, metric: str) -> Figure:
        return Figure.PERIOD if metric in self.amounts else Figure.CUMULATIVE

    @property
    def metrics(self) -> tuple[str, ...]:
        return (*self.totals, *self.amounts)


@dataclass(frozen=True)
class FigureFilter:
    """Which typed figures are asked for; what is not said leaves all in."""

    text: str = ""  # words of the title, the account or the note, or the id of the post
    metric: str | None = None
    person: str | None = None
    typed_on: Period | None = None  # days of the workspace's zone
    states: tuple[FigureState, ...] = ()
