"""Stores figures typed by hand: each save is an entry, and the next one corrects it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256

from sqlalchemy import Connection, select

from database.queries.entry_posts import posts_named
from database.queries.metrics import metric_registry
from database.reconciliation.moved import MovedDay, moved_days
from database.tables import imports
from database.writes.imports import record_import
from database.writes.typed_ledger import Called, append_to_ledger
from database.writes.workspaces import lock_workspace
from domain.counting import counted
from domain.errors import InvalidRequest, NotFound
from domain.metrics import Metric
from domain.observations import PostFacts, Reading
from domain.typed import ENTRY_FORMAT, Entry, PostName, as_observations
from domain.vocabulary import Figure, Grain, MetricKind, PeriodBasis

LABEL = "Typed figures"
SHOWN_DAYS = 200


@dataclass(frozen=True)
class EntryOutcome:
    """What an entry changed. `replaced` tells, figure by figure, what counted in its place."""

    import_id: int
    already_saved: bool = False
    replaced: tuple[Decimal | None, ...] = ()
    days_changed: int = 0
    first_day: date | None = None
    last_day: date | None = None
    moved: tuple[MovedDay, ...] = ()
    moved_in_all: int = 0
    titles: Mapping[int, str] = field(default_factory=dict, hash=False)  # by post_id


def record_entry(
    connection: Connection, workspace_id: int, entry: Entry, *, actor: str
) -> EntryOutcome:
    """In the caller's transaction; the same token again changes nothing."""
    lock_workspace(connection, workspace_id)
    fingerprint = sha256(f"{ENTRY_FORMAT} {entry.token}".encode()).hexdigest()
    saved = _saved_before(connection, workspace_id, fingerprint)
    if saved is not None:
        return EntryOutcome(saved, already_saved=True)
    named = _named(connection, workspace_id, entry)
    metrics = _checked(connection, workspace_id, entry)
    reading = _reading(entry, named, fingerprint)
    outcome = record_import(connection, workspace_id, reading, actor=actor)
    replaced = append_to_ledger(connection, workspace_id, entry, named, outcome.import_id, actor)
    moved, in_all = moved_days(connection, metrics, limit=SHOWN_DAYS)
    return EntryOutcome(
        outcome.import_id,
        replaced=replaced,
        days_changed=outcome.days_changed,
        first_day=outcome.first_day,
        last_day=outcome.last_day,
        moved=moved,
        moved_in_all=in_all,
        titles=_titles(connection, workspace_id, entry),
    )


def _saved_before(connection: Connection, workspace_id: int, fingerprint: str) -> int | None:
    found: int | None = connection.scalar(
        select(imports.c.import_id).where(
            imports.c.workspace_id == workspace_id,
            imports.c.fingerprint == fingerprint,
            imports.c.undone_at.is_(None),
        )
    )
    return found


def _named(connection: Connection, workspace_id: int, entry: Entry) -> dict[PostName, Called]:
    new = {PostName(facts.platform, facts.external_id): facts for facts in entry.new_posts}
    known = posts_named(connection, workspace_id, (*entry.posts, *new))
    named = {name: Called(post.account, post.title) for name, post in known.items()}
    for name, facts in new.items():
        if name in named:
            raise InvalidRequest(
                f"There is already a post {name.external_id!r} on {name.platform.label}, called "
                f"{named[name].title!r}: choose it instead of creating it."
            )
        named[name] = Called(facts.account or LABEL, facts.title or "")
    for name in entry.posts:
        if name not in named:
            raise NotFound(f"There is no post {name.external_id!r} on {name.platform.label}.")
    return named


def _checked(connection: Connection, workspace_id: int, entry: Entry) -> tuple[Metric, ...]:
    """The metrics of the entry; what cannot be stored is refused by name."""
    if not entry.figures:
        raise InvalidRequest("There is no figure to save.")
    registry = metric_registry(connection, workspace_id)
    places = set()
    for figure in entry.figures:
        metric = registry[figure.metric]
        if not Decimal(figure.value).is_finite() or figure.value < 0:
            raise InvalidRequest(
                f"{metric.label}: {figure.value} is no figure that can be stored; it must be a "
                "number from 0 up."
            )
        if metric.kind is MetricKind.LEVEL and figure.occasion.figure is Figure.PERIOD:
            raise InvalidRequest(f"{metric.label} are read at a moment, not counted over days.")
        place = (figure.post, figure.metric, figure.occasion)
        if place in places:
            raise InvalidRequest(f"{metric.label} of one post and time are given twice.")
        places.add(place)
    return tuple(registry[name] for name in entry.metrics)


def _reading(entry: Entry, named: Mapping[PostName, Called], fingerprint: str) -> Reading:
    """Known posts are named and nothing is said of them, so earlier words on them stand."""
    created = {PostName(facts.platform, facts.external_id): facts for facts in entry.new_posts}
    bare = (
        PostFacts(name.external_id, name.platform, account=named[name].account)
        for name in entry.posts
        if name not in created
    )
    account_names = {known.account for known in named.values()}
    return Reading(
        file_name=_called(entry, named),
        fingerprint=fingerprint,
        format=ENTRY_FORMAT,
        label=LABEL,
        platform=None,
        grain=Grain.POST,
        metrics=entry.metrics,
        posts=(*created.values(), *bare),
        observations=as_observations(entry.figures, entry.metrics),
        account=account_names.pop() if len(account_names) == 1 else "several accounts",
        period_basis=PeriodBasis.STATED,
        rows_read=len(entry.figures),
        rows_imported=len(entry.figures),
    )


def _called(entry: Entry, named: Mapping[PostName, Called]) -> str:
    if len(entry.posts) == 1:
        (post,) = entry.posts
        return f"Typed: {named[post].title or post.external_id}"
    return f"Typed: {counted(len(entry.figures), 'figure')} of {len(entry.posts):,} posts"


def _titles(connection: Connection, workspace_id: int, entry: Entry) -> dict[int, str]:
    found = posts_named(connection, workspace_id, entry.posts).values()
    return {post.post_id: post.title for post in found}
