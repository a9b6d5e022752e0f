"""Spotify for Artists, the audience timeline: an artist by day."""

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, layout_in
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.source import Context, Source
from sources.spotify.naming import artist_of
from sources.spotify.zeros import drop_zeros_before_release

_COLUMNS = Columns(
    facts={"day": ("date",)},
    figures=(
        FigureColumn("streams", ("streams",)),
        FigureColumn("listeners", ("listeners",)),
        FigureColumn("followers_total", ("followers",)),
        FigureColumn("saves", ("saves",)),
        FigureColumn("playlist_adds", ("playlist adds",)),
        FigureColumn("monthly_listeners", ("monthly listeners",)),
        FigureColumn("monthly_active_listeners", ("monthly active listeners",)),
        FigureColumn("super_listeners", ("super listeners",)),
    ),
)


def recognises(document: Document) -> bool:
    return {"date", "streams", "listeners"} <= set(document.columns)


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(document.rows(), layout, days.read, harvest)
    drop_zeros_before_release(harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        artist_of(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.SPOTIFY,
        questions=days.questions,
    )


SOURCE = Source(
    name="spotify_audience_timeline",
    label="Spotify for Artists: audience timeline",
    recognised_by="the columns date, listeners and streams",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
