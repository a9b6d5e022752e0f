"""On which day the totals of videos were read: TikTok prints it in each row, without its year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.observations import Question
from sources.columns import Layout
from sources.dates import check_day, read_day
from sources.documents import Document, Row
from sources.identifiers import time_of_tiktok
from sources.source import Context
from sources.tiktok.videos import link_of
from sources.tiktok.yearless import (
    MonthDay,
    Run,
    asked_year,
    day_in,
    latest_until,
    month_day,
)

_YEARS_AHEAD = 8  # until the next February 29, at the latest


@dataclass(frozen=True)
class Captures:
    days: Mapping[str, date]
    today: date
    questions: tuple[Question, ...] = ()

    def read(self, text: str) -> date | None:
        """None when the file does not say."""
        if not text:
            return None
        day = self.days.get(text) or read_day(text)
        check_day(day, self.today + timedelta(days=1))
        return day


def captures_of(
    rows: Sequence[Row], layout: Layout, document: Document, context: Context
) -> Captures:
    printed = {
        text: day
        for text in (layout.text("captured", row.cells) for row in rows)
        if (day := month_day(text)) is not None
    }
    if not printed:
        return Captures({}, context.today)
    last = next(reversed(printed.values()))
    newest = _after_the_last_video(rows, layout, last) or document.modified or context.today
    run = Run((last,), (0,), last)
    question = asked_year(run, min(newest, context.today), context)
    (last_day,) = run.days(int(question.taken))
    days = {text: latest_until(last_day, day) for text, day in printed.items() if last_day}
    known = {text: day for text, day in days.items() if day is not None}
    return Captures(known, context.today, (question,))


def _after_the_last_video(rows: Iterable[Row], layout: Layout, printed: MonthDay) -> date | None:
    """The first such day on which every video was there; ids tell when each was published."""
    videos = (link_of(layout.text("id", row.cells)) for row in rows)
    known = [moment for video in videos if video and (moment := time_of_tiktok(video.number))]
    if not known:
        return None
    # The account's own day may still be the day before the one in UTC.
    earliest = max(known).date() - timedelta(days=1)
    days = (day_in(earliest.year + ahead, printed) for ahead in range(_YEARS_AHEAD + 1))
    return next((day for day in days if day is not None and day >= earliest), None)
