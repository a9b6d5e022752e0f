"""A doubt about a typed figure: it asks, and never forbids."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from analytics.wording import amount_in_words
from domain.metrics import Metric
from domain.observations import Number
from domain.typed import TypedFigure


class DoubtKind(StrEnum):
    LOWER = "lower than before"
    JUMP = "outside the post's own curve"
    DUPLICATE = "there already"
    FUTURE = "in the future"
    UNPUBLISHED = "before publication"
    ABOVE_VIEWS = "more than views"
    RANGE = "outside its range"
    KIND = "more in some days than in all"


@dataclass(frozen=True)
class Doubt:
    kind: DoubtKind
    figure: TypedFigure
    words: str


def shown(value: Number, metric: Metric) -> str:
    return amount_in_words(Decimal(value), metric)
