"""What share of the audience interacted, derived the same way for every platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

# The interactions that platforms commonly tell, and what they are held against, best first.
INTERACTIONS = ("likes", "comments", "shares", "saves")
DENOMINATORS = ("views", "impressions")


@dataclass(frozen=True)
class EngagementRate:
    """`value` is `interactions` per `denominator`, 0..1 as a rule. The rate that a platform states
    of itself is another metric, engagement_rate_reported: its formula is the platform's own."""

    value: float
    counted: tuple[str, ...]  # the interactions that are known
    interactions: Decimal
    denominator: str
    denominator_amount: Decimal


def derived_engagement_rate(amounts: Mapping[str, Decimal]) -> EngagementRate | None:
    """None when no interaction is known, or nothing to hold it against."""
    counted = tuple(name for name in INTERACTIONS if name in amounts)
    denominator = next((name for name in DENOMINATORS if amounts.get(name, 0) > 0), None)
    if not counted or denominator is None:
        return None
    interactions = sum((amounts[name] for name in counted), Decimal(0))
    amount = amounts[denominator]
    return EngagementRate(float(interactions / amount), counted, interactions, denominator, amount)
