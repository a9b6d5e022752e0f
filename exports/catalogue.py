"""The catalogue as a table to edit in a spreadsheet; its upload applies what was changed."""

from collections.abc import Sequence

from domain.catalogue import FEATURE, SHEET_COLUMNS, SHEET_KEY, CatalogueEntry
from domain.observations import FeatureValue
from exports.tables import Cell, Table

_TO_READ_ONLY = ("platforms", "published")


def catalogue_table(entries: Sequence[CatalogueEntry]) -> Table:
    """A row per piece of content; the last columns tell which it is and are not read back."""
    features = sorted({name for entry in entries for name in entry.features})
    columns = (
        SHEET_KEY,
        *SHEET_COLUMNS,
        *(f"{FEATURE}{name}" for name in features),
        *_TO_READ_ONLY,
    )
    return Table(columns, [_row(entry, features) for entry in entries])


def _row(entry: CatalogueEntry, features: Sequence[str]) -> tuple[Cell, ...]:
    return (
        entry.content_id,
        entry.title,
        entry.content_type,
        entry.creator,
        entry.topic,
        entry.language,
        entry.duration_s,
        *(_cell(entry.features.get(name)) for name in features),
        " ".join(platform.value for platform in entry.platforms),
        entry.published_on,
    )


def _cell(value: FeatureValue) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
