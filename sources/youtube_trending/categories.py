"""YouTube's list of category names (JSON): no figures, but names for the files given with it."""

from pathlib import PurePosixPath

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.documents import Document
from sources.harvest import Account, Harvest, reading_of
from sources.source import Context, Source

_KIND = "youtube#videoCategoryListResponse"


def recognises(document: Document) -> bool:
    return isinstance(document.json, dict) and document.json.get("kind") == _KIND


def read(document: Document, context: Context) -> Reading:
    names = category_names(document)
    harvest = Harvest(
        warnings=[
            f"Holds no figures: it gives the names of {len(names)} categories to the other files "
            "imported together with it."
        ]
    )
    account = Account(context.answers.account or "YouTube")
    return reading_of(
        SOURCE, document, harvest, account, grain=Grain.POST, metrics=(), platform=Platform.YOUTUBE
    )


def category_names(document: Document) -> dict[str, str]:
    items = document.json.get("items") if isinstance(document.json, dict) else None
    named = map(_named, items if isinstance(items, list) else [])
    return dict(pair for pair in named if pair is not None)


def names_beside(document: Document, context: Context) -> dict[str, str]:
    """The names from the lists given together with a file; the nearest folder's count most."""
    folder = PurePosixPath(document.name).parent
    lists = [other for other in context.documents if recognises(other)]
    lists.sort(key=lambda other: PurePosixPath(other.name).parent == folder)
    return {number: name for other in lists for number, name in category_names(other).items()}


def _named(item: object) -> tuple[str, str] | None:
    if not isinstance(item, dict) or not isinstance(item.get("snippet"), dict):
        return None
    number, title = item.get("id"), item["snippet"].get("title")
    return (str(number), title) if isinstance(title, str) and number is not None else None


SOURCE = Source(
    name="youtube_categories",
    label="YouTube: names of the categories",
    recognised_by=f"JSON of the kind {_KIND}",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
