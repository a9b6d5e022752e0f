"""YouTube Data API, `videos.list`: running totals of videos at the moment of the call."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from domain.observations import FeatureValue, PostFacts, Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.durations import read_length
from sources.payloads import Item, first_pages, holds, items_of
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source
from sources.unreadable import Unreadable
from sources.youtube_trending.categories import names_beside

_KIND = "youtube#videoListResponse"
_ITEM_KIND = "youtube#video"
_TOTALS = {"views": "viewCount", "likes": "likeCount", "comments": "commentCount"}
_POSTS = Posts(Platform.YOUTUBE, "videos", tuple(_TOTALS), "YouTube channel")


def recognises(document: Document) -> bool:
    answers = any(isinstance(p, dict) and p.get("kind") == _KIND for p in first_pages(document))
    return answers or holds(document, "items", _is_video)


def _is_video(item: Item) -> bool:
    """Items of other lists (channels, playlists) name another kind."""
    kind = item.fields.get("kind")
    bare = kind is None and item.has("id", "snippet", "statistics")
    return kind == _ITEM_KIND or bare


def read(document: Document, context: Context) -> Reading:
    topics = names_beside(document, context)
    items = items_of(document, "items", _is_video)
    read_video = partial(_video, topics=topics, today=context.today)
    return read_posts(SOURCE, document, context, _POSTS, items, read_video)


def _video(item: Item, topics: Mapping[str, str], today: date) -> Counted:
    """A total is absent where the channel hides it: that is no zero."""
    statistics = item.object("statistics")
    totals = {metric: statistics.count(name) for metric, name in _TOTALS.items()}
    return Counted(_facts(item, topics, today), totals)


def _facts(item: Item, topics: Mapping[str, str], today: date) -> PostFacts:
    video, snippet = item.needed("id"), item.object("snippet")
    category = snippet.text("categoryId")
    return PostFacts(
        external_id=video,
        platform=Platform.YOUTUBE,
        account=snippet.text("channelTitle"),
        title=snippet.text("title"),
        url=f"https://www.youtube.com/watch?v={video}",
        published=snippet.moment("publishedAt", today),
        duration_s=_duration(item.object("contentDetails")),
        text=snippet.text("description"),
        language=snippet.text("defaultAudioLanguage") or snippet.text("defaultLanguage"),
        topic=topics.get(category or ""),
        features=_features(snippet, category),
    )


def _features(snippet: Item, category: str | None) -> dict[str, FeatureValue]:
    features: dict[str, FeatureValue] = {}
    if tags := snippet.texts("tags"):
        features["tags"] = "|".join(tags)
    if category:
        features["category_id"] = category
    return features


def _duration(details: Item) -> Decimal | None:
    text = details.text("duration")
    try:
        return read_length(text) if text else None
    except Unreadable as fault:
        raise details.rejected("duration", str(fault)) from fault


SOURCE = Source(
    name="youtube_data_api_videos",
    label="YouTube Data API: videos",
    recognised_by=f"JSON of the kind {_KIND}",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
