"""The analytics of one LinkedIn post: a label and a figure per row, running totals."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.captured import captured_on
from sources.columns import COUNT
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.headers import listed, normalised, visible
from sources.linkedin.naming import person_of
from sources.linkedin.post_links import id_in, published, stand_in_title
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable

_METRICS = {
    "impressions": "impressions",
    "members reached": "reach",
    "profile viewers from this post": "profile_visits",
    "followers gained from this post": "follows",
    "social engagements": "engagements",
    "reactions": "likes",
    "comments": "comments",
    "reposts": "shares",
    "saves": "saves",
    "link engagements": "link_clicks",
}
_URL, _DATE = "post url", "post date"
_HEADINGS = frozenset({"percentage", "value"})  # of the viewers' demographics below
_MOST_LINES = 200


class _Line(NamedTuple):
    row: Row
    label: str
    value: str


def recognises(document: Document) -> bool:
    if not any(row.cells and normalised(row.cells[0]) == _URL for row in document.beginning):
        return False
    lines = _lines(document)
    return "/" in _value(lines, _URL) and not _METRICS.keys().isdisjoint(lines)


def read(document: Document, context: Context) -> Reading:
    lines = _lines(document)
    captured = captured_on(document, context)
    harvest = Harvest(warnings=_left_out(lines))
    days = days_of({_value(lines, _DATE)} - {""}, context)
    figures = {_METRICS[label]: _figure(one, harvest)
               for label, one in lines.items() if label in _METRICS}  # fmt: skip
    facts = _facts(lines, days.read)
    harvest.posts = [facts]
    moment = date.fromisoformat(captured.taken)
    values = tuple(figures.values())
    harvest.observations = [
        Observation(Figure.CUMULATIVE, values, facts.external_id, moment=moment)
    ]
    return reading_of(
        SOURCE,
        document,
        harvest,
        person_of(document, context),
        grain=Grain.POST,
        metrics=tuple(figures),
        platform=Platform.LINKEDIN,
        questions=(captured, *days.questions),
    )


def _lines(document: Document) -> dict[str, _Line]:
    """By label, down to the demographics of the viewers."""
    found: dict[str, _Line] = {}
    for row in islice(document.lines(), _MOST_LINES):
        names = set(map(normalised, row.cells))
        if names >= _HEADINGS:
            break
        if len(row.cells) > 1 and row.cells[1].strip():
            line = _Line(row, visible(row.cells[0]), row.cells[1].strip())
            found.setdefault(normalised(line.label), line)
    return found


def _value(lines: Mapping[str, _Line], label: str) -> str:
    return lines[label].value if label in lines else ""


def _figure(line: _Line, harvest: Harvest) -> Number | None:
    harvest.rows_read += 1
    try:
        return COUNT(line.value)
    except Unreadable as fault:
        harvest.reject(line.row, CellRejected(line.label, line.value, str(fault)))
        return None


def _facts(lines: Mapping[str, _Line], read_day: ReadDay) -> PostFacts:
    url = _value(lines, _URL)
    try:
        identifier = id_in(url)
        day = read_day(_value(lines, _DATE)) if _DATE in lines else None
    except Unreadable as fault:
        raise SourceRejected(
            f"The post cannot be told: {url[:200]!r} of {_value(lines, _DATE)!r} {fault}."
        ) from fault
    moment = published(identifier, day)
    title = stand_in_title(moment)
    return PostFacts(identifier, Platform.LINKEDIN, title=title, url=url, published=moment)


def _left_out(lines: Mapping[str, _Line]) -> list[str]:
    known = {_URL, _DATE, "post publish time", *_METRICS}
    others = [line.label for name, line in lines.items() if name not in known]
    return [f"Rows that are not imported: {listed(others)}."] if others else []


SOURCE = Source(
    name="linkedin_single_post",
    label="LinkedIn profile: one post",
    recognised_by="a row Post URL with a link and rows with figures, such as Impressions",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
