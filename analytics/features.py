"""What can be read off content itself: its words, and when it was published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, tzinfo
from types import MappingProxyType
from unicodedata import normalize

from domain.errors import InvalidRequest

_LINK = re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&])#(?!\d+\b)\w+")
_MENTION = re.compile(r"(?<![\w.])@\w[\w.]*")
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_SYMBOL = (
    r"[\u231a-\u23ff\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    r"\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
_DRESSED = _SYMBOL + r"\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
# Flags are two letters, keycaps a digit and a frame, families several people joined: one each.
_EMOJI = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_DRESSED}(?:\u200d{_DRESSED})*"
)
_QUESTION_MARKS = "?\u061f"  # the Arabic one, too; wide ones are plain after normalising


@dataclass(frozen=True)
class ContentFeatures:
    """None where what it is read off is not known."""

    title_length: int | None  # characters
    words: int  # in title and text, without links, hashtags, mentions
    question: bool
    number: bool
    emoji: int
    capitals_share: float | None  # of the letters that have two cases
    hashtags: int
    mentions: int
    links: int
    hour: int | None  # 0..23 in the account's zone
    weekday: int | None  # 0 is Monday
    duration_s: float | None
    gap_hours: float | None  # since the previous post of the account
    own: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def numbers(self) -> dict[str, float]:
        """By name, the team's own beside the others; nan where unknown, 1 for yes."""
        known = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "own"}
        return {
            name: float("nan") if value is None else float(value)
            for name, value in [*known.items(), *self.own.items()]
        }


def content_features(
    title: str | None,
    text: str | None,
    published_at: datetime | None,
    zone: tzinfo,
    *,
    duration_s: float | None = None,
    previous_at: datetime | None = None,
    own: Mapping[str, float] | None = None,
) -> ContentFeatures:
    """All words are read after NFKC, in which letters of mathematical fonts are plain letters.

    `own` are features the team defined; a name that is taken already is refused. Words are
    counted by spaces: of languages written without them they tell little.
    """
    plain_title, whole = _plain(title), _whole(_plain(title), _plain(text))
    linkless = _LINK.sub(" ", whole)
    prose = _MENTION.sub(" ", _HASHTAG.sub(" ", linkless))
    bare = _EMOJI.sub(" ", prose)
    local = _local(published_at, zone)
    return ContentFeatures(
        title_length=len(plain_title) if plain_title else None,
        words=len(_WORD.findall(bare)),
        question=any(mark in bare for mark in _QUESTION_MARKS),
        number=any(letter.isdigit() for letter in bare),
        emoji=len(_EMOJI.findall(linkless)),
        capitals_share=_capitals_share(bare),
        hashtags=len(_HASHTAG.findall(linkless)),
        mentions=len(_MENTION.findall(linkless)),
        links=len(_LINK.findall(whole)),
        hour=local.hour if local else None,
        weekday=local.weekday() if local else None,
        duration_s=duration_s,
        gap_hours=_gap_hours(published_at, previous_at),
        own=_own(own or {}),
    )


def _plain(text: str | None) -> str:
    return normalize("NFKC", text or "").strip()


def _whole(title: str, text: str) -> str:
    """Exports of posts without titles repeat the beginning of the text as the title."""
    return text if text.startswith(title) else f"{title}\n{text}"


def _capitals_share(text: str) -> float | None:
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    return sum(letter.isupper() for letter in cased) / len(cased) if cased else None


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise InvalidRequest(f"The time {moment} names no zone, so its hour is not known.")
    return moment.astimezone(zone) if moment else None


def _gap_hours(published_at: datetime | None, previous_at: datetime | None) -> float | None:
    if published_at is None or previous_at is None:
        return None
    if previous_at > published_at:
        raise InvalidRequest(f"The previous post, {previous_at}, is later than {published_at}.")
    return (published_at - previous_at).total_seconds() / 3600


def _own(own: Mapping[str, float]) -> Mapping[str, float]:
    taken = {each.name for each in fields(ContentFeatures)} & own.keys()
    if taken:
        raise InvalidRequest(f"A feature is called {min(taken)} already; give yours another name.")
    return MappingProxyType(dict(own))
