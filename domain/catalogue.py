"""What people say of content by hand, and the names under which they look for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from unicodedata import normalize

from domain.errors import InvalidRequest
from domain.observations import FeatureValue
from domain.periods import Period
from domain.vocabulary import Platform

# The formats of imports in which a person speaks: their word outranks what files say.
BY_HAND = ("edited", "typed")
EDITED = "edited"

FEATURE = "feature:"
Word = FeatureValue | Decimal | date | datetime


class NameKind(StrEnum):
    """What has a name of its own and may be written in several ways."""

    CREATOR = "creator"
    TOPIC = "topic"


@dataclass(frozen=True)
class CatalogueEntry:
    """A piece of content with the latest word on its facts."""

    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    content_type: str | None
    creator: str | None
    topic: str | None
    published_on: date | None
    duration_s: Decimal | None
    language: str | None
    features: Mapping[str, FeatureValue] = field(hash=False)
    posts: int


@dataclass(frozen=True)
class Edit:
    """What a person says of a piece of content; None empties a fact.

    `said` goes by names of facts: title, content_type, creator, topic, language, text, duration_s,
    published, url, and feature:<name>.
    """

    content_id: int
    said: Mapping[str, Word] = field(hash=False)
    post_id: int | None = None  # None: every post of the content


@dataclass(frozen=True)
class CatalogueFilter:
    """Which content is looked for. An empty `creator_ids` means any, and so on."""

    workspace_id: int
    text: str = ""
    platforms: tuple[Platform, ...] = ()
    creator_ids: tuple[int, ...] = ()
    topic_ids: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()  # of LACKING: content without all of these
    published: Period | None = None


LACKING = ("creator", "topic", "content_type")
LABELS = {
    "title": "Title",
    "content_type": "Type",
    "creator": "Creator",
    "topic": "Topic",
    "language": "Language",
    "text": "Text",
    "duration_s": "Length",
    "published": "Published",
    "url": "Address",
}
# The columns of the catalogue as a spreadsheet, and the facts they hold.
SHEET_KEY = "content_id"
SHEET_COLUMNS = {
    "title": "title",
    "type": "content_type",
    "creator": "creator",
    "topic": "topic",
    "language": "language",
    "length_s": "duration_s",
}
OF_POSTS = ("url", "published")  # facts of each post; all others are of the content
_LONGEST = {"text": 10_000, "title": 500, "url": 2_000}
_LONGEST_OTHER = 200
_LONGEST_DURATION = 10 * 366 * 24 * 3600


def comparable(name: str) -> str:
    """A name of a creator or topic, without what typing changes."""
    return " ".join(normalize("NFKC", name).split()).casefold()


def fact_label(name: str) -> str:
    if name.startswith(FEATURE):
        return name.removeprefix(FEATURE).replace("_", " ").capitalize()
    return LABELS[name]


def checked_word(name: str, word: Word) -> Word:
    """As it is stored: blank text empties the fact. Raises InvalidRequest naming the fact."""
    if name not in LABELS and not name.removeprefix(FEATURE).strip():
        raise InvalidRequest("A feature needs a name.")
    if word is None or (isinstance(word, str) and not word.strip()):
        return None
    if name == "duration_s":
        return _checked_duration(word)
    if name == "published":
        return _checked_publication(word)
    if isinstance(word, str):
        return _checked_text(name, word)
    if isinstance(word, float | Decimal) and not Decimal(word).is_finite():
        raise InvalidRequest(f"{fact_label(name)} is not a number: {word}.")
    return word


def _checked_text(name: str, word: str) -> str | None:
    text = word.strip().replace("\0", "")
    longest = _LONGEST.get(name, _LONGEST_OTHER)
    if len(text) > longest:
        raise InvalidRequest(
            f"{fact_label(name)} has {len(text):,} characters; at most {longest:,} are kept."
        )
    if name == "url" and text and not text.startswith(("https://", "http://")):
        raise InvalidRequest(f"An address begins with https://, this one is {text[:80]!r}.")
    return text or None


def _checked_publication(word: Word) -> date:
    if not isinstance(word, date):
        raise InvalidRequest(f"The publication is a day or a moment, not {word!r}.")
    if isinstance(word, datetime) and word.tzinfo is None:
        raise InvalidRequest(f"The moment of publication needs a time zone: {word}.")
    return word


def _checked_duration(word: Word) -> Decimal:
    if isinstance(word, bool) or not isinstance(word, int | float | Decimal):
        raise InvalidRequest(f"The length is a number of seconds, not {word!r}.")
    seconds = Decimal(str(word))
    if not seconds.is_finite() or not 0 <= seconds <= _LONGEST_DURATION:
        raise InvalidRequest(f"A length of {word} seconds cannot be.")
    return seconds
