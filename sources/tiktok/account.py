"""TikTok Studio and Business Suite, the account by day: overview, viewers, followers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.observations import Question, Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, Layout, layout_in
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.numbers import read_count
from sources.source import Context, Source
from sources.tiktok.figures import read_total
from sources.tiktok.naming import CONTENT, own_account
from sources.tiktok.yearless import asked_year, run_of

_DAY = {"day": ("date",)}
_OVERVIEW = (
    FigureColumn("views", ("video views",), read_total),
    FigureColumn("reach", ("reached audience",), read_total),
    FigureColumn("profile_visits", ("profile views",), read_total),
    FigureColumn("likes", ("likes",), read_count),
    FigureColumn("comments", ("comments",), read_count),
    FigureColumn("shares", ("shares",), read_total),
    FigureColumn("link_clicks", ("website clicks",), read_total),
    FigureColumn("followers_total", ("followers", "total followers"), read_total),
)
_GAINED = (
    FigureColumn("follows", ("new followers",), read_total),
    FigureColumn("unfollows", ("lost followers",), read_total),
)
_NET = (FigureColumn("follows", ("net growth", "net followers"), read_count),)
_VIEWERS = (FigureColumn("viewers", ("total viewers",), read_total),)
_FOLLOWERS = (
    FigureColumn("followers_total", ("followers",), read_total),
    FigureColumn("follows", ("difference in followers from previous day",), read_count),
)


@dataclass(frozen=True)
class _Dated:
    """The rows with their days written in full."""

    rows: list[Row]
    questions: tuple[Question, ...]


def _is_overview(document: Document) -> bool:
    return set(document.columns) >= {"date", "video views", "profile views"}


def _is_viewers(document: Document) -> bool:
    names = set(document.columns)
    return names >= {"date", "total viewers", "new viewers"} or (
        names >= {"date", "total viewers", "returning viewers"}
    )


def _is_followers(document: Document) -> bool:
    return set(document.columns) >= {"date", "followers", *_FOLLOWERS[1].names}


def _read_overview(document: Document, context: Context) -> Reading:
    followers = _GAINED if "new followers" in document.columns else _NET
    return _read(OVERVIEW, (*_OVERVIEW, *followers), document, context)


def _read_viewers(document: Document, context: Context) -> Reading:
    return _read(VIEWERS, _VIEWERS, document, context)


def _read_followers(document: Document, context: Context) -> Reading:
    return _read(FOLLOWERS, _FOLLOWERS, document, context)


def _read(
    source: Source, figures: tuple[FigureColumn, ...], document: Document, context: Context
) -> Reading:
    layout = layout_in(document, Columns(_DAY, figures))
    dated = _dated(document, layout, context)
    days = days_of([layout.text("day", row.cells) for row in dated.rows], context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(dated.rows, layout, days.read, harvest)
    return reading_of(
        source,
        document,
        harvest,
        own_account(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.TIKTOK,
        questions=(*dated.questions, *days.questions),
    )


def _dated(document: Document, layout: Layout, context: Context) -> _Dated:
    rows = list(document.rows())
    run = run_of([layout.text("day", row.cells) for row in rows])
    if run is None:
        return _Dated(rows, ())
    question = asked_year(run, _newest(document, context), context)
    position = layout.facts["day"]
    days = run.days(int(question.taken))
    written = [
        row if day is None else row._replace(cells=_with(row.cells, position, day.isoformat()))
        for row, day in zip(rows, days, strict=True)
    ]
    return _Dated(written, (question,))


def _with(cells: list[str], position: int, text: str) -> list[str]:
    return [*cells[:position], text, *cells[position + 1 :]]


def _newest(document: Document, context: Context) -> date:
    """The day on which videos given with the file were read, else that of the file."""
    beside = context.beside(document, (CONTENT,))
    read_on = [reading.period.last_day for reading in beside[:1] if reading.period]
    newest = read_on[0] if read_on else document.modified or context.today
    return min(newest, context.today)


def _source(
    name: str,
    label: str,
    recognised_by: str,
    recognises: Callable[[Document], bool],
    read: Callable[[Document, Context], Reading],
) -> Source:
    return Source(name, label, recognised_by, (Platform.TIKTOK,), recognises, read, True)


OVERVIEW = _source(
    "tiktok_overview",
    "TikTok: the account by day",
    "the columns Date, Video views and Profile views",
    _is_overview,
    _read_overview,
)
VIEWERS = _source(
    "tiktok_viewers",
    "TikTok: viewers by day",
    "the columns Date, Total viewers and New viewers",
    _is_viewers,
    _read_viewers,
)
FOLLOWERS = _source(
    "tiktok_followers",
    "TikTok: followers by day",
    "the columns Date, Followers and Difference in followers from previous day",
    _is_followers,
    _read_followers,
)
