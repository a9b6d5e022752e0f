"""Several pieces of content on one platform, each since its own publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from analytics.content_ages import LONGEST_AGE, AgeCurve, age_curve, countable
from database.queries.ages import totals_by_age
from database.queries.content import stored_content, stored_posts
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.vocabulary import Platform


@dataclass(frozen=True, eq=False)
class SinceCurve:
    """`reason` says why there is no curve; "" where there is one."""

    content_id: int
    title: str
    curve: AgeCurve
    reason: str


@dataclass(frozen=True, eq=False)
class SideBySide:
    """In the order asked for; content that is gone is left out."""

    metric: Metric
    platform: Platform
    curves: tuple[SinceCurve, ...]

    @property
    def drawn(self) -> tuple[SinceCurve, ...]:
        return tuple(one for one in self.curves if not one.reason)


def report_side_by_side(
    connection: Connection,
    workspace_id: int,
    content_ids: Sequence[int],
    metric_name: str,
    platform: Platform,
) -> SideBySide:
    """Of several posts of one content on the platform, the first one seen."""
    metric = countable(connection, workspace_id, metric_name)
    curves = [
        _curve(connection, workspace_id, content_id, metric, platform)
        for content_id in dict.fromkeys(content_ids)
    ]
    return SideBySide(metric, platform, tuple(one for one in curves if one is not None))


def _curve(
    connection: Connection,
    workspace_id: int,
    content_id: int,
    metric: Metric,
    platform: Platform,
) -> SinceCurve | None:
    facts = stored_content(connection, workspace_id, content_id)
    if facts is None:
        return None
    posts = stored_posts(connection, workspace_id, content_id)
    post = next((one for one in posts if one.platform is platform), None)
    if post is None:
        return SinceCurve(content_id, facts.title, age_curve(None), f"not on {platform.label}")
    told = totals_by_age(
        connection,
        workspace_id,
        [post.post_id],
        metric,
        time_zone(connection, workspace_id),
        oldest=LONGEST_AGE,
    )
    curve = age_curve(told.get(post.post_id))
    reason = "" if curve.ages.size else f"{metric.label.lower()} not known from publication on"
    return SinceCurve(content_id, facts.title, curve, reason)
