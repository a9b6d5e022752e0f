"""Which content went far beyond the rest?"""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from analytics.choice import without_unfinished_day
from analytics.leaderboards.asking import ranked_metric
from analytics.stretches import chosen_stretches
from database.queries.cover import Cover, covers
from database.queries.viral import content_at_least
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest, NotEnoughData
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis

MOST = 50
# So many pieces must lie at or above a quantile for it to be more than the largest one alone.
_FEWEST_ABOVE = 2


@dataclass(frozen=True)
class Threshold:
    """`least` wins where both are named."""

    least: int | None = None
    top_share: float = 0.05  # 0..1 of all content with a figure


@dataclass(frozen=True)
class ViralContent:
    content_id: int
    amount: Decimal
    times: float | None  # the threshold
    cover: Cover
    url: str | None  # only a web address


@dataclass(frozen=True, eq=False)
class ViralReport:
    selection: Selection
    metric: Metric
    currency: str | None
    threshold: Threshold
    least: float | None  # the amount that the threshold came to; None without content
    rows: tuple[ViralContent, ...]
    reached: int  # more than `rows` where these are only the largest
    counted: int


def report_viral(
    connection: Connection,
    selection: Selection,
    metric_name: str | None = None,
    threshold: Threshold | None = None,
    *,
    today: date | None = None,
) -> ViralReport:
    """Raises NotEnoughData where the share asked for would name a single piece of content."""
    threshold = threshold or Threshold()
    if not 0 < threshold.top_share < 1 or (threshold.least or 0) < 0:
        raise InvalidRequest("A threshold is a positive number, or a share between 0 and 100 %.")
    zone = time_zone(connection, selection.workspace_id)
    of_posts = replace(selection, basis=Basis.POSTS)
    whole, _ = without_unfinished_day(of_posts, today or datetime.now(zone).date())
    metric, _, money = ranked_metric(connection, whole, metric_name)
    found = content_at_least(
        connection,
        whole,
        metric,
        chosen_stretches(connection, whole, [metric]),
        threshold=threshold.least,
        quantile=1 - threshold.top_share,
        limit=MOST,
    )
    if threshold.least is None:
        _refuse_few(found.counted, threshold.top_share)
    ids = [content_id for content_id, _ in found.found]
    shown = covers(connection, whole, zone, ids) if ids else {}
    return ViralReport(
        selection=whole,
        metric=metric,
        currency=money.currency if metric.unit == "currency" else None,
        threshold=threshold,
        least=found.threshold,
        rows=tuple(
            _row(content_id, amount, found.threshold, shown[content_id])
            for content_id, amount in found.found
        ),
        reached=found.reached,
        counted=found.counted,
    )


def _refuse_few(counted: int, top_share: float) -> None:
    needed = math.ceil(_FEWEST_ABOVE / top_share)
    if 0 < counted < needed:
        raise NotEnoughData(
            f"The top {top_share * 100:g} % of content", needed=needed, got=counted, unit="pieces"
        )


def _row(content_id: int, amount: Decimal, least: float | None, cover: Cover) -> ViralContent:
    return ViralContent(
        content_id,
        amount,
        float(amount) / least if least and least > 0 else None,
        cover,
        web_address(cover.url),
    )


def web_address(url: str | None) -> str | None:
    """What a file calls an address may be anything; only these are followed."""
    return url if url and url.startswith(("https://", "http://")) else None
