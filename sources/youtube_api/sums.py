"""Rows added up: counters as they are, averages by what weighs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Number

_STEP = Decimal("0.000001")


@dataclass(frozen=True)
class Figures:
    """`kept`: positions in a row, without averages whose weight the row does not have.
    `weights` leads from an average to its weight, by their positions in `metrics`."""

    metrics: tuple[str, ...]
    kept: tuple[int, ...]
    weights: Mapping[int, int]

    @classmethod
    def among(cls, names: Sequence[str]) -> "Figures":
        weight = {name: STANDARD_METRICS[name].weight for name in names}
        kept = [place for place, n in enumerate(names) if weight[n] is None or weight[n] in names]
        metrics = tuple(names[place] for place in kept)
        weights = {p: metrics.index(w) for p, n in enumerate(metrics) if (w := weight[n])}
        return cls(metrics, tuple(kept), weights)


@dataclass
class Sum:
    figures: Figures
    _amounts: dict[int, Number] = field(default_factory=dict)
    _weighed: dict[int, Number] = field(default_factory=dict)

    def add(self, row: Sequence[Number | None]) -> None:
        values = [row[place] for place in self.figures.kept]
        for place, value in enumerate(values):
            if value is None:
                continue
            if place in self.figures.weights:
                weight = values[self.figures.weights[place]] or 0
                self._weighed[place] = self._weighed.get(place, 0) + weight
                value = value * weight
            self._amounts[place] = self._amounts.get(place, 0) + value

    @property
    def values(self) -> tuple[Number | None, ...]:
        return tuple(map(self._value, range(len(self.figures.metrics))))

    def _value(self, place: int) -> Number | None:
        """An average over nothing is none."""
        amount = self._amounts.get(place)
        if place not in self.figures.weights or amount is None:
            return amount
        weight = self._weighed[place]
        return (Decimal(amount) / weight).quantize(_STEP) if weight else None
