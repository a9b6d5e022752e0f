"""Spotify for Artists, one song by day. Which song, only the file's name tells."""

from dataclasses import replace

from domain.observations import PostFacts, Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, layout_in
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.headers import visible
from sources.source import Context, Source
from sources.spotify.naming import artist_of, song_id, song_of
from sources.spotify.zeros import drop_zeros_before_release

_COLUMNS = Columns(facts={"day": ("date",)}, figures=(FigureColumn("streams", ("streams",)),))
_OF_MANY = frozenset({"song", "title", "track", "artist", "platform", "content", "listeners"})


def recognises(document: Document) -> bool:
    columns = set(document.columns)
    return {"date", "streams"} <= columns and columns.isdisjoint(_OF_MANY)


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    song, artist = song_of(document, context), artist_of(document, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(document.rows(), layout, days.read, harvest)
    drop_zeros_before_release(harvest)
    post = song_id(artist, song.taken)
    harvest.posts = [PostFacts(post, Platform.SPOTIFY, title=visible(song.taken))]
    harvest.observations = [replace(seen, subject=post) for seen in harvest.observations]
    return reading_of(
        SOURCE,
        document,
        harvest,
        artist,
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.SPOTIFY,
        questions=(song, *days.questions),
    )


SOURCE = Source(
    name="spotify_song_timeline",
    label="Spotify for Artists: a song by day",
    recognised_by="the columns date and streams, without listeners",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
