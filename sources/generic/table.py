"""The workbench's own CSV: any platform, one row per post (or account) and day, by column name."""

from domain.observations import Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.generic.columns import fact_positions, named_mapping
from sources.generic.layout import layout_of, refuse_derived, refuse_without_figures
from sources.generic.rows import read_table
from sources.source import Context, Source


def recognises(document: Document) -> bool:
    return {"platform", "date"} <= fact_positions(document.columns).keys()


def read(document: Document, context: Context) -> Reading:
    mapping = named_mapping(document)
    layout = layout_of(document, mapping)
    refuse_derived(layout)
    refuse_without_figures(layout)
    return read_table(document, context, mapping, SOURCE)


SOURCE = Source(
    name="generic_csv",
    label="Workbench CSV",
    recognised_by="the columns platform and date (docs/generic-csv.md)",
    platforms=tuple(Platform),
    recognises=recognises,
    read=read,
)
