"""The main metrics of a period, one card each."""

from collections.abc import Sequence
from decimal import Decimal

from analytics.comparison import change_between
from analytics.measures import Card
from analytics.sides import Side
from domain.metrics import Metric
from domain.vocabulary import Basis

CARD_LIMIT = 8


def counter_card(
    metric: Metric,
    now: Side,
    before: Side | None,
    definition_reason: str,
    *,
    currency: str | None,
    basis: Basis | None,
) -> Card:
    return Card(
        metric=metric,
        amount=now.amount,
        before=before.amount if before else None,
        change=change_between(now, before, definition_reason),
        sparkline=now.values,
        days_with_data=now.days_with_data,
        beyond_days=now.beyond or Decimal(0),
        estimated_share=now.estimated_share,
        currency=currency,
        basis=basis,
    )


def shown_metrics(candidates: Sequence[Metric], chosen: Metric) -> tuple[Metric, ...]:
    """The first ones, the chosen one always among them when it is a candidate."""
    shown = tuple(candidates[:CARD_LIMIT])
    if chosen in shown or chosen not in candidates:
        return shown
    return (*shown[: CARD_LIMIT - 1], chosen)
