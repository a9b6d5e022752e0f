"""Before a test starts: what could it find with the traffic there is?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from analytics.stats.experiments import Amounts, Ratios, Shares, detectable_effect
from database.queries.daily import daily_amounts
from database.queries.metrics import metric_registry
from domain.errors import InvalidRequest, NotEnoughData
from domain.selection import Selection
from domain.vocabulary import Basis

LENGTHS = (7, 14, 28, 56)  # days
FEWEST_DAYS = 14


@dataclass(frozen=True)
class Traffic:
    """`per_day` in people, or 1 where the days themselves are compared; `mean` and `variance` of
    one person's, or one day's, figure."""

    per_day: float
    mean: float
    variance: float
    days: int  # it was read from; 0: the team's own figures


@dataclass(frozen=True)
class Detectable:
    """The smallest effect, as a share of the control's figure, that four tests of five find when
    they are read once, at their end."""

    days: int
    people: int  # per group
    effect: float


def traffic_of_shares(people_per_day: float, share: float) -> Traffic:
    if not people_per_day > 0:
        raise InvalidRequest("People per day are more than zero.")
    if not 0 < share < 1:
        raise InvalidRequest("The usual share lies between 0 % and 100 %, both excluded.")
    return Traffic(people_per_day, share, share * (1 - share), 0)


def report_traffic(
    connection: Connection, selection: Selection, figure: str, per: str | None, *, rotates: bool
) -> Traffic:
    """From the days of the posts in the selection: `figure` per `per` for shares of people and for
    ratios of days, `figure` alone for amounts of days. Only days that tell all of it count."""
    registry = metric_registry(connection, selection.workspace_id)
    names = [figure] if per is None else [figure, per]
    metrics = [registry[name] for name in names]
    found = daily_amounts(connection, selection, Basis.POSTS, metrics)
    nothing = np.full(selection.period.days, np.nan)
    told = np.array([found[name].values if name in found else nothing for name in names])
    days = told[:, np.isfinite(told).all(axis=0)]
    if days.shape[1] < FEWEST_DAYS:
        question = "The usual traffic"
        raise NotEnoughData(question, needed=FEWEST_DAYS, got=days.shape[1])
    return _traffic(days, rotates=rotates)


def _traffic(
    days: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", *, rotates: bool
) -> Traffic:
    n, tops = days.shape[1], days[0]
    if len(days) == 1:
        group = Amounts(n, float(tops.sum()), float(tops @ tops)).group
        return Traffic(1.0, group.mean, group.variance, n)
    bottoms = days[1]
    if not rotates:
        people, yes = float(bottoms.sum()), float(tops.sum())
        group = Shares(round(people), yes).group
        return Traffic(people / n, group.mean, group.variance, n)
    group = Ratios(
        n,
        float(tops.sum()),
        float(tops @ tops),
        float(bottoms.sum()),
        float(bottoms @ bottoms),
        float(tops @ bottoms),
    ).group
    return Traffic(1.0, group.mean, group.variance, n)


def detectable_effects(
    traffic: Traffic,
    weights: Sequence[float],
    *,
    confidence: float = 0.95,
    lengths: Sequence[int] = LENGTHS,
) -> tuple[Detectable, ...]:
    """The control's weight first. All comparisons together keep the confidence."""
    if traffic.mean <= 0:
        raise InvalidRequest("The usual figure is zero, so no effect is a share of it.")
    each = 1 - (1 - confidence) / (len(weights) - 1)
    smallest = min(weights) / sum(weights)
    found = []
    for days in lengths:
        people = math.floor(traffic.per_day * days * smallest)
        if people >= 1:
            effect = detectable_effect(people, traffic.variance, confidence=each)
            found.append(Detectable(days, people, effect / traffic.mean))
    return tuple(found)
