"""What people remark on days: on what, for whom, and in which words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Level, Platform

LONGEST_TEXT = 2_000
LONGEST_DAYS = 3_660
_EARLIEST, _LATEST_AHEAD = date(2000, 1, 1), timedelta(days=3_660)


class NoteKind(StrEnum):
    NOTE = "note"
    ANOMALY = "anomaly"  # an unusual day or post that somebody has acknowledged


class Visibility(StrEnum):
    TEAM = "team"
    OWN = "own"  # shown to whoever goes by the author's name


@dataclass(frozen=True)
class NoteSubject:
    """Nothing named is everything. A post is named as its platform names it, so that the note
    finds it again after its import was taken back; `whole_content` means that post's content on
    all platforms."""

    platform: Platform | None = None
    account: str | None = None
    external_id: str | None = None
    whole_content: bool = False
    title: str = ""  # of the post when the note was written

    def __post_init__(self) -> None:
        if self.platform is None and (self.account or self.external_id):
            raise InvalidRequest("An account or a post is named with its platform.")
        if self.whole_content and not self.external_id:
            raise InvalidRequest("A content is named by one of its posts.")

    @property
    def level(self) -> Level:
        if self.external_id:
            return Level.CONTENT
        if self.account:
            return Level.ACCOUNT
        return Level.PLATFORM if self.platform else Level.TOTAL


EVERYTHING = NoteSubject()


@dataclass(frozen=True)
class NoteDraft:
    """What is saved of a note. `metric` None: it speaks of all of them."""

    days: Period
    text: str
    subject: NoteSubject = EVERYTHING
    visibility: Visibility = Visibility.TEAM
    kind: NoteKind = NoteKind.NOTE
    metric: str | None = None


@dataclass(frozen=True)
class Note:
    """The latest version. The ids are of today's rows, None where nothing of that name is left."""

    note_id: int
    version: int
    draft: NoteDraft
    author: str
    created_at: datetime
    changed_by: str
    changed_at: datetime
    removed: bool
    account_id: int | None
    content_id: int | None
    post_id: int | None
    title: str

    @property
    def was_edited(self) -> bool:
        return self.version > 1


@dataclass(frozen=True)
class NoteFilter:
    """`reader` is the name whose own notes are shown beside the team's."""

    workspace_id: int
    reader: str
    text: str = ""
    days: Period | None = None
    platform: Platform | None = None
    kind: NoteKind | None = None
    visibility: Visibility | None = None
    removed: bool = False

    @property
    def narrows(self) -> bool:
        return self != NoteFilter(self.workspace_id, self.reader, removed=self.removed)


def checked_draft(draft: NoteDraft, *, today: date) -> NoteDraft:
    """As it is stored. Raises InvalidRequest saying what cannot be."""
    text = draft.text.strip().replace("\0", "")
    if draft.kind is NoteKind.NOTE and not text:
        raise InvalidRequest("A note needs a text.")
    if len(text) > LONGEST_TEXT:
        raise InvalidRequest(
            f"The note has {len(text):,} characters; at most {LONGEST_TEXT:,} are kept."
        )
    if draft.days.first_day < _EARLIEST or draft.days.last_day > today + _LATEST_AHEAD:
        raise InvalidRequest(
            f"A note lies between {_EARLIEST} and {today + _LATEST_AHEAD}, this one from "
            f"{draft.days.first_day} to {draft.days.last_day}."
        )
    if draft.days.days > LONGEST_DAYS:
        raise InvalidRequest(
            f"A note spans at most {LONGEST_DAYS:,} days, this one {draft.days.days:,}."
        )
    return NoteDraft(draft.days, text, draft.subject, draft.visibility, draft.kind, draft.metric)
