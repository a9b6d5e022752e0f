"""What falls on unusual days: a changed definition, a note, a post that carried the day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from analytics.anomalies.posts import UnusualPost
from analytics.anomalies.series import UnusualDays
from analytics.measures import DefinitionChange
from analytics.wording import day_in_words, share_in_words
from database.queries.day_leaders import DayLeader
from domain.notes import Note, NoteKind, NoteSubject
from domain.periods import Period

_CARRIED_FROM = 0.2  # of a day, before a post is said to have carried it
_NEW_FOR = timedelta(days=7)
_EARLIER = timedelta(days=3)  # what happened shortly before may explain a day, too
_QUOTED = 120


def with_reasons(
    run: UnusualDays,
    changes: Iterable[DefinitionChange],
    leaders: Iterable[DayLeader],
) -> UnusualDays:
    around = Period(run.days.first_day - _EARLIER, run.days.last_day)
    platform = run.subject.platform
    told = [
        f"{change.platform.label} counts differently since {day_in_words(change.day)}."
        for change in changes
        if change.day in around and platform in (None, change.platform)
    ]
    if run.is_above:
        told += [
            _carried(leader)
            for leader in leaders
            if (leader.key, leader.day) == (run.series, run.peak) and leader.share >= _CARRIED_FROM
        ]
    return replace(run, reasons=(*run.reasons, *told))


def noted_days(run: UnusualDays, seen: Sequence[Note], notes: Sequence[Note]) -> UnusualDays:
    """`seen` are acknowledgements of the metric, the latest first."""
    mine = [
        note
        for note in seen
        if _same_subject(note, run.subject) and note.draft.days.overlaps(run.days)
    ]
    around = Period(run.days.first_day - _EARLIER, run.days.last_day)
    said = [
        f"Note of {day_in_words(note.draft.days.first_day)}: {_quoted(note.draft.text)}"
        for note in notes
        if note.draft.kind is NoteKind.NOTE
        and note.draft.days.overlaps(around)
        and _speaks_of(note, run.subject)
    ]
    acknowledged = mine[0] if mine else None
    return replace(run, reasons=(*run.reasons, *said), acknowledged=acknowledged)


def noted_post(post: UnusualPost, seen: Sequence[Note]) -> UnusualPost:
    mine = [
        note
        for note in seen
        if note.post_id == post.post_id and not note.draft.subject.whole_content
    ]
    return replace(post, acknowledged=mine[0] if mine else None)


def _carried(leader: DayLeader) -> str:
    told = f"{share_in_words(leader.share)} of the day came from \u201c{leader.title}\u201d"
    published = leader.published_on
    if published is None or not timedelta() <= leader.day - published <= _NEW_FOR:
        return f"{told}."
    return f"{told}, published {_before((leader.day - published).days)}."


def _before(days: int) -> str:
    return ("that day", "the day before")[days] if days < 2 else f"{days} days before"


def _same_subject(note: Note, subject: NoteSubject) -> bool:
    told = note.draft.subject
    return (told.platform, told.account, told.external_id) == (
        subject.platform,
        subject.account,
        subject.external_id,
    )


def _speaks_of(note: Note, subject: NoteSubject) -> bool:
    """Of the series, of something it is part of, or of a part of it."""
    told = note.draft.subject
    if None not in (told.platform, subject.platform) and told.platform is not subject.platform:
        return False
    return None in (told.account, subject.account) or told.account == subject.account


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}\u2026"
