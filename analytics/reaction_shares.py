"""With which emoji did people react, and how sure is each share?"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from analytics.leaderboards.asking import is_emoji
from analytics.stats.intervals import Interval, estimate_share
from domain.metrics import Metric

FEWEST_REACTIONS = 10


@dataclass(frozen=True)
class EmojiShare:
    metric: Metric
    count: int
    share: Interval | None  # None under a minimum of reactions


def reaction_shares(amounts: Iterable[tuple[Metric, Decimal]]) -> tuple[EmojiShare, ...]:
    """The most frequent first; amounts of one metric on several posts are added."""
    counts: dict[Metric, int] = {}
    for metric, amount in amounts:
        if is_emoji(metric) and amount > 0:
            counts[metric] = counts.get(metric, 0) + int(amount)
    n = sum(counts.values())
    in_order = sorted(counts.items(), key=lambda one: (-one[1], one[0].label))
    return tuple(
        EmojiShare(metric, count, estimate_share(count, n) if n >= FEWEST_REACTIONS else None)
        for metric, count in in_order
    )
