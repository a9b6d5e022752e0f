"""Which groups deserve more attention than their place tells: untapped, consistent, rising?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sqlalchemy import Connection

from analytics.leaderboards.standings import Levels, moments
from analytics.stats.group_levels import compare_spreads
from analytics.stats.intervals import Interval
from analytics.stats.rising import find_rises
from analytics.two_periods import TwoPeriods
from database.queries.grouped_daily import grouped_amounts
from database.queries.post_groups import PostGroup
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK
from domain.selection import Selection
from domain.vocabulary import Basis, Level

FALSE_DISCOVERY = 0.05
MOST_OF_A_KIND = 5
_MOST_SERIES = 100


class Kind(StrEnum):
    UNTAPPED = "untapped"
    CONSISTENT = "consistent"
    RISING = "rising"


@dataclass(frozen=True)
class Opportunity:
    """`estimate`: the typical post (untapped), the factor that posts spread by (consistent), or
    recent over expected (rising). `against` is the same of all."""

    kind: Kind
    key: str
    label: str
    estimate: Interval
    against: float
    q: float | None  # None: read off its interval


@dataclass(frozen=True)
class Opportunities:
    """`refusals` say by kind what could not be looked for; an empty list is a result."""

    found: tuple[Opportunity, ...]
    refusals: dict[Kind, str]


def find_opportunities(
    connection: Connection,
    pair: TwoPeriods,
    level: Level,
    groups: Sequence[PostGroup],
    levels: Levels,
    *,
    minimum: int,
) -> Opportunities:
    refusals: dict[Kind, str] = {}
    found: list[Opportunity] = []
    looks: dict[Kind, Callable[[], tuple[Opportunity, ...]]] = {
        Kind.UNTAPPED: lambda: untapped(groups, levels, minimum),
        Kind.CONSISTENT: lambda: consistent(groups),
        Kind.RISING: lambda: _rising(connection, pair, level, groups),
    }
    for kind, look in looks.items():
        try:
            found += look()[:MOST_OF_A_KIND]
        except NotEnoughData as short:
            refusals[kind] = str(short)
    if pair.refusal:
        refusals[Kind.RISING] = pair.refusal
    return Opportunities(tuple(found), refusals)


def untapped(groups: Sequence[PostGroup], levels: Levels, minimum: int) -> tuple[Opportunity, ...]:
    """Fewer posts than the middle group, and an interval that lies above the typical post."""
    drawn = levels.drawn
    if drawn is None:
        raise NotEnoughData("Untapped ones", needed=5, got=len(groups), unit="to set side by side")
    enough = [place for place, group in enumerate(groups) if group.posts >= minimum]
    if not enough:
        return ()
    middle = float(np.median([groups[place].posts for place in enough]))
    few = [p for p in enough if groups[p].posts < middle and drawn.low[p] > drawn.typical]
    few.sort(key=lambda place: -drawn.estimates[place])
    return tuple(
        Opportunity(
            Kind.UNTAPPED,
            groups[place].key,
            groups[place].label,
            Interval(
                float(drawn.estimates[place]),
                float(drawn.low[place]),
                float(drawn.high[place]),
                drawn.confidence,
                groups[place].posts,
                drawn.method,
            ),
            drawn.typical,
            None,
        )
        for place in few
    )


def consistent(groups: Sequence[PostGroup]) -> tuple[Opportunity, ...]:
    """Posts differ less than those of all groups do, beyond chance."""
    spreads = compare_spreads(moments(groups))
    clear = np.flatnonzero(spreads.q <= FALSE_DISCOVERY)
    return tuple(
        Opportunity(
            Kind.CONSISTENT,
            groups[place].key,
            groups[place].label,
            Interval(
                float(spreads.factor[place]),
                float(spreads.low[place]),
                float(spreads.high[place]),
                0.95,
                groups[place].posts,
                spreads.method,
            ),
            spreads.common,
            float(spreads.q[place]),
        )
        for place in sorted(clear.tolist(), key=lambda place: spreads.factor[place])
    )


def _rising(
    connection: Connection, pair: TwoPeriods, level: Level, groups: Sequence[PostGroup]
) -> tuple[Opportunity, ...]:
    """Against their own days of the period compared with, in whole weeks."""
    if pair.compared is None or pair.refusal:
        return ()
    keys = [group.key for group in groups][:_MOST_SERIES]
    recent, earlier = (_days(connection, side, pair, level, keys)
                       for side in (pair.selection, pair.compared))  # fmt: skip
    both = [key for key in keys if key in recent and key in earlier]
    weeks = pair.compared.period.days // DAYS_PER_WEEK * DAYS_PER_WEEK
    if not both or weeks < 2 * DAYS_PER_WEEK:
        got = pair.compared.period.days if both else 0
        raise NotEnoughData("Rising ones", needed=14, got=got, unit="days before, in both periods")
    rises = find_rises(
        np.array([recent[key] for key in both]),
        np.array([earlier[key][-weeks:] for key in both]),
    )
    labels = {group.key: group.label for group in groups}
    clear = np.flatnonzero(rises.rising(FALSE_DISCOVERY)).tolist()
    return tuple(
        Opportunity(
            Kind.RISING,
            both[place],
            labels[both[place]],
            Interval(
                float(rises.shrunk[place]),
                float(rises.low[place]),
                float(rises.high[place]),
                rises.confidence,
                int(np.isfinite(recent[both[place]]).sum()),
                rises.method,
            ),
            rises.common,
            float(rises.q[place]),
        )
        for place in sorted(clear, key=lambda place: -rises.shrunk[place])
    )


def _days(
    connection: Connection,
    selection: Selection,
    pair: TwoPeriods,
    level: Level,
    keys: Sequence[str],
) -> dict[str, np.ndarray]:
    found = grouped_amounts(
        connection, selection, Basis.POSTS, pair.metric, level, keys=keys, limit=_MOST_SERIES
    )
    return {group.key: group.amounts.values for group in found}
