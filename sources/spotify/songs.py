"""Spotify for Artists, the list of songs: amounts of a period that the file's name gives a length,
or of all time, which makes them running totals."""

import re
from dataclasses import dataclass
from datetime import date

from domain.observations import Number, Observation, PostFacts, Question, Reading
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from sources.captured import captured_on
from sources.columns import Columns, FigureColumn, Layout, layout_in
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import normalised, visible
from sources.numbers import is_missing
from sources.source import Context, Source
from sources.spotify.naming import LONGEST_TITLE, artist_of, song_id
from sources.unreadable import CellRejected
from sources.windows import Window, window_of

_COLUMNS = Columns(
    facts={"song": ("song", "song title"), "released": ("release_date", "release date")},
    figures=(
        FigureColumn("streams", ("streams",)),
        FigureColumn("listeners", ("listeners",)),
        FigureColumn("saves", ("saves",)),
    ),
)
_LENGTH = re.compile(r"[-_ ](\d{1,3})[-_ ]?(day|week|month|year)s?\b", re.IGNORECASE)
_ALL_TIME = re.compile(r"[-_ ]all(?:[-_ ]?time)?(?:\s?\(\d+\))?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_USUAL_DAYS = 28


@dataclass(frozen=True)
class _When:
    """Amounts of a window, or running totals on a day."""

    window: Window | None
    captured: Question | None

    def observed(self, song: str, values: tuple[Number | None, ...]) -> Observation:
        if self.window is not None:
            return Observation(Figure.PERIOD, values, song, days=self.window.period)
        assert self.captured is not None
        day = date.fromisoformat(self.captured.taken)
        return Observation(Figure.CUMULATIVE, values, song, moment=day)


def recognises(document: Document) -> bool:
    return _COLUMNS.holds(document, "song", "released") and "streams" in document.columns


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    days = days_of({layout.text("released", row.cells) for row in document.rows()}, context)
    when, artist = _when(document, context), artist_of(document, context)
    harvest = Harvest(warnings=layout.warnings)
    for row in document.rows():
        _gather(row, layout, days.read, artist, when, harvest)
    harvest.warnings.extend(when.window.warnings if when.window else ())
    asked = (when.captured,) if when.captured else ()
    return reading_of(
        SOURCE,
        document,
        harvest,
        artist,
        grain=Grain.POST,
        metrics=_without_fillers(layout.metrics, harvest),
        platform=Platform.SPOTIFY,
        period=when.window.period if when.window else None,
        period_basis=when.window.basis if when.window else PeriodBasis.STATED,
        questions=(*asked, *days.questions),
    )


def _when(document: Document, context: Context) -> _When:
    stem = document.stem
    if _ALL_TIME.search(stem) and context.answers.period is None:
        return _When(None, captured_on(document, context))
    length = _LENGTH.search(stem)
    days = int(length[1]) * _DAYS[length[2].casefold()] if length else _USUAL_DAYS
    window = window_of(document, context, usual_days=max(days, 1))
    return _When(window, None)


def _gather(
    row: Row,
    layout: Layout,
    read_day: ReadDay,
    artist: Account,
    when: _When,
    harvest: Harvest,
) -> None:
    title = visible(layout.text("song", row.cells))
    try:
        values = layout.values(row.cells)
        if normalised(title) == "total" and is_missing(layout.text("released", row.cells)):
            harvest.state(layout.metrics, values)
            return
        facts = _facts(row, layout, read_day, artist)
        harvest.refuse_repeated(facts.external_id, row, layout.header[layout.facts["song"]], title)
    except CellRejected as fault:
        harvest.rows_read += 1
        harvest.reject(row, fault)
        return
    harvest.rows_read += 1
    harvest.posts.append(facts)
    if any(value is not None for value in values):
        harvest.observations.append(when.observed(facts.external_id, values))


def _facts(row: Row, layout: Layout, read_day: ReadDay, artist: Account) -> PostFacts:
    title = visible(layout.text("song", row.cells))
    if not title:
        raise layout.rejected("song", title, "is missing: only the title tells songs apart")
    if len(title) > LONGEST_TITLE:
        raise layout.rejected("song", title, f"is longer than {LONGEST_TITLE} letters")
    released = layout.text("released", row.cells)
    return PostFacts(
        song_id(artist, title),
        Platform.SPOTIFY,
        title=title,
        published=None if is_missing(released) else layout.fact("released", row.cells, read_day),
        content_type="song",
    )


def _without_fillers(metrics: tuple[str, ...], harvest: Harvest) -> tuple[str, ...]:
    """Where songs were streamed and nobody listened, nobody counted: all-time lists say 0."""
    sums = [_sum(place, harvest) for place, _ in enumerate(metrics)]
    told = dict(zip(metrics, sums, strict=True))
    if not told.get("streams") or told.get("listeners") != 0:
        return metrics
    kept = [place for place, metric in enumerate(metrics) if metric == "streams" or sums[place]]
    left_out = [metric for place, metric in enumerate(metrics) if place not in kept]
    harvest.warnings.append(
        f"{' and '.join(left_out).capitalize()} are 0 for every song: Spotify does not give them "
        "here, so they are kept as missing."
    )
    harvest.observations[:] = [
        Observation(
            seen.figure,
            tuple(seen.values[place] for place in kept),
            seen.subject,
            seen.moment,
            seen.days,
        )
        for seen in harvest.observations
    ]
    return tuple(metrics[place] for place in kept)


def _sum(place: int, harvest: Harvest) -> Number | None:
    known = [value for seen in harvest.observations if (value := seen.values[place]) is not None]
    return sum(known) if known else None


SOURCE = Source(
    name="spotify_songs",
    label="Spotify for Artists: songs",
    recognised_by="the columns song, streams and release_date",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
