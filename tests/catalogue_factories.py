"""Reports on the catalogue for tests of its page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from analytics.catalogue import CatalogueChoices, CatalogueReport
from analytics.content_words import ContentWords, Fact, Origin, PostWords, Said
from analytics.names import Merge, NamesReport, Suggestion, UsedName
from domain.catalogue import CatalogueEntry, NameKind
from domain.vocabulary import Platform
from tests.factories import LAST_DAY, TITLES

SAID_AT = datetime(2026, 7, 22, 6, tzinfo=UTC)
FILE = Origin(False, "web", "Export.zip/Table data.csv", SAID_AT)
PERSON = Origin(True, "Mara", "Edited by hand: topic", SAID_AT)


def an_entry(n: int = 1, **changes) -> CatalogueEntry:
    entry = CatalogueEntry(
        content_id=n,
        title=TITLES[(n - 1) % len(TITLES)],
        platforms=(Platform.YOUTUBE, Platform.TIKTOK),
        content_type="video",
        creator="Mara",
        topic=None,
        published_on=LAST_DAY - timedelta(days=n),
        duration_s=Decimal(61),
        language="en",
        features={"hook": "list", "faces": 2, "ad": False},
        posts=2,
    )
    return replace(entry, **changes)


def a_catalogue_report(**changes) -> CatalogueReport:
    entries = tuple(an_entry(n) for n in range(1, 11))
    return replace(CatalogueReport(entries, found=312, page=1, pages=7), **changes)


def some_choices() -> CatalogueChoices:
    return CatalogueChoices(
        types=("short", "video"),
        creators=((1, "Mara"), (2, "Jo")),
        topics=((3, "Studio"),),
        features=(("ad", "boolean"), ("faces", "number"), ("hook", "string"), ("place", "string")),
    )


def some_content_words(**changes) -> ContentWords:
    report = ContentWords(
        content_id=1,
        title="How we <b>rebuilt</b>",
        creator="Mara",
        topic="Studio",
        time_zone="Europe/Berlin",
        facts=(
            Fact("title", Said("How we <b>rebuilt</b>", FILE)),
            Fact("content_type", Said("video", FILE)),
            Fact("creator", Said("MARA", FILE)),
            Fact("topic", Said("Studio", PERSON), instead_of=Said("Studios", FILE)),
            Fact("language"),
            Fact("text"),
            Fact("duration_s", Said(Decimal(61), FILE)),
            Fact("feature:ad", Said(False, FILE)),
            Fact("feature:faces", Said(2, FILE)),
        ),
        posts=(
            PostWords(
                7,
                Platform.YOUTUBE,
                "Main",
                "abc",
                (
                    Fact("url", Said("https://example.org/abc", FILE)),
                    Fact("published", Said(datetime(2026, 7, 1, 12, tzinfo=UTC), FILE)),
                ),
            ),
        ),
    )
    return replace(report, **changes)


MR_BEAST = UsedName(1, "MrBeast", ("Mister Beast",), 12, 30)
MR_DOT_BEAST = UsedName(2, "Mr. Beast", (), 3, 3)


def a_names_report(**changes) -> NamesReport:
    report = NamesReport(
        kind=NameKind.CREATOR,
        names=(MR_BEAST, MR_DOT_BEAST, UsedName(3, "Mara", (), 1, 1)),
        suggestions=(Suggestion(MR_BEAST, MR_DOT_BEAST),),
        suggestions_left_out=0,
        merges=(Merge(5, "MrBeast", "Mister Beast", "Jo", SAID_AT),),
    )
    return replace(report, **changes)
