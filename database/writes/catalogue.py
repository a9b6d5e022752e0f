"""What a person corrects by hand: facts of content, as an import that brings nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from sqlalchemy import Connection, and_, select

from database.queries.catalogue import among
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
    places = _places(connection, workspace_id, sorted({edit.content_id for edit in told}))
    words: dict[_Place, dict[str, Word]] = {}
    for edit in told:
        checked = {name: checked_word(name, word) for name, word in edit.said.items()}
        for place in _meant(places, edit):
            words.setdefault(place, {}).update(checked)
    facts = [_facts(place, said) for place, said in words.items()]
    return record_import(connection, workspace_id, _reading(told, facts), actor=actor)


def _places(
    connection: Connection, workspace_id: int, content_ids: Sequence[int]
) -> Mapping[int, Sequence[_Place]]:
    """The posts of each piece of content."""
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
        .where(posts.c.workspace_id == workspace_id, among(posts.c.content_id, content_ids))
        .order_by(posts.c.content_id, posts.c.post_id)
    )
    found: dict[int, list[_Place]] = {}
    for row in connection.execute(query):
        place = _Place(row[0], row[1], Platform(row[2]), *row[3:])
        found.setdefault(place.content_id, []).append(place)
    return found


def _meant(places: Mapping[int, Sequence[_Place]], edit: Edit) -> list[_Place]:
    of_content = places.get(edit.content_id, ())
    meant = [place for place in of_content if edit.post_id in (None, place.post_id)]
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
    return published if isinstance(published, date) else None


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
