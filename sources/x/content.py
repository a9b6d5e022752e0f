"""X analytics since 2024, by post: `account_analytics_content_….csv`."""

from domain.observations import Reading
from domain.vocabulary import Platform
from sources.columns import Columns
from sources.documents import Document
from sources.source import Context, Source
from sources.x.columns import X_FIGURES
from sources.x.naming import CONTENT
from sources.x.totals import read_totals

_COLUMNS = Columns(
    facts={
        "id": ("post id",),
        "link": ("post link", "link"),
        "text": ("post text",),
        "published": ("date",),
    },
    figures=X_FIGURES,
)


def recognises(document: Document) -> bool:
    return _COLUMNS.holds(document, "id", "text") and "impressions" in document.columns


def read(document: Document, context: Context) -> Reading:
    return read_totals(SOURCE, _COLUMNS, document, context)


SOURCE = Source(
    name=CONTENT,
    label="X: posts with running totals",
    recognised_by="the columns Post id, Post text and Impressions",
    platforms=(Platform.X,),
    recognises=recognises,
    read=read,
)
