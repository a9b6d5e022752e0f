"""Who and what a Spotify export speaks of, as far as file names tell."""

import re

from domain.errors import SourceRejected
from domain.observations import Question
from domain.vocabulary import Asked
from sources.documents import Document
from sources.harvest import Account
from sources.headers import visible
from sources.source import Context

# "Artist-audience-timeline.csv", "Artist-songs-1year.csv"
_ARTIST = re.compile(r"(.+?)-(?:audience-timeline|songs-|playlists).*", re.IGNORECASE)
_SONG = re.compile(r"(.+?)[-_ ]timeline(?:\s?\(\d+\)|-\d+)?", re.IGNORECASE)
_UNKNOWN_ARTIST = "Spotify artist"
_UNKNOWN_SONG = "Song"
_NEUTRAL = frozenset({"file", "data", "export", "download", "song", "timeline", "streams"})
LONGEST_TITLE = 300


def artist_of(document: Document, context: Context) -> Account:
    """Spotify names files after the artist; a song's timeline may stand beside one that is."""
    if context.answers.account:
        return Account(context.answers.account)
    beside = [other for other in context.documents if other.folder == document.folder]
    names = (_named(_ARTIST, one) for one in [document, *beside])
    name = next((name for name in names if name), None)
    return Account(name) if name else Account(_UNKNOWN_ARTIST, assumed=True)


def song_of(document: Document, context: Context) -> Question:
    name = _named(_SONG, document) or visible(document.stem)
    guess = _UNKNOWN_SONG if name.casefold() in _NEUTRAL else name
    question = context.ask(Asked.SUBJECT, "Which song is this the timeline of?", guess)
    if not 0 < len(visible(question.taken)) <= LONGEST_TITLE:
        raise SourceRejected(
            f"A song's title has 1 to {LONGEST_TITLE} characters: write it as in the list of songs."
        )
    return question


def song_id(artist: Account, title: str) -> str:
    """The files know songs by their titles only; so does the workbench's own CSV."""
    return f"{artist.name}: {visible(title)}"


def _named(pattern: re.Pattern[str], document: Document) -> str | None:
    match = pattern.fullmatch(visible(document.stem))
    return match[1].strip() if match else None
