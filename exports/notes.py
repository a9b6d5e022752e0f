"""Notes as a table: days, what they speak of, words, and who said them when."""

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.day_notes import DayNotesReport, Note
from domain.granularity import Granularity, buckets
from domain.notes import NoteKind
from domain.periods import Period
from exports.tables import Cell, Table

_COLUMNS = (
    "note", "kind", "first_day", "last_day", "platform", "account", "post", "whole_content",
    "title", "metric", "text", "shown_to", "author", "created_at", "changed_by", "changed_at",
    "removed",
)  # fmt: skip
_LONGEST_BUCKET = timedelta(days=31)


def notes_table(report: DayNotesReport) -> Table:
    """Times in UTC, as in all exports of history."""
    return Table(_COLUMNS, [_row(note) for note in report.rows])


def chart_notes_table(notes: Sequence[Note]) -> Table:
    """Those of one chart."""
    return Table(_COLUMNS, [_row(note) for note in notes])


def _row(note: Note) -> tuple[Cell, ...]:
    draft, subject = note.draft, note.draft.subject
    return (
        note.note_id,
        "acknowledged" if draft.kind is NoteKind.ANOMALY else draft.kind.value,
        draft.days.first_day,
        draft.days.last_day,
        subject.platform.value if subject.platform else None,
        subject.account,
        subject.external_id,
        "yes" if subject.whole_content else "no",
        note.title or None,
        draft.metric,
        draft.text,
        draft.visibility.value,
        note.author,
        note.created_at,
        note.changed_by,
        note.changed_at,
        "yes" if note.removed else "no",
    )


def with_notes(
    table: Table,
    notes: Sequence[Note],
    *,
    first: str = "day",
    last: str | None = None,
    granularity: Granularity = Granularity.DAY,
) -> Table:
    """The table of a chart's days with the words of the notes that touch each row. As it was where
    there are none. `first` is the column of a row's first day; it ends on the day of the column
    `last`, or with its day, week or month."""
    if not notes:
        return table
    begins, ends = table.columns.index(first), table.columns.index(last or first)

    def days(row: tuple[Cell, ...]) -> Period | None:
        begun, ended = row[begins], row[ends]
        if not isinstance(begun, date) or not isinstance(ended, date):
            return None
        if last:
            return Period(begun, ended)
        return next(buckets(Period(begun, begun + _LONGEST_BUCKET), granularity))

    rows = [(*row, _said_on(days(row), row, table, notes)) for row in table.rows]
    return Table((*table.columns, "notes"), rows)


def _said_on(
    days: Period | None, row: tuple[Cell, ...], table: Table, notes: Sequence[Note]
) -> str | None:
    told = [
        note.draft.text or "acknowledged as unusual"
        for note in notes
        if days and note.draft.days.overlaps(days) and _speaks_of(note, row, table)
    ]
    return "; ".join(told) or None


def _speaks_of(note: Note, row: tuple[Cell, ...], table: Table) -> bool:
    """A note on a platform or account stands beside its rows only."""
    subject = note.draft.subject
    named = dict(zip(table.columns, row, strict=True))
    if subject.whole_content or subject.platform is None:
        return True
    same_account = (
        subject.account is None or named.get("account", subject.account) == subject.account
    )
    return named.get("platform", subject.platform.value) == subject.platform.value and same_account
