"""What a leaderboard asks the posts for: the metric to rank by, and what stands beside it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from analytics.choice import chosen_metric
from analytics.engagement_rate import DENOMINATORS, INTERACTIONS
from analytics.money import Money, addable, money_of, refuse_mixed
from analytics.sides import sides, told_names
from database.queries.asked_metrics import Asked
from database.queries.metrics import metric_registry, told_metrics
from domain.errors import InvalidRequest
from domain.metrics import Metric, MetricRegistry
from domain.selection import Selection
from domain.vocabulary import Basis

MINIMUM = 5  # of posts, where the reader chooses none
REACTIONS = "discord_reactions"
SHARED = ("shares", "discord_shares")
_EMOJI = "discord_reaction_"
_MOST_EMOJI = 12


def ranked_metric(
    connection: Connection, selection: Selection, name: str | None
) -> tuple[Metric, tuple[Metric, ...], Money]:
    """The metric, those to choose from, and the money. Raises InvalidRequest for a metric that
    does not add up over posts."""
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry).posts
    money = money_of(connection, selection, told)
    choice = addable(told, money)
    here = told_names(sides(connection, selection, Basis.POSTS, choice)) if name is None else ()
    metric = chosen_metric(registry, name, choice, here)
    if not metric.additive:
        raise InvalidRequest(
            f"{metric.label} cannot be added up over posts. Choose another metric to rank by."
        )
    refuse_mixed(metric, money)
    return metric, choice, money


def asked_of_posts(registry: MetricRegistry, metric: Metric, told: Sequence[Metric]) -> Asked:
    """Only what some post of the workspace tells."""
    names = {each.name for each in told}
    emoji = [each.name for each in told if each.name.startswith(_EMOJI)][:_MOST_EMOJI]
    return Asked(
        metric,
        interactions=_known(registry, names, INTERACTIONS),
        denominators=_known(registry, names, DENOMINATORS),
        beside=_known(registry, names, (*SHARED, REACTIONS, *emoji)),
    )


def _known(registry: MetricRegistry, told: set[str], wanted: Sequence[str]) -> tuple[Metric, ...]:
    return tuple(registry[name] for name in wanted if name in told)


def is_emoji(metric: Metric) -> bool:
    return metric.name.startswith(_EMOJI)
