"""Instagram Graph API, media with insights: running totals of posts at the call."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from domain.observations import Number, PostFacts, Reading
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.documents import Document
from sources.headers import listed
from sources.payloads import Item, at, first_pages, holds, items_of
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source

_LIFETIME = "lifetime"
_OWNER = re.compile(r"(\d{1,30})/insights/")
_PER_SECOND = 1_000
_OF_FACEBOOK = frozenset({"created_time", "permalink_url", "message"})  # posts of pages
# The platform's names by our metrics; of several the first that is told counts.
_TOTALS = {
    "views": ("views", "plays", "video_views"),
    "impressions": ("impressions",),
    "reach": ("reach",),
    "likes": ("like_count", "likes"),
    "comments": ("comments_count", "comments", "replies"),
    "shares": ("shares",),
    "saves": ("saved",),
    "engagements": ("total_interactions", "engagement"),
    "follows": ("follows",),
    "profile_visits": ("profile_visits",),
}
_TIMES = {
    "watch_time_s": ("ig_reels_video_view_total_time",),
    "avg_view_duration_s": ("ig_reels_avg_watch_time",),
}
_KNOWN = {name for names in (*_TOTALS.values(), *_TIMES.values()) for name in names}
_POSTS = Posts(Platform.INSTAGRAM, "media", (*_TOTALS, *_TIMES), "Instagram account")


def recognises(document: Document) -> bool:
    return holds(document, "data", _is_read) or any(map(_is_empty_page, first_pages(document)))


def _is_read(item: Item) -> bool:
    return _is_media(item) or _is_of_media(item)


def _is_media(item: Item) -> bool:
    if not _OF_FACEBOOK.isdisjoint(item.fields):
        return False
    own = {"media_type", "media_product_type", "like_count", "comments_count", "permalink"}
    return "id" in item.fields and ("insights" in item.fields or len(own & item.fields.keys()) > 1)


def _is_of_media(insight: Item) -> bool:
    """An insight that was called for one media alone: a total, and its id names the media."""
    values = insight.fields.get("values")
    named = _OWNER.match(str(insight.fields.get("id"))) is not None
    if not named or insight.fields.get("period") != _LIFETIME or not isinstance(values, list):
        return False
    return all(at(value, "end_time") is None for value in values)


def _is_empty_page(page: object) -> bool:
    return isinstance(page, dict) and page.get("data") == [] and page.keys() <= {"data", "paging"}


def read(document: Document, context: Context) -> Reading:
    items = _gathered(items_of(document, "data", _is_read))
    read_media = partial(_media, today=context.today)
    return read_posts(SOURCE, document, context, _POSTS, items, read_media, _left_out(items))


def _gathered(items: Iterable[object]) -> list[object]:
    """With the insights that came without their media as one item per media."""
    media: list[object] = []
    apart: dict[str, list[object]] = {}
    for item in items:
        if isinstance(item, dict) and _is_of_media(Item(item)):
            owner = str(item["id"]).partition("/")[0]
            apart.setdefault(owner, []).append(item)
        else:
            media.append(item)
    return media + [{"id": owner, "insights": {"data": told}} for owner, told in apart.items()]


def _media(item: Item, today: date) -> Counted:
    told = _lifetime(item)
    totals: dict[str, Number | None] = {
        metric: _first(names, item, told) for metric, names in _TOTALS.items()
    }
    for metric, names in _TIMES.items():
        milliseconds = _first(names, item, told)
        totals[metric] = None if milliseconds is None else Decimal(milliseconds) / _PER_SECOND
    return Counted(_facts(item, today), totals)


def _lifetime(item: Item) -> Mapping[str, Item]:
    """The insight that holds each figure; of other periods nothing is a total."""
    found = {}
    for insight in item.object("insights").objects("data"):
        values = insight.objects("values") or [insight.object("total_value")]
        if insight.text("period") in (_LIFETIME, None):
            found[insight.needed("name")] = values[0]
    return found


def _first(names: tuple[str, ...], item: Item, told: Mapping[str, Item]) -> Number | None:
    for name in names:
        value = item.count(name) if name in item.fields else None
        if value is None and name in told:
            value = told[name].count("value")
        if value is not None:
            return value
    return None


def _facts(item: Item, today: date) -> PostFacts:
    text, tags = item.text("caption"), hashtags(item.text("caption"))
    kind = item.text("media_product_type") or item.text("media_type")
    owner = item.text("username") or item.object("owner").text("username")
    return PostFacts(
        external_id=item.needed("id"),
        platform=Platform.INSTAGRAM,
        account=owner,
        title=headline(text),
        url=item.text("permalink"),
        published=item.moment("timestamp", today),
        content_type=_content_type(item, kind),
        text=text,
        features={"hashtags": tags} if tags else {},
    )


def _content_type(item: Item, kind: str | None) -> str | None:
    """A post of the feed is called by what it shows."""
    shown = item.text("media_type") if kind == "FEED" else kind
    names = {"REELS": "reel", "CAROUSEL_ALBUM": "carousel", "STORY": "story", "AD": "ad"}
    return names.get(shown, shown.lower().replace("_", " ")) if shown else None


def _left_out(items: list[object]) -> list[str]:
    names = dict.fromkeys(name for item in items for name in _insight_names(item))
    unknown = [name for name in names if name not in _KNOWN]
    return [f"Insights that are not imported: {listed(unknown)}."] if unknown else []


def _insight_names(item: object) -> Iterator[str]:
    insights = at(item, "insights.data")
    for insight in insights if isinstance(insights, list) else []:
        name = at(insight, "name")
        if isinstance(name, str):
            yield name


SOURCE = Source(
    name="instagram_graph_media",
    label="Instagram Graph API: media",
    recognised_by="JSON with data[].insights or data[].like_count and permalink",
    platforms=(Platform.INSTAGRAM,),
    recognises=recognises,
    read=read,
)
