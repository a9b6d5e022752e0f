"""What a piece of content amounts to in all, per metric and platform, and what that rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.stretches import choose_stretches
from analytics.wording import count_in_words, day_in_words, listed, period_in_words
from database.queries.content import StoredPost, StoredStretch
from database.queries.observations import LastTotal
from domain.metrics import Metric
from domain.vocabulary import Platform

PostMetric = tuple[int, str]  # id of the post, name of the metric
Total = tuple[Metric, Platform, Decimal, str]


@dataclass(frozen=True)
class Told:
    """Everything known of the posts of one piece of content, by post and metric."""

    last_totals: Mapping[PostMetric, LastTotal]
    day_sums: Mapping[PostMetric, tuple[Decimal, int]]  # sum and number of days
    stretches: Sequence[StoredStretch]

    @property
    def names(self) -> frozenset[str]:
        by_post = (*self.last_totals, *self.day_sums)
        return frozenset(name for _, name in by_post) | {s.metric for s in self.stretches}


def content_totals(
    metrics: Iterable[Metric], posts: Sequence[StoredPost], told: Told
) -> tuple[Total, ...]:
    """Posts on one platform add up in counters only; other metrics need a single post there."""
    platforms = dict.fromkeys(post.platform for post in posts)
    totals = []
    for metric in metrics:
        for platform in platforms:
            parts = [
                part
                for post in posts
                if post.platform is platform and (part := _post_total(metric, post.post_id, told))
            ]
            if parts and (metric.additive or len(parts) == 1):
                amount = sum((amount for amount, _ in parts), Decimal(0))
                totals.append((metric, platform, amount, _joined([words for _, words in parts])))
    return tuple(totals)


def _post_total(metric: Metric, post_id: int, told: Told) -> tuple[Decimal, str] | None:
    """The last running total; else the days, and longer stretches as far as days do not tell."""
    last = told.last_totals.get((post_id, metric.name))
    if last is not None:
        return last.value, f"running total on {day_in_words(last.day)}"
    return _added_up(metric, post_id, told) if metric.additive else None


def _added_up(metric: Metric, post_id: int, told: Told) -> tuple[Decimal, str] | None:
    key = post_id, metric.name
    by_day = told.day_sums.get(key)
    counted = _counted([s for s in told.stretches if (s.post_id, s.metric) == key])
    beyond = sum((stretch.remainder for stretch in counted), Decimal(0))
    if by_day is None and not counted:
        return None
    words = []
    if by_day is not None:
        words.append(f"sum of {count_in_words(by_day[1], 'day')}")
    if counted and (beyond or by_day is None):
        words.append(f"stated for {listed([period_in_words(s.period) for s in counted])}")
    return (by_day[0] if by_day else Decimal(0)) + beyond, " and ".join(words)


def _counted(stretches: Sequence[StoredStretch]) -> list[StoredStretch]:
    """Stated stretches that do not overlap, then first totals that touch none of them."""
    chosen = choose_stretches(s.period for s in stretches if s.origin == "stated")
    return [
        stretch
        for stretch in stretches
        if (stretch.origin == "stated" and stretch.period in chosen)
        or (
            stretch.origin == "first_total"
            and not any(stretch.period.overlaps(period) for period in chosen)
        )
    ]


def _joined(words: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(words))
