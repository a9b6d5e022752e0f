"""Why did a metric change: more posts, another mix of platforms, better posts, the old ones?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np
from sqlalchemy import Connection

from analytics.apportionment import apportioned
from analytics.stats.change import Period as Totals
from analytics.stats.change import split_change
from analytics.stretches import chosen_stretches
from analytics.two_periods import TwoPeriods, two_periods
from database.queries.change import AmountsByAge, amounts_by_age
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

_ABSENT = AmountsByAge(0, Decimal(0), Decimal(0), Decimal(0))


class Cause(StrEnum):
    VOLUME = "volume"  # more or fewer posts published within the period
    MIX = "mix"  # another share of them on each platform
    PERFORMANCE = "performance"  # each of them brought more or less
    OLD_CATALOGUE = "old_catalogue"  # posts published before the period
    UNDATED = "undated"  # posts whose day of publication is unknown, or after the period


@dataclass(frozen=True)
class PlatformChange:
    """`parts` sum to `now - before`. The posts are those published within each period."""

    platform: Platform
    posts_now: int
    posts_before: int
    now: Decimal
    before: Decimal
    parts: Mapping[Cause, Decimal]


@dataclass(frozen=True)
class ChangeReport:
    """`refusal` says why there is nothing to split; all else is then empty."""

    selection: Selection
    compared: Period | None
    metric: Metric
    currency: str | None
    platforms: tuple[PlatformChange, ...]  # the largest change first
    refusal: str

    @property
    def now(self) -> Decimal:
        return sum((one.now for one in self.platforms), Decimal(0))

    @property
    def before(self) -> Decimal:
        return sum((one.before for one in self.platforms), Decimal(0))

    @property
    def difference(self) -> Decimal:
        return self.now - self.before

    @property
    def posts(self) -> tuple[int, int]:
        """Published now, and before."""
        return (
            sum(one.posts_now for one in self.platforms),
            sum(one.posts_before for one in self.platforms),
        )

    @property
    def parts(self) -> Mapping[Cause, Decimal]:
        """They sum to the difference; platforms of one, and days all known, need no part."""
        sums = {
            cause: sum((one.parts[cause] for one in self.platforms), Decimal(0)) for cause in Cause
        }
        alone = {Cause.MIX} if len(self.platforms) < 2 else set()
        return {
            cause: amount
            for cause, amount in sums.items()
            if amount or cause not in alone | {Cause.UNDATED}
        }


def report_change(
    connection: Connection, selection: Selection, metric_name: str, *, today: date | None = None
) -> ChangeReport:
    """Of posts: the accounts' own series do not tell which posts brought what."""
    pair = two_periods(connection, selection, metric_name, today=today)
    refusal = pair.refusal or _nothing_to_split(pair)
    return ChangeReport(
        selection=pair.selection,
        compared=pair.compared.period if pair.compared else None,
        metric=pair.metric,
        currency=pair.currency,
        platforms=() if refusal else _platforms(connection, pair),
        refusal=refusal,
    )


def _nothing_to_split(pair: TwoPeriods) -> str:
    if pair.now.amount or pair.before.amount:
        return ""
    return f"There were no {pair.metric.label.lower()} in either period."


def _platforms(connection: Connection, pair: TwoPeriods) -> tuple[PlatformChange, ...]:
    if pair.compared is None:
        raise InvalidRequest("A change needs a period to compare with.")
    now, before = (_amounts(connection, pair, side) for side in (pair.selection, pair.compared))
    platforms = [platform for platform in Platform if platform in now or platform in before]
    both = [(now.get(each, _ABSENT), before.get(each, _ABSENT)) for each in platforms]
    split = split_change(_totals([n for n, _ in both]), _totals([b for _, b in both]))
    factors = np.column_stack([split.volume, split.mix, split.performance])
    told = [
        _platform(platform, *sides, parts.tolist(), pair.metric.scale)
        for platform, sides, parts in zip(platforms, both, factors, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: -abs(one.now - one.before)))


def _amounts(
    connection: Connection, pair: TwoPeriods, side: Selection
) -> dict[Platform, AmountsByAge]:
    chosen = chosen_stretches(connection, side, [pair.metric])
    return amounts_by_age(connection, side, pair.metric, chosen, pair.zone)


def _totals(amounts: Sequence[AmountsByAge]) -> Totals:
    return Totals(
        np.array([each.posts for each in amounts], dtype=np.float64),
        np.array([each.new for each in amounts], dtype=np.float64),
        np.array([each.old + each.undated for each in amounts], dtype=np.float64),
    )


def _platform(
    platform: Platform, now: AmountsByAge, before: AmountsByAge, parts: Sequence[float], scale: int
) -> PlatformChange:
    volume, mix, performance = apportioned(parts, now.new - before.new, scale=scale)
    return PlatformChange(
        platform=platform,
        posts_now=now.posts,
        posts_before=before.posts,
        now=now.new + now.old + now.undated,
        before=before.new + before.old + before.undated,
        parts={
            Cause.VOLUME: volume,
            Cause.MIX: mix,
            Cause.PERFORMANCE: performance,
            Cause.OLD_CATALOGUE: now.old - before.old,
            Cause.UNDATED: now.undated - before.undated,
        },
    )
