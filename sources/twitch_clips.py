"""Twitch, the Helix call Get Clips: views of clips so far."""

from datetime import date
from functools import partial

from domain.observations import FeatureValue, PostFacts, Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.payloads import Item, at, first_pages, holds, items_of
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source

_POSTS = Posts(Platform.TWITCH, "clips", ("views",), "Twitch channel")
_GAMES_UNNAMED = (
    "Twitch gives games as numbers only: they are kept as the feature 'game_id', the topic stays "
    "open."
)


def recognises(document: Document) -> bool:
    return holds(document, "data", _is_clip) or any(map(_is_empty_page, first_pages(document)))


def _is_clip(item: Item) -> bool:
    return item.has("id", "broadcaster_id", "view_count")


def _is_empty_page(page: object) -> bool:
    """No other API of those understood puts a pagination beside its data."""
    return at(page, "data") == [] and isinstance(at(page, "pagination"), dict)


def read(document: Document, context: Context) -> Reading:
    """Whoever made a clip is a viewer as a rule: their name is not kept."""
    items = items_of(document, "data", _is_clip)
    read_clip = partial(_clip, today=context.today)
    return read_posts(SOURCE, document, context, _POSTS, items, read_clip, [_GAMES_UNNAMED])


def _clip(item: Item, today: date) -> Counted:
    return Counted(_facts(item, today), {"views": item.count("view_count")})


def _facts(item: Item, today: date) -> PostFacts:
    return PostFacts(
        external_id=item.needed("id"),
        platform=Platform.TWITCH,
        account=item.text("broadcaster_name"),
        title=item.text("title"),
        url=item.text("url"),
        published=item.moment("created_at", today),
        content_type="clip",
        duration_s=item.amount("duration"),
        language=item.text("language"),
        features=_features(item),
    )


def _features(item: Item) -> dict[str, FeatureValue]:
    features: dict[str, FeatureValue] = {}
    if game := item.text("game_id"):
        features["game_id"] = game
    featured = item.fields.get("is_featured")
    if isinstance(featured, bool):
        features["is_featured"] = featured
    return features


SOURCE = Source(
    name="twitch_helix_clips",
    label="Twitch Helix: clips",
    recognised_by="JSON with data[].broadcaster_id and view_count",
    platforms=(Platform.TWITCH,),
    recognises=recognises,
    read=read,
)
