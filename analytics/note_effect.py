"""How did a metric differ before and after a note? A difference, not an effect."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.choice import without_unfinished_day
from analytics.scope import resolve_scope
from analytics.series import ESTIMATED_DAY_SHARE
from analytics.stats.before_after import BeforeAfter, compare_before_after
from analytics.wording import count_in_words, day_in_words
from database.queries.comparability import definition_changes
from database.queries.content import post_days
from database.queries.grouped_daily import grouped_amounts
from database.queries.named_accounts import named_accounts
from database.queries.notes import notes_touching, stored_note
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest, NotFound
from domain.metrics import Metric
from domain.notes import Note
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Level

SIDE = timedelta(days=28)
NOT_CAUSAL = "not a causal estimate"
Series = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class NoteEffect:
    note: Note
    metric: Metric
    basis: Basis
    before: Period
    after: Period
    compared: BeforeAfter
    beside: tuple[str, ...]  # what else lies in these days, in the reader's words


def report_note_effect(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    metric_name: str | None,
    *,
    reader: str,
    today: date | None = None,
) -> NoteEffect:
    """Four weeks on each side. Raises NotEnoughData where a side knows fewer than 14 days."""
    note = stored_note(connection, workspace_id, note_id, reader)
    if note is None:
        raise NotFound(f"There is no note number {note_id}.")
    around = _selection(connection, workspace_id, note, today)
    days = note.draft.days
    before = Period(around.period.first_day, days.first_day - timedelta(days=1))
    after = Period(days.last_day + timedelta(days=1), around.period.last_day)
    scope = resolve_scope(connection, around, note.draft.metric or metric_name)
    if not scope.metric.additive:
        raise InvalidRequest(
            f"{scope.metric.label} are a level, not an amount of days. Choose a metric that "
            "counts something."
        )
    basis = Basis.POSTS if note.draft.subject.external_id else scope.basis_of(scope.metric)
    values = _values(connection, around, note, basis, scope.metric)
    first = (days.first_day - around.period.first_day).days
    compared = compare_before_after(
        values, first, first + days.days - 1, weekday=around.period.first_day.weekday()
    )
    beside = _beside(connection, around, note, scope.metric, reader)
    return NoteEffect(note, scope.metric, basis, before, after, compared, beside)


def _selection(
    connection: Connection, workspace_id: int, note: Note, today: date | None
) -> Selection:
    """The days around, without the unfinished one, of what the note speaks of."""
    days, subject = note.draft.days, note.draft.subject
    now = today or datetime.now(time_zone(connection, workspace_id)).date()
    whole = Selection(
        workspace_id,
        Period(days.first_day - SIDE, days.last_day + SIDE),
        Comparison.OFF,
        platforms=(subject.platform,) if subject.platform and not subject.external_id else (),
    )
    if subject.account and not subject.external_id:
        named = named_accounts(connection, workspace_id)
        found = [
            one.account_id
            for one in named
            if (one.platform, one.name) == (subject.platform, subject.account)
        ]
        if not found:
            raise NotFound(f"The account {subject.account!r} is not there any more.")
        whole = replace(whole, accounts=tuple(found))
    if days.last_day >= now - timedelta(days=1):
        raise InvalidRequest("No day after the note is over yet, so there is nothing to compare.")
    return without_unfinished_day(whole, now)[0]


def _values(
    connection: Connection, around: Selection, note: Note, basis: Basis, metric: Metric
) -> Series:
    """A value per day; nan where missing, or mostly spread over a gap: such days vary less."""
    if note.draft.subject.external_id:
        return _content_values(connection, around, note, metric)
    found = grouped_amounts(connection, around, basis, metric, Level.TOTAL)
    if not found:
        return np.full(around.period.days, np.nan)
    amounts = found[0].amounts
    with np.errstate(invalid="ignore"):
        spread = np.abs(amounts.estimated) > ESTIMATED_DAY_SHARE * np.abs(amounts.values)
    return np.where(spread, np.nan, amounts.values)


def _content_values(
    connection: Connection, around: Selection, note: Note, metric: Metric
) -> Series:
    if note.content_id is None:
        raise NotFound("The post of this note is not there any more; its import was taken back.")
    values = np.full(around.period.days, np.nan)
    spread = np.zeros(around.period.days, dtype=np.bool_)
    told = post_days(connection, around.workspace_id, note.content_id, metric)
    for post_id, days in told.items():
        if not note.draft.subject.whole_content and post_id != note.post_id:
            continue
        for day, value, estimated in zip(days.days, days.values, days.estimated, strict=True):
            if day in around.period:
                at = (day - around.period.first_day).days
                values[at] = np.nansum([values[at], value])
                spread[at] |= estimated
    return np.where(spread, np.nan, values)


def _beside(
    connection: Connection, around: Selection, note: Note, metric: Metric, reader: str
) -> tuple[str, ...]:
    changes = [
        f"{change.platform.label} counts {metric.label.lower()} differently since "
        f"{day_in_words(change.day)}, within these days."
        for change in definition_changes(connection, around)
        if change.metric == metric.name and change.day in around.period
    ]
    others = [
        other
        for other in notes_touching(connection, around, reader)
        if other.note_id != note.note_id
    ]
    return (*changes, *_other_notes(others))


def _other_notes(others: Sequence[Note]) -> tuple[str, ...]:
    if not others:
        return ()
    verb = "lies" if len(others) == 1 else "lie"
    return (f"{count_in_words(len(others), 'other note')} {verb} in the same days.",)
