"""What stands beside a figure while it is typed: the previous one, when, and the growth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from database.queries.entry_figures import ToldAmount, ToldTotal, told_amounts, told_totals
from database.queries.entry_options import EntryOptions, entry_options
from database.queries.entry_posts import EntryPost, found_posts, posts_called, posts_named
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.errors import NotFound
from domain.metrics import MetricRegistry
from domain.observations import Number
from domain.typed import Occasion, PostName
from domain.vocabulary import Figure

__all__ = ["Beside", "EntryOptions", "EntryPost", "PostFigures", "ToldAmount", "ToldTotal"]

_DAY_S = 86_400


@dataclass(frozen=True)
class PostFigures:
    """All that is told of one post, by name of metric, in the order of time."""

    post: EntryPost
    time_zone: str
    totals: Mapping[str, tuple[ToldTotal, ...]] = field(hash=False)
    amounts: Mapping[str, tuple[ToldAmount, ...]] = field(hash=False)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True)
class Beside:
    """`per_day` is None without a figure, without a previous one, or within one day of it."""

    previous: Decimal | None = None
    previous_on: date | None = None
    in_place: Decimal | None = None  # told already for the very same moment or days
    difference: Decimal | None = None
    days: Decimal | None = None  # between the previous total and this one
    per_day: Decimal | None = None


def search_posts(
    connection: Connection, workspace_id: int, text: str, *, limit: int = 50
) -> tuple[EntryPost, ...]:
    """Those typed for last first, then the newest; an empty text finds all."""
    return found_posts(connection, workspace_id, text.split(), limit=limit)


def report_called(
    connection: Connection, workspace_id: int, texts: Sequence[str]
) -> tuple[EntryPost, ...]:
    """Posts of which any of the texts is the id, the address or the whole title."""
    return posts_called(connection, workspace_id, texts) if texts else ()


def report_registry(connection: Connection, workspace_id: int) -> MetricRegistry:
    return metric_registry(connection, workspace_id)


def report_options(connection: Connection, workspace_id: int, actor: str) -> EntryOptions:
    return entry_options(connection, workspace_id, actor)


def report_post_figures(
    connection: Connection, workspace_id: int, names: Sequence[PostName]
) -> dict[PostName, PostFigures]:
    zone = time_zone(connection, workspace_id)
    registry = metric_registry(connection, workspace_id)
    found = posts_named(connection, workspace_id, names)
    missing = [name for name in names if name not in found]
    if missing:
        raise NotFound(
            f"There is no post {missing[0].external_id!r} on {missing[0].platform.label}."
        )
    keys = [(post.content_id, post.post_id) for post in found.values()]
    totals = told_totals(connection, workspace_id, keys, registry.metrics, zone)
    amounts = told_amounts(connection, workspace_id, keys, registry.metrics)
    return {
        name: PostFigures(
            post,
            zone.key,
            {metric: told for (of, metric), told in totals.items() if of == post.post_id},
            {metric: told for (of, metric), told in amounts.items() if of == post.post_id},
        )
        for name, post in found.items()
    }


def beside(figures: PostFigures, metric: str, occasion: Occasion, value: Number | None) -> Beside:
    if occasion.figure is Figure.PERIOD:
        return _beside_amount(figures, metric, occasion, value)
    at = moment_of(occasion)
    told = figures.totals.get(metric, ())
    in_place = next((total.value for total in told if total.captured_at == at), None)
    previous = next((total for total in reversed(told) if total.captured_at < at), None)
    if previous is None:
        return Beside(in_place=in_place)
    days = Decimal((at - previous.captured_at).total_seconds()) / _DAY_S
    difference = None if value is None else Decimal(value) - previous.value
    grows = difference is not None and days >= 1
    return Beside(
        previous.value,
        previous.day,
        in_place,
        difference,
        days,
        difference / days if grows and difference is not None else None,
    )


def _beside_amount(
    figures: PostFigures, metric: str, occasion: Occasion, value: Number | None
) -> Beside:
    """Of amounts the one of as many days just before is the one to compare with."""
    days = occasion.days
    assert days is not None
    told = figures.amounts.get(metric, ())
    in_place = next((amount.value for amount in told if amount.days == days), None)
    alike = [
        amount
        for amount in told
        if amount.days.days == days.days and amount.days.last_day < days.first_day
    ]
    per_day = None if value is None else Decimal(value) / days.days
    if not alike:
        return Beside(in_place=in_place, per_day=per_day)
    previous = alike[-1]
    difference = None if value is None else Decimal(value) - previous.value
    return Beside(previous.value, previous.days.last_day, in_place, difference, per_day=per_day)


def moment_of(occasion: Occasion) -> datetime:
    """A day alone means its end, as it is stored."""
    moment = occasion.moment
    assert moment is not None
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.max, tzinfo=UTC)


def day_of(occasion: Occasion, zone: ZoneInfo) -> date:
    """The last day the figure speaks of."""
    if occasion.days is not None:
        return occasion.days.last_day
    moment = occasion.moment
    assert moment is not None
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def published_on(post: EntryPost, zone: ZoneInfo) -> date | None:
    if post.published_day is not None:
        return post.published_day
    return post.published_at.astimezone(zone).date() if post.published_at else None


def yesterday(now: datetime, zone: ZoneInfo) -> date:
    return now.astimezone(zone).date() - timedelta(days=1)
