"""What is known of one piece of content, and who or which file said it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from database.queries.catalogue import StoredWord, entries_of, words_said
from database.queries.content import StoredPost, stored_posts
from database.queries.workspaces import time_zone
from domain.catalogue import FEATURE, LABELS, OF_POSTS, Word
from domain.errors import NotFound
from domain.observations import FeatureValue
from domain.vocabulary import Platform

_PUBLICATION = ("published_at", "published_day")


@dataclass(frozen=True)
class Origin:
    """Who said it: a person, else the file."""

    by_hand: bool
    actor: str
    file_name: str
    said_at: datetime


@dataclass(frozen=True)
class Said:
    word: Word
    origin: Origin


@dataclass(frozen=True)
class Fact:
    """`said` is None while nobody said anything; `instead_of` is the word it outranks."""

    name: str
    said: Said | None = None
    instead_of: Said | None = None

    @property
    def word(self) -> Word:
        return self.said.word if self.said else None


@dataclass(frozen=True)
class PostWords:
    post_id: int
    platform: Platform
    account: str
    external_id: str
    facts: tuple[Fact, ...]  # of OF_POSTS


@dataclass(frozen=True)
class ContentWords:
    content_id: int
    title: str
    creator: str | None  # as they are shown, whatever spelling was said
    topic: str | None
    time_zone: str
    facts: tuple[Fact, ...]  # in the order of LABELS, then features by name
    posts: tuple[PostWords, ...]


def report_content_words(
    connection: Connection, workspace_id: int, content_id: int
) -> ContentWords:
    zone = time_zone(connection, workspace_id)
    entries = entries_of(connection, workspace_id, zone, [content_id])
    if not entries:
        raise NotFound(f"There is no content {content_id} in this workspace.")
    words = words_said(connection, workspace_id, content_id)
    features = sorted({word.fact for word in words if word.fact.startswith(FEATURE)})
    names = [name for name in LABELS if name not in OF_POSTS]
    return ContentWords(
        content_id=content_id,
        title=entries[0].title,
        creator=entries[0].creator,
        topic=entries[0].topic,
        time_zone=zone.key,
        facts=tuple(_fact(name, words) for name in (*names, *features)),
        posts=tuple(
            _post(post, words) for post in stored_posts(connection, workspace_id, content_id)
        ),
    )


def _post(stored: StoredPost, words: Sequence[StoredWord]) -> PostWords:
    own = [word for word in words if word.post_id == stored.post_id]
    return PostWords(
        stored.post_id,
        stored.platform,
        stored.account,
        stored.external_id,
        tuple(_fact(name, own) for name in OF_POSTS),
    )


def _fact(name: str, words: Iterable[StoredWord]) -> Fact:
    """The words come in the order in which they count, the deciding one last."""
    stored_as = _PUBLICATION if name == "published" else (name,)
    told = [_said(word) for word in words if word.fact in stored_as]
    if not told:
        return Fact(name)
    *others, said = told
    instead_of = next((other for other in reversed(others) if other.word != said.word), None)
    return Fact(name, said, instead_of)


def _said(word: StoredWord) -> Said:
    origin = Origin(word.by_hand, word.actor, word.file_name, word.imported_at)
    return Said(_as_word(word.fact, word.value), origin)


def _as_word(fact: str, value: FeatureValue) -> Word:
    """As JSON keeps moments, days and decimals: in text."""
    if value is None:
        return None
    match fact:
        case "published_at":
            return datetime.fromisoformat(str(value))
        case "published_day":
            return date.fromisoformat(str(value))
        case "duration_s":
            return Decimal(str(value))
    return value
