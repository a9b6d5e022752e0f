"""Of what kinds are the reactions to one piece of content, on each platform?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.content_totals import Total
from analytics.engagement_rate import (
    INTERACTIONS,
    EngagementRate,
    derived_engagement_rate,
)
from domain.metrics import Metric
from domain.vocabulary import Platform


@dataclass(frozen=True)
class PlatformMix:
    """Only the kinds that are known; `rate` is None without views or impressions."""

    platform: Platform
    parts: tuple[tuple[Metric, Decimal], ...]
    rate: EngagementRate | None

    @property
    def whole(self) -> Decimal:
        return sum((amount for _, amount in self.parts), Decimal(0))


def engagement_mix(totals: Sequence[Total]) -> tuple[PlatformMix, ...]:
    """Platforms with at least one reaction, in the order of the totals."""
    mixes = []
    for platform in dict.fromkeys(platform for _, platform, _, _ in totals):
        told = {metric.name: (metric, amount) for metric, of, amount, _ in totals if of is platform}
        parts = tuple(told[name] for name in INTERACTIONS if name in told)
        if sum((amount for _, amount in parts), Decimal(0)) > 0:
            amounts = {name: amount for name, (_, amount) in told.items()}
            mixes.append(PlatformMix(platform, parts, derived_engagement_rate(amounts)))
    return tuple(mixes)
