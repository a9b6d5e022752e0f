"""TikTok's APIs, `video/list` and `video/query`: running totals of videos at the call."""

from datetime import date, datetime
from functools import partial

from domain.errors import SourceRejected
from domain.observations import PostFacts, Reading
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.documents import Document
from sources.identifiers import time_of_tiktok
from sources.payloads import Item, at, cleaned, first_pages, holds, items_of
from sources.post_links import post_links
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source

_LIST = "data.videos"
_TOTALS = {
    "views": "view_count",
    "likes": "like_count",
    "comments": "comment_count",
    "shares": "share_count",
    "saves": "favorites_count",
}
_POSTS = Posts(Platform.TIKTOK, "videos", tuple(_TOTALS), "TikTok account")


def recognises(document: Document) -> bool:
    return holds(document, _LIST, _is_video) or any(map(_is_answer, first_pages(document)))


def _is_video(item: Item) -> bool:
    own = ("share_url", "create_time", "video_description")
    return item.has("id", "view_count") and any(name in item.fields for name in own)


def _is_answer(page: object) -> bool:
    """Also one that holds no video: a page past the end, or an error."""
    code, log = at(page, "error.code"), at(page, "error.log_id")
    return isinstance(code, str) and (log is not None or isinstance(at(page, _LIST), list))


def read(document: Document, context: Context) -> Reading:
    for _, page in document.objects():
        _refuse_error(page)
    items = items_of(document, _LIST, _is_video)
    return read_posts(
        SOURCE, document, context, _POSTS, items, partial(_video, today=context.today)
    )


def _refuse_error(page: object) -> None:
    code = at(page, "error.code")
    if code not in (None, "ok", 0):
        message = cleaned(str(at(page, "error.message") or "without a message"))[:300]
        raise SourceRejected(
            f"TikTok answered with the error {cleaned(str(code))[:60]!r}: {message!r}. Make the "
            "call again when it is mended, and import that answer."
        )


def _video(item: Item, today: date) -> Counted:
    totals = {metric: item.count(name) for metric, name in _TOTALS.items()}
    return Counted(_facts(item, today), totals)


def _facts(item: Item, today: date) -> PostFacts:
    video, text = item.needed("id"), item.text("video_description")
    link = item.text("share_url")
    seconds = item.amount("duration")
    tags = "|".join(item.texts("hashtag_names")) or hashtags(text)
    return PostFacts(
        external_id=video,
        platform=Platform.TIKTOK,
        account=item.text("username") or next((p.account for p in post_links(link or "")), None),
        title=item.text("title") or headline(text),
        url=link,
        published=_published(item, video, today),
        content_type="video",
        duration_s=seconds or None,
        text=text,
        features={"hashtags": tags} if tags else {},
    )


def _published(item: Item, video: str, today: date) -> datetime | None:
    return item.since_1970("create_time", today) or time_of_tiktok(video)


SOURCE = Source(
    name="tiktok_api_videos",
    label="TikTok API: videos",
    recognised_by="JSON with data.videos and their view_count",
    platforms=(Platform.TIKTOK,),
    recognises=recognises,
    read=read,
)
