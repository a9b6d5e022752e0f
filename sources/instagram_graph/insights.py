"""Insights as the Graph API lists them: a name, a period, and a value per end of a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.observations import Number
from domain.vocabulary import Platform
from sources.dates import read_day
from sources.documents import Document
from sources.payloads import Item, cleaned, items_of
from sources.unreadable import Unreadable

DAY = "day"
_PER_SECOND = 1_000
_TIMES = ("page_video_view_time",)
_ONE_DAY = timedelta(days=1)
# Of several names for a metric the first that is told counts.
_INSTAGRAM = {
    "views": ("views",),
    "impressions": ("impressions",),
    "reach": ("reach",),
    "likes": ("likes",),
    "comments": ("comments",),
    "shares": ("shares",),
    "saves": ("saves",),
    "engagements": ("total_interactions",),
    "profile_visits": ("profile_views",),
    "link_clicks": ("website_clicks",),
    "follows": ("follower_count",),
}
_FACEBOOK = {
    "views": ("page_media_view", "page_video_views"),
    "impressions": ("page_impressions",),
    "reach": ("page_impressions_unique", "page_total_media_view_unique"),
    "engagements": ("page_post_engagements",),
    "watch_time_s": _TIMES,
    "profile_visits": ("page_views_total",),
    "follows": ("page_daily_follows", "page_fan_adds"),
    "unfollows": ("page_daily_unfollows_unique", "page_fan_removes"),
    "followers_total": ("page_follows", "page_fans"),
}


@dataclass(frozen=True)
class Told:
    """One value of an insight. `day` is None where it is of a period the answer does not state."""

    metric: str
    value: Number
    day: date | None


def is_insight(item: Item) -> bool:
    values = any(isinstance(item.fields.get(name), kind) for name, kind in _SHAPES)
    return item.has("name", "period") and values


_SHAPES = (("values", list), ("total_value", dict))


def insights_of(document: Document) -> list[Item]:
    """What is no object at all has no field, so not even a name."""
    items = items_of(document, "data", is_insight)
    return [Item(item if isinstance(item, dict) else {}) for item in items]


def name_of(insight: Item) -> str:
    """Empty for what is no name."""
    name = insight.fields.get("name")
    return cleaned(name) if isinstance(name, str) else ""


def platform_of(insights: list[Item]) -> Platform:
    of_page = any(name_of(insight).startswith("page_") for insight in insights)
    return Platform.FACEBOOK if of_page else Platform.INSTAGRAM


def metrics_by_name(platform: Platform, insights: list[Item]) -> Mapping[str, str]:
    """Our metric by the platform's name, without the names that another one goes before."""
    present = set(map(name_of, insights))
    known = _FACEBOOK if platform is Platform.FACEBOOK else _INSTAGRAM
    chosen = {m: next((n for n in names if n in present), None) for m, names in known.items()}
    return {name: metric for metric, name in chosen.items() if name is not None}


def values_in(insight: Item) -> Iterator[Item]:
    """A total beside no days comes as `total_value`."""
    yield from insight.objects("values")
    if insight.fields.get("total_value") is not None:
        yield insight.object("total_value")


def told(value: Item, name: str, metric: str, latest: date) -> Told | None:
    """None where there is no figure. The time printed is the end of the day."""
    figure = value.amount("value") if metric == "watch_time_s" else value.count("value")
    if figure is None:
        return None
    if name in _TIMES:
        figure = Decimal(figure) / _PER_SECOND
    return Told(metric, figure, _day(value, latest))


def _day(value: Item, latest: date) -> date | None:
    text = value.text("end_time")
    if text is None:
        return None
    value.moment("end_time", latest + _ONE_DAY)
    try:
        return read_day(text) - _ONE_DAY
    except Unreadable as fault:
        raise value.rejected("end_time", str(fault)) from fault
