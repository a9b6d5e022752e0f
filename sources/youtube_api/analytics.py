"""YouTube Analytics API, `reports.query`: amounts by day, month or video."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis, Platform
from sources.asked_periods import asked_period
from sources.dates import check_day, read_day
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.payloads import Item, first_pages
from sources.post_links import post_links
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable
from sources.windows import Window
from sources.youtube_api.result_table import DAY, KIND, MONTH, VIDEO, ResultTable, table_of

_CHANNEL = "channel"
_QUESTION = (
    "The answer does not say whether its figures are of the whole channel or of one video. Give "
    "the id or the link of that video, or 'channel'."
)
_VIDEO_ID = re.compile(r"[\w-]{11}", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")


def recognises(document: Document) -> bool:
    return any(
        isinstance(page, dict)
        and (page.get("kind") == KIND or isinstance(page.get("columnHeaders"), list))
        for page in first_pages(document)
    )


@dataclass(frozen=True)
class _Rows:
    """`subject` is the video of all rows, `window` the days of all rows, where no column says."""

    table: ResultTable
    subject: str | None
    window: Window | None
    today: date

    def take_in(self, cells: object, row: Row, harvest: Harvest) -> None:
        item, by_video = self.table.row(cells), VIDEO in self.table.dimensions
        video = item.needed(VIDEO) if by_video else self.subject
        days = self.window.period if self.window else self._days(item)
        values = self.table.values(item)
        said = f"{video or _CHANNEL} {days.first_day}"
        harvest.refuse_repeated((video, days), row, VIDEO if by_video else DAY, said)
        if any(value is not None for value in values):
            harvest.observations.append(Observation(Figure.PERIOD, values, video, days=days))
        else:
            harvest.skipped += 1

    def _days(self, item: Item) -> Period:
        name = DAY if DAY in self.table.dimensions else MONTH
        text = item.needed(name)
        try:
            days = _day(text) if name == DAY else _month(text)
            check_day(days.first_day, self.today)
        except Unreadable as fault:
            raise item.rejected(name, str(fault)) from fault
        return Period(days.first_day, min(days.last_day, self.today))


def read(document: Document, context: Context) -> Reading:
    table = table_of(document)
    by_video, dated = VIDEO in table.dimensions, {DAY, MONTH} & table.dimensions
    questions = () if by_video else (context.ask(Asked.SUBJECT, _QUESTION, _CHANNEL),)
    subject = _video_named(questions[0].taken) if questions else None
    window = None if dated else asked_period(document, context)
    rows = _Rows(table, subject, window, context.today)
    harvest = _gathered(rows)
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(context),
        grain=Grain.POST if by_video or subject else Grain.ACCOUNT,
        metrics=table.metrics,
        platform=Platform.YOUTUBE,
        period=window.period if window else None,
        period_basis=window.basis if window else PeriodBasis.STATED,
        questions=questions,
    )


def _gathered(rows: _Rows) -> Harvest:
    harvest = Harvest(
        warnings=[*rows.table.warnings, *(rows.window.warnings if rows.window else ())]
    )
    for number, cells in enumerate(rows.table.rows, 1):
        harvest.rows_read += 1
        try:
            rows.take_in(cells, Row(number, []), harvest)
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
    harvest.posts = _posts(harvest.observations)
    return harvest


def _day(text: str) -> Period:
    day = read_day(text)
    return Period(day, day)


def _month(text: str) -> Period:
    """A month that is not over ends today."""
    match = _YEAR_MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12 or not int(match[1]):
        raise Unreadable("is not a month such as 2025-03")
    year, month = int(match[1]), int(match[2])
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _video_named(answer: str) -> str | None:
    plain = answer.strip()
    if plain.casefold() == _CHANNEL:
        return None
    if _VIDEO_ID.fullmatch(plain):
        return plain
    for link in post_links(plain):
        if link.platform is Platform.YOUTUBE:
            return link.external_id
    raise SourceRejected(
        f"{plain[:60]!r} is neither the id or link of a YouTube video nor 'channel'."
    )


def _posts(observations: Sequence[Observation]) -> list[PostFacts]:
    videos = dict.fromkeys(seen.subject for seen in observations if seen.subject)
    return [
        PostFacts(video, Platform.YOUTUBE, url=f"https://www.youtube.com/watch?v={video}")
        for video in videos
    ]


def _account(context: Context) -> Account:
    stated = context.answers.account
    return Account(stated) if stated else Account("YouTube channel", assumed=True)


SOURCE = Source(
    name="youtube_analytics_api",
    label="YouTube Analytics API: a report",
    recognised_by=f"JSON of the kind {KIND}",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
