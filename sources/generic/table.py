"""The workbench's own CSV: any platform, one row per post (or account) and day, by column name."""

from domain.errors import SourceRejected
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.generic.columns import fact_positions, named_mapping
from sources.generic.layout import Layout, layout_of
from sources.generic.rows import read_table
from sources.headers import listed, normalised
from sources.source import Context, Source

_DERIVED = "estimated"


def recognises(document: Document) -> bool:
    return {"platform", "date"} <= fact_positions(document.columns).keys()


def read(document: Document, context: Context) -> Reading:
    mapping = named_mapping(document)
    layout = layout_of(document, mapping)
    _refuse_derived(layout)
    _refuse_without_figures(layout)
    return read_table(document, context, mapping, SOURCE, _warnings(layout))


def _warnings(layout: Layout) -> list[str]:
    if not layout.unknown:
        return []
    understood = [name for name in layout.header if name not in layout.unknown]
    return [
        f"Columns that are not understood and not imported: {listed(layout.unknown)}. "
        f"Understood: {listed(understood)}. Name a figure of your own 'custom:<name>' and a "
        "property 'feature:<name>'."
    ]


def _refuse_derived(layout: Layout) -> None:
    """Sums and differences of the workbench must not come back as if a platform had said them."""
    if _DERIVED in map(normalised, layout.unknown):
        raise SourceRejected(
            f"The column {_DERIVED!r} shows a download of the workbench's own daily figures. They "
            "are worked out from what was imported before, so there is nothing to import."
        )


def _refuse_without_figures(layout: Layout) -> None:
    if not layout.figures:
        raise SourceRejected(
            f"None of the columns {listed(layout.header)} is a figure. Understood are "
            f"{listed([metric.name for metric in STANDARD_METRICS.metrics], most=100)} and "
            "columns named 'custom:<name>'."
        )


SOURCE = Source(
    name="generic_csv",
    label="Workbench CSV",
    recognised_by="the columns platform and date (docs/generic-csv.md)",
    platforms=tuple(Platform),
    recognises=recognises,
    read=read,
)
