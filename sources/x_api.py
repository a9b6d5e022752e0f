"""X API v2: running totals of posts at the moment of the call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from domain.errors import SourceRejected
from domain.observations import FeatureValue, Number, PostFacts, Reading
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.documents import Document
from sources.identifiers import time_of_tweet
from sources.payloads import Item, at, cleaned, first_pages, holds, items_of
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source

# What everybody sees comes first: what only the owner sees counts some figures otherwise, and the
# organic ones are a part of the public ones.
_PUBLIC = {
    "impressions": "impression_count",
    "likes": "like_count",
    "comments": "reply_count",
    "shares": "retweet_count",
    "quotes": "quote_count",
    "saves": "bookmark_count",
}
_OWN = {
    "engagements": "engagements",
    "profile_visits": "user_profile_clicks",
    "link_clicks": "url_link_clicks",
}
_POSTS = Posts(Platform.X, "posts", (*_PUBLIC, *_OWN, "views"), "X account")
_RELATIONS = {"replied_to": "reply", "quoted": "quote"}


@dataclass
class _Included:
    """What X tells beside the posts: names by author, the figures of videos by their key."""

    names: dict[str, str] = field(default_factory=dict)
    videos: dict[str, Item] = field(default_factory=dict)


def recognises(document: Document) -> bool:
    return holds(document, "data", _is_post) or any(map(_is_answer, first_pages(document)))


def _is_post(item: Item) -> bool:
    public = item.fields.get("public_metrics")
    return "id" in item.fields and isinstance(public, dict) and "like_count" in public


def _is_answer(page: object) -> bool:
    """Also one without posts: a search that found nothing, or errors alone."""
    titled = [error for error in _errors(page) if isinstance(at(error, "title"), str)]
    return isinstance(at(page, "meta.result_count"), int) or bool(titled)


def read(document: Document, context: Context) -> Reading:
    included, errors = _Included(), list[object]()
    for _, page in document.objects():
        included.names |= _names(page)
        included.videos |= _videos(page)
        errors += _errors(page)
    items = list(items_of(document, "data", _is_post))
    if errors and not any(isinstance(item, dict) and "id" in item for item in items):
        raise SourceRejected(f"X answered with errors and no posts: {_told(errors)}.")
    read_post = partial(_post, included=included, today=context.today)
    return read_posts(SOURCE, document, context, _POSTS, items, read_post, _remarks(items, errors))


def _post(item: Item, included: _Included, today: date) -> Counted | None:
    if _is_repost(item.fields):
        return None
    public, own = item.object("public_metrics"), item.object("non_public_metrics")
    organic = item.object("organic_metrics")
    totals: dict[str, Number | None] = {m: public.count(name) for m, name in _PUBLIC.items()}
    for metric, name in _OWN.items():
        counted = own.count(name)
        totals[metric] = organic.count(name) if counted is None else counted
    totals["views"] = _video_views(item, included)
    return Counted(_facts(item, included.names, today), totals)


def _video_views(item: Item, included: _Included) -> int | None:
    keys = item.object("attachments").texts("media_keys")
    views = [included.videos[key].count("view_count") for key in keys if key in included.videos]
    counted = [count for count in views if count is not None]
    return sum(counted) if counted else None


def _facts(item: Item, names: Mapping[str, str], today: date) -> PostFacts:
    post, text, kind = item.needed("id"), item.text("text"), _content_type(item)
    account = names.get(item.text("author_id") or "")
    return PostFacts(
        external_id=post,
        platform=Platform.X,
        account=account,
        title=headline(text),
        url=f"https://x.com/{account or 'i'}/status/{post}",
        published=item.moment("created_at", today) or time_of_tweet(post),
        content_type=kind,
        text=text,
        language=item.text("lang"),
        features=_features(item, kind),
    )


def _content_type(item: Item) -> str:
    """A reply that quotes is a reply."""
    relations = {related.text("type") for related in item.objects("referenced_tweets")}
    if item.text("in_reply_to_user_id"):
        return "reply"
    return next((word for name, word in _RELATIONS.items() if name in relations), "post")


def _features(item: Item, kind: str) -> dict[str, FeatureValue]:
    named = [tag.text("tag") for tag in item.object("entities").objects("hashtags")]
    tags = "|".join(filter(None, named)) or hashtags(item.text("text"))
    return {"is_reply": kind == "reply"} | ({"hashtags": tags} if tags else {})


def _is_repost(post: Mapping[str, object]) -> bool:
    """A plain repost carries the counts of the post it repeats."""
    related = post.get("referenced_tweets")
    if isinstance(related, list):
        return any(at(one, "type") == "retweeted" for one in related)
    return str(post.get("text", "")).startswith("RT @")


def _names(page: object) -> dict[str, str]:
    users = [(at(user, "id"), at(user, "username")) for user in _all(page, "includes.users")]
    return {number: cleaned(name) for number, name in users
            if isinstance(number, str) and isinstance(name, str)}  # fmt: skip


def _videos(page: object) -> dict[str, Item]:
    media = [(at(m, "media_key"), at(m, "public_metrics")) for m in _all(page, "includes.media")]
    return {key: Item(told, "includes.media.public_metrics") for key, told in media
            if isinstance(key, str) and isinstance(told, dict)}  # fmt: skip


def _errors(page: object) -> list[object]:
    return _all(page, "errors")


def _all(page: object, path: str) -> list[object]:
    found = at(page, path)
    return found if isinstance(found, list) else []


def _remarks(items: list[object], errors: list[object]) -> list[str]:
    remarks = []
    reposts = sum(isinstance(item, dict) and _is_repost(item) for item in items)
    if reposts:
        remarks.append(f"{reposts:,} plain reposts are left out: their counts are of other posts.")
    if errors:
        remarks.append(
            f"X could not answer for {len(errors):,} posts, which are missing here: "
            f"{_told(errors)}."
        )
    return remarks


def _told(errors: list[object]) -> str:
    """The first of them, by its kind: its details can name people."""
    return repr(cleaned(str(at(errors[0], "title") or "without a reason"))[:100])


SOURCE = Source(
    name="x_api_posts",
    label="X API: posts",
    recognised_by="JSON with data[].public_metrics",
    platforms=(Platform.X,),
    recognises=recognises,
    read=read,
)
