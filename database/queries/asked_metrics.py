"""What is asked of each group of posts beside the metric it is ranked by."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Label, Subquery, and_, false, func, literal, or_

from domain.metrics import Metric


@dataclass(frozen=True)
class Asked:
    """`metric` is what is ranked by; the interactions and `denominators` (best first) make the
    rate; `beside` are added up as they are."""

    metric: Metric
    interactions: tuple[Metric, ...] = ()
    denominators: tuple[Metric, ...] = ()
    beside: tuple[Metric, ...] = ()

    @property
    def metrics(self) -> tuple[Metric, ...]:
        every = (self.metric, *self.interactions, *self.denominators, *self.beside)
        return tuple(dict.fromkeys(every))


def rate_sides(sums: Subquery, asked: Asked) -> list[Label[Any]]:
    places = {metric.name: n for n, metric in enumerate(asked.metrics)}
    counted = [places[metric.name] for metric in asked.interactions]
    found = [
        func.bool_or(sums.c[f"amount_{n}"].is_not(None)).label(f"told_{number}")
        for number, n in enumerate(counted)
    ]
    for number, metric in enumerate(asked.denominators):
        place = places[metric.name]
        told = and_(
            sums.c[f"amount_{place}"].is_not(None),
            or_(false(), *(sums.c[f"amount_{n}"].is_not(None) for n in counted)),
            *(_alike(sums, n, place) for n in counted),
        )
        top = sum((func.coalesce(sums.c[f"amount_{n}"], 0) for n in counted), literal(0))
        found.append(func.sum(top).filter(told).label(f"top_{number}"))
        found.append(func.sum(sums.c[f"amount_{place}"]).filter(told).label(f"bottom_{number}"))
    return found


def _alike(sums: Subquery, first: int, second: int) -> ColumnElement[bool]:
    """An interaction that is not told is no contradiction; one of other stretches is."""
    one, other = sums.c[f"stretch_{first}"], sums.c[f"stretch_{second}"]
    return or_(
        sums.c[f"amount_{first}"].is_(None), func.coalesce(one, 0) == func.coalesce(other, 0)
    )


def amounts_beside(sums: Subquery, asked: Asked) -> list[Label[Any]]:
    places = {metric.name: n for n, metric in enumerate(asked.metrics)}
    return [
        func.sum(sums.c[f"amount_{places[metric.name]}"]).label(f"beside_{number}")
        for number, metric in enumerate(asked.beside)
    ]
