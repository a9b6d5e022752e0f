"""What the history says in words: what an import did, was told, and what undoing it changes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.imports import Effect, GivenAnswer, ImportDetail, ImportRow
from database.writes.reversal import Reversal
from domain.history import ImportState
from domain.periods import Period
from ui import words

STATES = {ImportState.STANDING: "Standing", ImportState.UNDONE: "Undone"}
_SHORT = 12
_ASKED = {
    "account": "Which account is it?",
    "period": "Which days do the figures speak of?",
}
_ACTIONS = {
    "import": "Imported",
    "undo import": "Import undone",
    "redo import": "Import done again",
    "remove sample data": "Sample data removed",
    "save mapping": "Column mapping saved",
    "remove mapping": "Column mapping removed",
    "add note": "Note written",
    "edit note": "Note edited",
    "remove note": "Note removed",
    "bring back note": "Note brought back",
}


def wall_clock(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    """In the workspace's zone, without it: a browser would shift it again."""
    return at and at.astimezone(zone).replace(tzinfo=None)


def file_of(name: str) -> str:
    """Without folders and archives; a sheet with its workbook."""
    folders, _, last = name.rpartition("/")
    book = folders.rpartition("/")[2]
    return f"{book}, {last}" if book.lower().endswith((".xls", ".xlsx")) else last or name


def days_of(row: ImportRow) -> str | None:
    return words.span(row.period) if row.period else None


def effect_short(row: ImportRow) -> str | None:
    """For a cell of a table."""
    effect = row.effect
    if effect is None:
        return None
    parts = [
        words.counted(effect.new_posts, "new post") if effect.new_posts else "",
        words.counted(effect.days_changed, "day") if effect.days_changed else "",
    ]
    return ", ".join(part for part in parts if part) or "nothing by day"


def effect_told(row: ImportRow) -> str:
    effect = row.effect
    if effect is None:
        return "What it changed was not noted when it was imported."
    posts = [
        words.counted(number, f"{kind} post")
        for number, kind in ((effect.new_posts, "new"), (effect.known_posts, "known"))
        if number
    ]
    days = _days_changed(effect) if effect.days_changed else "no day changed"
    return f"When it was imported: {words.listed([*posts, days])}."


def _days_changed(effect: Effect) -> str:
    told = f"figures of {words.counted(effect.days_changed, 'day')} changed"
    if effect.first_day is None or effect.last_day is None:
        return told
    return f"{told} ({words.span(Period(effect.first_day, effect.last_day))})"


def rows_told(row: ImportRow) -> str:
    told = f"{row.rows_imported:,} of {words.counted(row.rows_read, 'row')} imported"
    return f"{told}, {row.rows_rejected:,} refused" if row.rows_rejected else told


def fingerprint(detail: ImportDetail) -> str:
    return detail.fingerprint[:_SHORT]


def was_open(answer: GivenAnswer) -> bool:
    """The account is noted for every file, also where it names its account."""
    return answer.asked != "account" or answer.is_guess


def answer_row(answer: GivenAnswer) -> dict[str, str]:
    return {
        "Asked": answer.words or _ASKED.get(answer.asked, answer.asked.capitalize()),
        "Taken": answer.taken.replace("/", " to ") if answer.asked == "period" else answer.taken,
        "Known by": "A guess" if answer.is_guess else "Told",
    }


def would_change(rehearsed: Reversal, *, undoing: bool) -> str:
    """Before it is done."""
    told = _moved(rehearsed, verb="would change")
    if not rehearsed.posts:
        return told
    posts = words.counted(rehearsed.posts, "post")
    if undoing:
        that = "that no other import knows"
        return f"{told} {posts} {that} would vanish from the lists until it is done again."
    return f"{told} {posts} would come back."


def changed(done: Reversal, *, undoing: bool) -> str:
    """After it."""
    told = _moved(done, verb="changed")
    if not done.posts:
        return told
    posts = words.counted(done.posts, "post")
    were = "is" if done.posts == 1 else "are"
    return f"{told} {posts} {were} {'gone' if undoing else 'back'}."


def _moved(one: Reversal, *, verb: str) -> str:
    if not one.days_changed or one.first_day is None or one.last_day is None:
        return f"No figure by day {verb}."
    days = words.counted(one.days_changed, "day")
    return f"Figures of {days} {verb}, {words.span(Period(one.first_day, one.last_day))}."


def action_told(action: str) -> str:
    return _ACTIONS.get(action, action[:1].upper() + action[1:])
