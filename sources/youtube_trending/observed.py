"""The trending set: what YouTube showed of trending videos, day after day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.counting import counted
from domain.observations import FeatureValue, Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.dates import ReadDay, check_day, read_day, read_moment, within_reason
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable, refuse_ragged
from sources.youtube_trending.categories import names_beside
from sources.youtube_trending.columns import Columns, columns_of

_YEAR_DAY_MONTH = re.compile(r"(\d{2})\.(\d{2})\.(\d{2})")
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_NO_TAGS = ("[none]", "[None]")
_SEVERAL_CHANNELS = "several channels"


@dataclass
class _Videos:
    columns: Columns
    names: Mapping[str, str]
    read_day: ReadDay
    today: date
    posts: dict[str, PostFacts] = field(default_factory=dict)
    observed: dict[tuple[str, date], Observation] = field(default_factory=dict)

    def take_in(self, row: Row) -> None:
        columns, cells = self.columns, row.cells
        refuse_ragged(columns.header, cells)
        video = columns.text("video", cells)
        if not video or video.startswith("#"):
            raise columns.rejected("video", cells, "is not the id of a video")
        day = self._day(cells)
        values, facts = columns.values(cells), self._facts(video, cells)
        if all(value is None for value in values):
            raise columns.rejected("views", cells, "the row has no figure")
        self.posts[video] = facts
        self.observed[video, day] = Observation(Figure.CUMULATIVE, values, video, moment=day)

    def _day(self, cells: list[str]) -> date:
        try:
            return self.read_day(self.columns.text("day", cells))
        except Unreadable as fault:
            raise self.columns.rejected("day", cells, str(fault)) from fault

    def _facts(self, video: str, cells: list[str]) -> PostFacts:
        text = self.columns.text
        tags = text("tags", cells)
        features: dict[str, FeatureValue] = {"tags": tags} if tags and tags not in _NO_TAGS else {}
        if category := text("category", cells):
            features["category_id"] = category
        for flag in ("comments_disabled", "ratings_disabled"):
            features[flag] = self.columns.flag(flag, cells)
        features["video_error_or_removed"] = self.columns.flag("error", cells)
        return PostFacts(
            external_id=video,
            platform=Platform.YOUTUBE,
            account=text("channel", cells) or None,
            title=text("title", cells) or None,
            published=self._published(cells),
            text=text("text", cells) or None,
            topic=self.names.get(category),
            features=features,
        )

    def _published(self, cells: list[str]) -> datetime | date | None:
        """Some editions kept only the time of day, which tells nothing of the date."""
        text = self.columns.text("published", cells)
        if not text or _TIME_OF_DAY.fullmatch(text):
            return None
        try:
            moment = read_moment(text)
            check_day(date(moment.year, moment.month, moment.day), self.today)
        except Unreadable as fault:
            raise self.columns.rejected("published", cells, str(fault)) from fault
        return moment


def recognises(document: Document) -> bool:
    return columns_of(document).complete


def read(document: Document, context: Context) -> Reading:
    columns, names = columns_of(document), names_beside(document, context)
    read_checked = within_reason(_read_trending_day, context.today)
    videos = _Videos(columns, names, read_checked, context.today)
    harvest = Harvest(warnings=columns.warnings())
    for row in document.rows():
        harvest.rows_read += 1
        try:
            videos.take_in(row)
        except CellRejected as fault:
            harvest.reject(row, fault)
    harvest.posts = list(videos.posts.values())
    harvest.observations = list(videos.observed.values())
    harvest.skipped = harvest.rows_read - len(harvest.rejected) - len(harvest.observations)
    harvest.warnings.extend(_remarks(videos, harvest.skipped))
    return reading_of(
        SOURCE,
        document,
        harvest,
        Account(context.answers.account or _SEVERAL_CHANNELS),
        grain=Grain.POST,
        metrics=columns.metrics,
        platform=Platform.YOUTUBE,
    )


def _remarks(videos: _Videos, repeated: int) -> list[str]:
    remarks = []
    if repeated:
        remarks.append(
            f"{counted(repeated, 'repeat')} of a video and day: the last of each counts."
        )
    undated = sum(post.published is None for post in videos.posts.values())
    if undated:
        remarks.append(f"{undated:,} of {len(videos.posts):,} videos have no publish date.")
    if not videos.names and "category" in videos.columns.positions:
        remarks.append(
            "The categories are numbers: import the category list (US_category_id.json) together "
            "with this file to name them."
        )
    return remarks


def _read_trending_day(text: str) -> date:
    """'17.14.11' is 14 November 2017; newer editions write ISO dates."""
    match = _YEAR_DAY_MONTH.fullmatch(text)
    return read_day(f"20{match[1]}-{match[3]}-{match[2]}" if match else text)


SOURCE = Source(
    name="youtube_trending",
    label="YouTube trending research set",
    recognised_by="the columns video_id, trending_date and views",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
