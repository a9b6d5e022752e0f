"""Any other table, by the mapping that somebody made for its columns."""

from domain.errors import SourceRejected
from domain.mappings import ColumnMapping
from domain.observations import Answers, Reading
from domain.vocabulary import Platform
from sources.documents import Document
from sources.generic.layout import layout_of
from sources.generic.rows import read_table
from sources.headers import listed
from sources.source import Context, Source

FORMAT = "mapped_table"
_UNNAMED = "Your own choice of columns"


def mapping_for(document: Document, answers: Answers) -> ColumnMapping | None:
    """The chosen one where it can read the table, else the latest one made for its columns."""
    if answers.mapping is not None and answers.mapping.can_read(document.columns):
        return answers.mapping
    fitting = [one for one in answers.mappings if one.fits(document.columns)]
    return fitting[-1] if fitting else None


def mapped_source(mapping: ColumnMapping) -> Source:
    def read(document: Document, context: Context) -> Reading:
        _refuse_faulty(document, mapping)
        return read_table(document, context, mapping, source)

    source = Source(
        name=FORMAT,
        label=f"Mapping: {mapping.name}" if mapping.name else _UNNAMED,
        recognised_by="a mapping made for its columns",
        platforms=tuple(Platform),
        recognises=lambda document: mapping.can_read(document.columns),
        read=read,
    )
    return source


def _refuse_faulty(document: Document, mapping: ColumnMapping) -> None:
    faults = mapping.faults()
    if faults:
        raise SourceRejected(" ".join(faults))
    metrics = layout_of(document, mapping).metrics
    twice = sorted({name for name in metrics if metrics.count(name) > 1})
    if twice:
        raise SourceRejected(f"Two columns are the same figure: {listed(twice)}. Leave one out.")
