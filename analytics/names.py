"""Which creators and topics are there, and which are likely the same?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from analytics.similar_names import similar_pairs
from database.queries.names import StoredName, names_in_use, pairs_apart, standing_merges
from domain.catalogue import NameKind

SUGGESTION_LIMIT = 20
# Beyond so many names, those in use most are compared.
_COMPARED = 5_000


@dataclass(frozen=True)
class UsedName:
    name_id: int
    name: str
    also: tuple[str, ...]  # the other ways it is written
    contents: int
    posts: int


@dataclass(frozen=True)
class Suggestion:
    """Two names that are likely the same; the one in use more is kept."""

    kept: UsedName
    merged: UsedName


@dataclass(frozen=True)
class Merge:
    merge_id: int
    kept: str
    merged: str
    actor: str
    merged_at: datetime


@dataclass(frozen=True)
class NamesReport:
    kind: NameKind
    names: tuple[UsedName, ...]  # the most used first
    suggestions: tuple[Suggestion, ...]  # the surest first
    suggestions_left_out: int
    merges: tuple[Merge, ...]  # that stand, the latest first


def report_names(connection: Connection, workspace_id: int, kind: NameKind) -> NamesReport:
    stored = names_in_use(connection, workspace_id, kind)
    names = tuple(_used(each) for each in stored)
    apart = pairs_apart(connection, workspace_id, kind)
    likely = _likely(names, apart)
    return NamesReport(
        kind=kind,
        names=names,
        suggestions=likely[:SUGGESTION_LIMIT],
        suggestions_left_out=max(0, len(likely) - SUGGESTION_LIMIT),
        merges=tuple(
            Merge(**vars(each)) for each in standing_merges(connection, workspace_id, kind)
        ),
    )


def _likely(
    names: tuple[UsedName, ...], apart: frozenset[tuple[int, int]]
) -> tuple[Suggestion, ...]:
    by_place = {place: each.name for place, each in enumerate(names[:_COMPARED])}
    pairs = [sorted(pair) for pair in similar_pairs(by_place)]
    found = (Suggestion(names[more], names[less]) for more, less in pairs)
    return tuple(each for each in found if _ids(each) not in apart)


def _ids(suggestion: Suggestion) -> tuple[int, int]:
    first, second = sorted((suggestion.kept.name_id, suggestion.merged.name_id))
    return first, second


def _used(stored: StoredName) -> UsedName:
    return UsedName(**vars(stored))
