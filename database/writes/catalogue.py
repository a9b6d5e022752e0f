"""What a person corrects by hand: facts of content, as an import that brings nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from sqlalchemy import Connection, and_, select

from database.tables import accounts, posts
from database.writes.imports import ImportOutcome, record_import
from domain.catalogue import EDITED, FEATURE, Edit, Word, checked_word, fact_label
from domain.errors import InvalidRequest, NotFound
from domain.observations import FeatureValue, PostFacts, Reading
from domain.vocabulary import Grain, Platform

_NAMED = 4


@dataclass(frozen=True)
class _Place:
    """A post, as an import names it."""

    content_id: int
    post_id: int
    platform: Platform
    external_id: str
    account: str


def record_edits(
    connection: Connection, workspace_id: int, edits: Sequence[Edit], *, actor: str
) -> ImportOutcome:
    """One import for all of them; undoing it brings back what was said before."""
    told = [edit for edit in edits if edit.said]
    if not told:
        raise InvalidRequest("Nothing was changed, so there is nothing to save.")
    places = _places(connection, workspace_id, {edit.content_id for edit in told})
    by_post: dict[int, dict[str, Word]] = {}
    for edit in told:
        words = {name: checked_word(name, word) for name, word in edit.said.items()}
        for place in _meant(places, edit):
            by_post.setdefault(place.post_id, {}).update(words)
    facts = [_facts(place, by_post[place.post_id]) for place in places if place.post_id in by_post]
    return record_import(connection, workspace_id, _reading(told, facts), actor=actor)


def _places(connection: Connection, workspace_id: int, content_ids: set[int]) -> tuple[_Place, ...]:
    published_by = and_(
        accounts.c.workspace_id == posts.c.workspace_id,
        accounts.c.account_id == posts.c.account_id,
    )
    query = (
        select(
            posts.c.content_id,
            posts.c.post_id,
            posts.c.platform,
            posts.c.external_id,
            accounts.c.name,
        )
        .select_from(posts.join(accounts, published_by))
        .where(posts.c.workspace_id == workspace_id, posts.c.content_id.in_(content_ids))
        .order_by(posts.c.content_id, posts.c.post_id)
    )
    return tuple(
        _Place(row[0], row[1], Platform(row[2]), *row[3:]) for row in connection.execute(query)
    )


def _meant(places: Sequence[_Place], edit: Edit) -> list[_Place]:
    meant = [
        place
        for place in places
        if place.content_id == edit.content_id and edit.post_id in (None, place.post_id)
    ]
    if not meant:
        raise NotFound(
            "Some of this content is no longer there: an import was undone meanwhile. "
            "Open the page anew and choose again."
        )
    return meant


def _facts(place: _Place, words: Mapping[str, Word]) -> PostFacts:
    told = {name: word for name, word in words.items() if word is not None}
    return PostFacts(
        place.external_id,
        place.platform,
        account=place.account,
        title=_text(told, "title"),
        url=_text(told, "url"),
        published=_publication(told),
        content_type=_text(told, "content_type"),
        duration_s=_duration(told),
        text=_text(told, "text"),
        language=_text(told, "language"),
        creator=_text(told, "creator"),
        topic=_text(told, "topic"),
        features=_features(told),
        cleared=tuple(_stored_as(name) for name, word in words.items() if word is None),
    )


def _stored_as(name: str) -> str:
    """The moment and the day of publication are one word, whichever of them it is said by."""
    return "published_at" if name == "published" else name


def _text(told: Mapping[str, Word], name: str) -> str | None:
    return str(told[name]) if name in told else None


def _publication(told: Mapping[str, Word]) -> datetime | date | None:
    published = told.get("published")
    if isinstance(published, date) or published is None:
        return published
    raise InvalidRequest(f"The publication is a day or a moment, not {published!r}.")


def _duration(told: Mapping[str, Word]) -> Decimal | None:
    seconds = told.get("duration_s")
    return seconds if isinstance(seconds, Decimal) else None


def _features(told: Mapping[str, Word]) -> dict[str, FeatureValue]:
    features: dict[str, FeatureValue] = {}
    for name, word in told.items():
        if name.startswith(FEATURE):
            if isinstance(word, date | Decimal):
                raise InvalidRequest(f"{fact_label(name)} is text, a number or yes or no.")
            features[name.removeprefix(FEATURE)] = word
    return features


def _reading(edits: Sequence[Edit], facts: Sequence[PostFacts]) -> Reading:
    contents = len({edit.content_id for edit in edits})
    accounts_named = sorted({str(fact.account) for fact in facts})
    return Reading(
        file_name=f"Edited by hand: {_named(edits)}",
        fingerprint=uuid4().hex * 2,  # each edit is one of its own, even when it says the same
        format=EDITED,
        label="Edited by hand",
        platform=None,
        grain=Grain.POST,
        metrics=(),
        posts=facts,
        observations=(),
        account=accounts_named[0]
        if len(accounts_named) == 1
        else f"{len(accounts_named)} accounts",
        rows_read=contents,
        rows_imported=contents,
    )


def _named(edits: Sequence[Edit]) -> str:
    names = list(dict.fromkeys(fact_label(name).lower() for edit in edits for name in edit.said))
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
