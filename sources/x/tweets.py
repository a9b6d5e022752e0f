"""Twitter Analytics until 2024, by tweet: `tweet_activity_metrics_….csv`."""

from domain.observations import Reading
from domain.vocabulary import Platform
from sources.columns import Columns
from sources.documents import Document
from sources.source import Context, Source
from sources.x.columns import TWITTER_FIGURES
from sources.x.naming import TWEETS
from sources.x.totals import read_totals

_COLUMNS = Columns(
    facts={
        "id": ("tweet id",),
        "link": ("tweet permalink",),
        "text": ("tweet text",),
        "published": ("time",),
    },
    figures=TWITTER_FIGURES,
)


def recognises(document: Document) -> bool:
    return _COLUMNS.holds(document, "id") and "impressions" in document.columns


def read(document: Document, context: Context) -> Reading:
    return read_totals(SOURCE, _COLUMNS, document, context)


SOURCE = Source(
    name=TWEETS,
    label="Twitter: tweets with running totals",
    recognised_by="the columns Tweet id and impressions",
    platforms=(Platform.X,),
    recognises=recognises,
    read=read,
)
