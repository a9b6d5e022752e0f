"""The facts of one video in a row: its link tells the id, the account and the second."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.observations import PostFacts
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.columns import Layout
from sources.dates import check_day, read_day
from sources.identifiers import time_of_tiktok
from sources.numbers import is_missing
from sources.tiktok.yearless import day_in, month_day
from sources.unreadable import Unreadable

_LINK = re.compile(r"(?:/@(?P<user>[\w.]{1,30}))?/(?P<kind>video|photo)/(?P<number>\d{6,20})")
_SAME = timedelta(days=1)  # the printed day is the account's own, the id's is in UTC


class Link(NamedTuple):
    number: str
    user: str | None
    kind: str


def link_of(text: str) -> Link | None:
    match = _LINK.search(text)
    return Link(match["number"], match["user"], match["kind"]) if match else None


def facts_of(layout: Layout, cells: Sequence[str], today: date) -> PostFacts:
    """By the layout's facts "id" (the link), "title" and "published"."""
    link = layout.fact("id", cells, _linked)
    caption = layout.text("title", cells)
    tags = hashtags(caption)
    uploaded = time_of_tiktok(link.number)
    published = layout.fact("published", cells, lambda text: _published(text, uploaded))
    if published is not None:
        layout.fact("published", cells, lambda _: _check(published, today))
    return PostFacts(
        external_id=link.number,
        platform=Platform.TIKTOK,
        account=link.user,
        title=headline(caption),
        url=layout.text("id", cells),
        published=published,
        content_type=link.kind,
        text=caption or None,
        features={"hashtags": tags} if tags else {},
    )


def _linked(text: str) -> Link:
    link = link_of(text)
    if link is None:
        raise Unreadable("is no link to a TikTok video")
    return link


def _published(text: str, uploaded: datetime | None) -> datetime | date | None:
    """The id tells the second of the upload; a video scheduled for later has its printed day."""
    printed = _printed(text, uploaded)
    if uploaded is None or printed is None:
        return uploaded or printed
    return printed if printed - uploaded.date() > _SAME else uploaded


def _printed(text: str, uploaded: datetime | None) -> date | None:
    if is_missing(text):
        return None
    yearless = month_day(text)
    if yearless is None:
        return read_day(text)
    if uploaded is None:
        return None
    around = (day_in(uploaded.year + step, yearless) for step in (-1, 0, 1))
    days = [day for day in around if day is not None]
    return min(days, key=lambda day: abs(day - uploaded.date()), default=None)


def _check(published: date, today: date) -> None:
    day = date(published.year, published.month, published.day)
    check_day(day, today + timedelta(days=1))
