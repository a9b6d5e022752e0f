"""Who brings the most? The top of the leaderboard as it opens, for pages about something else."""

from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection

from analytics.leaderboards.asking import MINIMUM
from analytics.stretches import chosen_stretches
from database.queries.asked_metrics import Asked
from database.queries.post_groups import post_groups
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Level

SUBJECTS = (Level.CREATOR, Level.TOPIC, Level.ACCOUNT)
_MOST = 1_000


@dataclass(frozen=True)
class Leader:
    subject: Level
    label: str
    total: Decimal
    share: float | None  # 0..1 of all posts, those of no group too
    beside: int  # others with enough posts


def find_leader(connection: Connection, selection: Selection, metric: Metric) -> Leader | None:
    """The creator who leads others, else the topic, else the account; by posts' figures."""
    if not metric.additive:
        return None
    of_posts = replace(selection, basis=Basis.POSTS)
    found = (_leader(connection, of_posts, metric, subject) for subject in SUBJECTS)
    return next((leader for leader in found if leader), None)


def _leader(
    connection: Connection, selection: Selection, metric: Metric, subject: Level
) -> Leader | None:
    found = post_groups(
        connection,
        selection,
        subject,
        Asked(metric),
        chosen_stretches(connection, selection, [metric]),
        time_zone(connection, selection.workspace_id),
        new_only=False,
        limit=_MOST,
    )
    ranked = [group for group in found.groups if group.posts >= MINIMUM]
    if len(ranked) < 2 or ranked[0].total <= 0:
        return None
    first = ranked[0]
    share = float(first.total / found.total) if found.total > 0 else None
    return Leader(subject, first.label, first.total, share, len(ranked) - 1)
