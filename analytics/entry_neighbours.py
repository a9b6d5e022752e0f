"""Which other post a figure would fit that is too low for the post it was typed for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from database.queries.entry_figures import told_totals
from database.queries.entry_posts import EntryPost, neighbours_of
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.observations import Number
from domain.typed import PostName

# A figure fits when it is at least the last total, and at most this much more.
_MOST_GROWTH = Decimal("1.1")
_MOST_POSTS = 200


@dataclass(frozen=True)
class Neighbour:
    """Another post, and its last running total."""

    post: EntryPost
    last_total: Decimal
    day: date


def report_neighbours(
    connection: Connection, workspace_id: int, name: PostName, metric_name: str
) -> tuple[Neighbour, ...]:
    found = neighbours_of(connection, workspace_id, name, limit=_MOST_POSTS)
    metric = metric_registry(connection, workspace_id)[metric_name]
    keys = [(post.content_id, post.post_id) for post in found]
    zone = time_zone(connection, workspace_id)
    told = told_totals(connection, workspace_id, keys, (metric,), zone) if keys else {}
    last = {post_id: totals[-1] for (post_id, _), totals in told.items()}
    return tuple(
        Neighbour(post, last[post.post_id].value, last[post.post_id].day)
        for post in found
        if post.post_id in last
    )


def obvious_fit(neighbours: Sequence[Neighbour], value: Number) -> Neighbour | None:
    """The only neighbour the figure would fit; of several none is obvious."""
    fits = [n for n in neighbours if n.last_total <= value <= n.last_total * _MOST_GROWTH]
    return fits[0] if len(fits) == 1 and fits[0].last_total > 0 else None
