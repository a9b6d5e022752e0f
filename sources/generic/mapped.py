"""Any other table, by the mapping that somebody made for its columns."""

from dataclasses import replace

from domain.errors import SourceRejected
from domain.mappings import ColumnMapping
from domain.observations import Answers, Question, Reading
from domain.vocabulary import Asked, Platform
from sources.documents import Document
from sources.generic.layout import Layout, layout_of
from sources.generic.rows import read_table
from sources.headers import listed, normalised
from sources.source import Context, Source

FORMAT = "mapped_table"
_QUESTION = "What are the columns of this table?"
_UNNAMED = "Your own choice of columns"


def mapping_for(document: Document, answers: Answers) -> ColumnMapping | None:
    """The chosen one where it can read the table, else the latest one made for its columns."""
    if answers.mapping is not None and answers.mapping.can_read(document.columns):
        return answers.mapping
    fitting = [one for one in answers.mappings if one.fits(document.columns)]
    return fitting[-1] if fitting else None


def mapped_source(mapping: ColumnMapping) -> Source:
    def read(document: Document, context: Context) -> Reading:
        layout = layout_of(document, mapping)
        _refuse_faulty(layout)
        found = read_table(document, context, mapping, source, _warnings(layout))
        return replace(found, questions=(_answered(mapping), *found.questions))

    source = Source(
        name=FORMAT,
        label=f"Mapping: {mapping.name}" if mapping.name else _UNNAMED,
        recognised_by="a mapping made for its columns",
        platforms=tuple(Platform),
        recognises=lambda document: mapping.can_read(document.columns),
        read=read,
    )
    return source


def _answered(mapping: ColumnMapping) -> Question:
    """Told with the import, so that the same file read otherwise replaces it."""
    return Question(Asked.COLUMNS, _QUESTION, mapping.in_words, is_guess=False)


def _warnings(layout: Layout) -> list[str]:
    """A column left out is the choice of whoever made the mapping; one it never saw is not."""
    known = {one.column for one in layout.mapping.columns}
    new = [header for header in layout.unknown if normalised(header) not in known]
    return [f"Columns that the mapping does not know: {listed(new)}."] if new else []


def _refuse_faulty(layout: Layout) -> None:
    faults = layout.mapping.faults()
    if faults:
        raise SourceRejected(" ".join(faults))
    metrics = layout.metrics
    twice = sorted({name for name in metrics if metrics.count(name) > 1})
    if twice:
        raise SourceRejected(f"Two columns are the same figure: {listed(twice)}. Leave one out.")
