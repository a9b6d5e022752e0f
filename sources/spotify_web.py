"""Spotify Web API, tracks: their popularity on the day of the call. It counts no streams."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from domain.observations import FeatureValue, PostFacts, Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.payloads import Item, at, first_pages
from sources.running_totals import Counted, Posts, read_posts
from sources.source import Context, Source

_POSTS = Posts(Platform.SPOTIFY, "tracks", ("popularity",), "Spotify artist")
_NO_STREAMS = "Spotify's Web API tells no streams: only the popularity of 0 to 100 is imported."
_HIGHEST = 100
# Where the calls for tracks, searches and playlists put them.
_LISTS = ("tracks", "tracks.items", "items")


def recognises(document: Document) -> bool:
    return any(any(map(_is_track, _tracks(page))) for page in first_pages(document))


def _is_track(track: object) -> bool:
    return isinstance(track, dict) and track.get("type") == "track" and "popularity" in track


def _tracks(page: object) -> Iterator[object]:
    found = next((at(page, path) for path in _LISTS if isinstance(at(page, path), list)), None)
    for entry in found if isinstance(found, list) else [page]:
        inside = at(entry, "track")
        yield inside if isinstance(inside, dict) else entry


def read(document: Document, context: Context) -> Reading:
    items = (track for _, page in document.objects() for track in _tracks(page))
    read_track = partial(_track, today=context.today)
    return read_posts(SOURCE, document, context, _POSTS, items, read_track, [_NO_STREAMS])


def _track(item: Item, today: date) -> Counted:
    popularity = item.count("popularity")
    if popularity is not None and popularity > _HIGHEST:
        raise item.rejected("popularity", "is above 100, the highest popularity")
    return Counted(_facts(item, today), {"popularity": popularity})


def _facts(item: Item, today: date) -> PostFacts:
    """Of several artists the first is the account: the others are guests."""
    album, length = item.object("album"), item.amount("duration_ms")
    artists = [name for artist in item.objects("artists") if (name := artist.text("name"))]
    return PostFacts(
        external_id=item.needed("id"),
        platform=Platform.SPOTIFY,
        account=artists[0] if artists else None,
        title=item.text("name"),
        url=item.object("external_urls").text("spotify"),
        published=_released(album, today),
        content_type="song",
        duration_s=Decimal(length) / 1_000 if length else None,
        features=_features(item, album, artists),
    )


def _released(album: Item, today: date) -> datetime | date | None:
    """A year or a month is no day on which anything came out."""
    exact = album.text("release_date_precision") in ("day", None)
    return album.moment("release_date", today) if exact else None


def _features(item: Item, album: Item, artists: list[str]) -> dict[str, FeatureValue]:
    explicit = item.fields.get("explicit")
    told: dict[str, FeatureValue] = {
        "album": album.text("name"),
        "isrc": item.object("external_ids").text("isrc"),
        "explicit": explicit if isinstance(explicit, bool) else None,
        "artists": "|".join(artists) if len(artists) > 1 else None,
    }
    return {name: value for name, value in told.items() if value is not None}


SOURCE = Source(
    name="spotify_web_api_tracks",
    label="Spotify Web API: tracks",
    recognised_by="JSON of the type track with a popularity",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
