"""Spotify for Artists, the audience timeline: an artist by day."""

import re
from pathlib import PurePosixPath

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, layout_in
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Account, Harvest, reading_of
from sources.source import Context, Source

_COLUMNS = Columns(
    facts={"day": ("date",)},
    figures=(
        FigureColumn("streams", ("streams",)),
        FigureColumn("listeners", ("listeners",)),
        FigureColumn("followers_total", ("followers",)),
        FigureColumn("saves", ("saves",)),
        FigureColumn("playlist_adds", ("playlist adds",)),
    ),
)
_UNKNOWN_ARTIST = "Spotify artist"
_NAMED = re.compile(r"(.+)-audience-timeline.*", re.IGNORECASE)


def recognises(document: Document) -> bool:
    return {"date", "streams", "listeners"} <= set(document.columns)


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(document.rows(), layout, days.read, harvest)
    _drop_zeros_before_release(harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(document.name, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.SPOTIFY,
        questions=days.questions,
    )


def _drop_zeros_before_release(harvest: Harvest) -> None:
    """Spotify fills the days before the first release with zeros."""
    lived = sorted(seen.days for seen in harvest.observations if seen.days and any(seen.values))
    kept = [seen for seen in harvest.observations if lived and seen.days and seen.days >= lived[0]]
    dropped = len(harvest.observations) - len(kept)
    harvest.observations = kept
    harvest.skipped += dropped
    if dropped:
        harvest.warnings.append(f"{dropped:,} days of zeros before the first figures are left out.")


def _account(path: str, context: Context) -> Account:
    """Spotify names the file after the artist; the name is a guess, the content is not."""
    match = _NAMED.fullmatch(PurePosixPath(path).name)
    stated = context.answers.account or (match and match[1].strip())
    return Account(stated) if stated else Account(_UNKNOWN_ARTIST, assumed=True)


SOURCE = Source(
    name="spotify_audience_timeline",
    label="Spotify for Artists: audience timeline",
    recognised_by="the columns date, listeners and streams",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
