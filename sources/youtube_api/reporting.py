"""YouTube Reporting API, bulk reports of a channel: added up to its videos and days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.columns import Layout, layout_in
from sources.day_columns import Days, days_of
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.source import Context, Source
from sources.unreadable import CellRejected
from sources.youtube_api.bulk_columns import BREAKDOWNS, COLUMNS, OF_REPORTS, PARTS
from sources.youtube_api.sums import Figures, Sum

_SEVERAL = "several channels"


@dataclass
class _Report:
    """`own_rows`, by channel: rows of no video, such as subscribers gained on its page."""

    layout: Layout
    figures: Figures
    days_read: Days
    videos: dict[tuple[str, str, date], Sum] = field(default_factory=dict)
    days: dict[tuple[str, date], Sum] = field(default_factory=dict)
    own_rows: dict[str, int] = field(default_factory=dict)

    @property
    def channels(self) -> list[str]:
        return list(dict.fromkeys(channel for channel, _ in self.days))

    def take_in(self, row: Row) -> None:
        values = self.layout.values(row.cells)
        channel, video = (self.layout.text(name, row.cells) for name in ("channel", "video"))
        day = self.layout.fact("day", row.cells, self.days_read.read)
        self.days.setdefault((channel, day), Sum(self.figures)).add(values)
        if video:
            self.videos.setdefault((channel, video, day), Sum(self.figures)).add(values)
        else:
            self.own_rows[channel] = self.own_rows.get(channel, 0) + 1


def recognises(document: Document) -> bool:
    known = {"date", "channel_id"} <= set(document.columns)
    return known and not OF_REPORTS.isdisjoint(document.columns)


def read(document: Document, context: Context) -> Sequence[Reading]:
    _refuse_breakdown(document)
    report = _report(document, context)
    harvest = Harvest(warnings=_remarks(report))
    for row in document.rows():
        harvest.rows_read += 1
        try:
            report.take_in(row)
        except CellRejected as fault:
            harvest.reject(row, fault)
    harvest.skipped = sum(report.own_rows.values())
    return [
        _of_videos(document, context, report, harvest),
        *(_of_channel(document, context, report, channel) for channel in report.own_rows),
    ]


def _refuse_breakdown(document: Document) -> None:
    broken = [name for name in document.columns if name in BREAKDOWNS]
    if broken or "video_id" not in document.columns:
        what = listed(broken) if broken else "channels only"
        raise SourceRejected(
            f"This report of the YouTube Reporting API is broken down by {what}: it says in other "
            "parts what channel_basic says of each video. Import channel_basic, and "
            "channel_reach_basic for impressions."
        )


def _report(document: Document, context: Context) -> _Report:
    layout = layout_in(document, COLUMNS)
    figures = Figures.among(layout.metrics)
    if not figures.metrics:
        raise SourceRejected(
            f"The report has no column with figures that are understood: {listed(layout.header)}."
        )
    place = layout.facts["day"]
    texts = {row.cells[place] for row in document.rows() if place < len(row.cells)}
    return _Report(layout, figures, days_of(texts, context))


def _remarks(report: _Report) -> list[str]:
    """The columns that part the rows are added up over, and so not left out."""
    left_out = [name for name in report.layout.left_out if name.casefold() not in PARTS]
    remarks = [f"Columns that are not imported: {listed(left_out)}."] if left_out else []
    unweighed = [name for name in report.layout.metrics if name not in report.figures.metrics]
    if unweighed:
        remarks.append(f"Averages without what weighs them are left out: {listed(unweighed)}.")
    return remarks


def _of_videos(document: Document, context: Context, report: _Report, harvest: Harvest) -> Reading:
    several = len(report.channels) > 1
    channels = {video: channel for channel, video, _ in report.videos}
    harvest.posts = [
        PostFacts(
            video,
            Platform.YOUTUBE,
            account=channel if several else None,
            url=f"https://www.youtube.com/watch?v={video}",
        )
        for video, channel in channels.items()
    ]
    sums = [(video, day, total) for (_, video, day), total in report.videos.items()]
    harvest.observations = list(_observed(sums))
    account = Account(_SEVERAL) if several else _account(report.channels, context)
    return _reading(document, report, harvest, account, Grain.POST)


def _of_channel(document: Document, context: Context, report: _Report, channel: str) -> Reading:
    """The whole channel by day: what came by its videos and what came by none."""
    days = [(None, day, total) for (owner, day), total in report.days.items() if owner == channel]
    harvest = Harvest(observations=list(_observed(days)), rows_read=report.own_rows[channel])
    several = len(report.channels) > 1
    account = Account(channel) if several else _account([channel], context)
    return _reading(document, report, harvest, account, Grain.ACCOUNT, part=f"channel {channel}")


def _reading(
    document: Document,
    report: _Report,
    harvest: Harvest,
    account: Account,
    grain: Grain,
    part: str = "",
) -> Reading:
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=grain,
        metrics=report.figures.metrics,
        platform=Platform.YOUTUBE,
        questions=report.days_read.questions,
        part=part,
    )


def _observed(sums: Iterable[tuple[str | None, date, Sum]]) -> Iterable[Observation]:
    for subject, day, total in sums:
        values = total.values
        if any(value is not None for value in values):
            yield Observation(Figure.PERIOD, values, subject, days=Period(day, day))


def _account(channels: Sequence[str], context: Context) -> Account:
    """Reports name a channel by its id."""
    if context.answers.account:
        return Account(context.answers.account)
    named = channels[0] if channels and channels[0] else "YouTube channel"
    return Account(named, assumed=True)


SOURCE = Source(
    name="youtube_reporting_api",
    label="YouTube Reporting API: bulk report of a channel",
    recognised_by="the columns date, channel_id and video_id",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
