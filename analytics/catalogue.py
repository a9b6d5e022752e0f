"""Which content is there, and what would an edit by hand change?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from database.queries.catalogue import (
    choices_in_use,
    entries_of,
    found_entries,
    found_ids,
)
from database.queries.names import names_in_use
from database.queries.workspaces import time_zone
from domain.catalogue import (
    FEATURE,
    CatalogueEntry,
    CatalogueFilter,
    Edit,
    NameKind,
    Word,
    checked_word,
    comparable,
)

PAGE = 50
_NAMES = tuple(NameKind)


@dataclass(frozen=True)
class CatalogueReport:
    """One page of what the filter finds, the newest first."""

    entries: tuple[CatalogueEntry, ...]
    found: int
    page: int
    pages: int


@dataclass(frozen=True)
class CatalogueChoices:
    """What is in use, to filter by and to choose from."""

    types: tuple[str, ...]
    creators: tuple[tuple[int, str], ...]
    topics: tuple[tuple[int, str], ...]
    features: tuple[tuple[str, str], ...]  # name, and "string", "number" or "boolean"


@dataclass(frozen=True)
class WordChange:
    """So many pieces of content would have another word for the fact."""

    fact: str
    before: Word
    after: Word
    contents: int


@dataclass(frozen=True)
class EditPreview:
    """`edits` are of the content that would change; the rest says so already."""

    chosen: int
    changes: tuple[WordChange, ...]
    edits: tuple[Edit, ...]
    posts: int  # of the content that would change


def report_catalogue(
    connection: Connection, wanted: CatalogueFilter, *, page: int = 1
) -> CatalogueReport:
    """A page beyond the last gives the last."""
    zone = time_zone(connection, wanted.workspace_id)
    entries, found = found_entries(
        connection, wanted, zone, limit=PAGE, offset=PAGE * (max(page, 1) - 1)
    )
    pages = max(1, -(-found // PAGE))
    if page > pages:
        return report_catalogue(connection, wanted, page=pages)
    return CatalogueReport(entries, found, max(page, 1), pages)


def catalogue_entries(
    connection: Connection, wanted: CatalogueFilter
) -> tuple[CatalogueEntry, ...]:
    """Everything the filter finds."""
    zone = time_zone(connection, wanted.workspace_id)
    ids = found_ids(connection, wanted, zone)
    return entries_of(connection, wanted.workspace_id, zone, ids)


def catalogue_ids(connection: Connection, wanted: CatalogueFilter) -> tuple[int, ...]:
    return found_ids(connection, wanted, time_zone(connection, wanted.workspace_id))


def report_choices(connection: Connection, workspace_id: int) -> CatalogueChoices:
    used = choices_in_use(connection, workspace_id)
    creators, topics = (
        tuple((each.name_id, each.name) for each in names_in_use(connection, workspace_id, kind))
        for kind in (NameKind.CREATOR, NameKind.TOPIC)
    )
    return CatalogueChoices(used.types, creators, topics, used.features)


def preview_edit(
    connection: Connection,
    workspace_id: int,
    content_ids: Sequence[int],
    said: Mapping[str, Word],
) -> EditPreview:
    """The same words for all of the content."""
    return preview_edits(connection, workspace_id, [Edit(each, said) for each in content_ids])


def preview_edits(connection: Connection, workspace_id: int, edits: Sequence[Edit]) -> EditPreview:
    """Of facts of content, its text left out."""
    zone = time_zone(connection, workspace_id)
    ids = [edit.content_id for edit in edits]
    entries = {entry.content_id: entry for entry in entries_of(connection, workspace_id, zone, ids)}
    told: Counter[tuple[str, Word, Word, type]] = Counter()
    changed = []
    for edit in edits:
        if edit.content_id not in entries:
            continue
        words = _changed(entries[edit.content_id], edit.said)
        told.update((name, before, after, type(after)) for name, (before, after) in words.items())
        if words:
            said = {name: after for name, (_, after) in words.items()}
            changed.append(Edit(edit.content_id, said))
    return EditPreview(
        chosen=len(entries),
        changes=tuple(
            WordChange(name, before, after, contents)
            for (name, before, after, _), contents in told.most_common()
        ),
        edits=tuple(changed),
        posts=sum(entries[edit.content_id].posts for edit in changed),
    )


def _changed(entry: CatalogueEntry, said: Mapping[str, Word]) -> dict[str, tuple[Word, Word]]:
    """The word before and after, where they differ."""
    found = {}
    for name, word in said.items():
        before, after = _shown(entry, name), checked_word(name, word)
        if not _is_same(name, before, after):
            found[name] = before, after
    return found


def _shown(entry: CatalogueEntry, name: str) -> Word:
    if name.startswith(FEATURE):
        return entry.features.get(name.removeprefix(FEATURE))
    word: Any = getattr(entry, name)
    return word or None


def _is_same(name: str, before: Word, after: Word) -> bool:
    """1 is not yes, a creator is the same in capitals, spaces around a text say nothing."""
    if isinstance(before, bool) is not isinstance(after, bool):
        return False
    if isinstance(before, str) and isinstance(after, str):
        if name in _NAMES:
            return comparable(before) == comparable(after)
        return before.strip() == after.strip()
    return before == after
