"""Columns of the table of posts: a feature, or what the posts brought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from domain.metrics import Metric

Values = NDArray[np.float64]
Codes = NDArray[np.int64]

_SKEWED = 1.0  # from here on a feature without negative values is looked at on a log scale


class FeatureKind(StrEnum):
    NUMBER = "number"
    YES_NO = "yes_no"
    CATEGORY = "category"


@dataclass(frozen=True, eq=False)
class FeatureColumn:
    """`values`, one per post, nan where unknown: numbers, 0 and 1, or the places of
    `categories`."""

    name: str
    label: str
    kind: FeatureKind
    values: Values
    categories: tuple[str, ...] = ()
    phrase: str = ""  # of yes and no, to follow the word posts: "with a question"
    unit: str = ""

    @cached_property
    def logged(self) -> bool:
        """Whether the scale it is looked at is that of log(1 + x)."""
        known = self.values[np.isfinite(self.values)]
        if self.kind is not FeatureKind.NUMBER or known.size < 3 or known.min() < 0:
            return False
        spread = known.std()
        return bool(spread > 0 and (((known - known.mean()) / spread) ** 3).mean() > _SKEWED)

    @cached_property
    def scaled(self) -> Values:
        return np.log1p(self.values) if self.logged else self.values

    @cached_property
    def codes(self) -> Codes:
        """Of categories, and of no and yes; negative where unknown."""
        return np.where(np.isnan(self.values), -1, self.values).astype(np.int64)

    @property
    def groups(self) -> tuple[str, ...]:
        return ("no", "yes") if self.kind is FeatureKind.YES_NO else self.categories


@dataclass(frozen=True, eq=False)
class OutcomeColumn:
    """`values`, one per post, nan where unknown: an amount, or an amount per view."""

    metric: Metric
    label: str
    values: Values
    scaled: Values  # on a log scale


def amounts(metric: Metric, told: Values) -> OutcomeColumn:
    """A correction can leave less than nothing, which no logarithm knows: it counts as nothing."""
    return OutcomeColumn(
        metric, metric.label, told, np.log1p(np.where(np.isnan(told), np.nan, np.maximum(told, 0)))
    )


def per_view(metric: Metric, told: Values, views: Values) -> OutcomeColumn:
    """Half a count more keeps posts with none comparable."""
    seen = np.where(views > 0, views, np.nan)
    counted = np.where(np.isnan(told), np.nan, np.maximum(told, 0))
    return OutcomeColumn(
        metric, f"{metric.label} per view", counted / seen, np.log((counted + 0.5) / (seen + 1))
    )


def category_column(name: str, label: str, told: Sequence[str | None]) -> FeatureColumn:
    """Categories in the order of the alphabet; an empty word is none."""
    names = sorted({word for word in told if word})
    places = {word: place for place, word in enumerate(names)}
    values = np.array([float(places[word]) if word else np.nan for word in told])
    return FeatureColumn(name, label, FeatureKind.CATEGORY, values, tuple(names))
