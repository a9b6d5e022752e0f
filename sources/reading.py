"""Files in, readings or refusals out: the one way into this room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeGuard

from domain.collection import seldom_collecting
from domain.errors import SourceRejected
from domain.observations import Answers, Reading, Refusal, SourceFile
from sources.archives import opened
from sources.documents import Document, documents_of
from sources.generic.columns import fact_positions, metric_named
from sources.generic.mapped import mapped_source, mapping_for
from sources.generic.suggestion import unknown_table
from sources.headers import listed
from sources.payloads import error_told
from sources.preamble import below_preamble
from sources.registry import BREAKDOWNS, COMPANIONS, SOURCES, understood
from sources.source import Context, Source

_NO_ANSWERS = Answers()
_ALONE = (
    "It holds nothing to import and only tells the other files of its export something, such as "
    "their period: import them together with it."
)


class _Found(NamedTuple):
    document: Document
    source: Source


@seldom_collecting()
def read_files(
    files: Sequence[SourceFile], answers: Answers = _NO_ANSWERS, *, today: date | None = None
) -> list[Reading | Refusal]:
    """In order, at least one entry per file: an archive gives them per member, a workbook per
    sheet, a file that speaks of several accounts per account.

    Files given together are taken for one export: they may tell each other's period.
    """
    entries = [found for file in files for entry in opened(file) for found in _understood(entry)]
    documents = tuple(entry for entry in entries if isinstance(entry, Document))
    context = Context(answers, today or date.today(), documents)
    told = {entry.folder for entry in documents if not _is_companion(entry)}
    found = [
        _recognised(entry, answers)
        for entry in entries
        if not (_is_companion(entry) and entry.folder in told)
    ]
    known: list[list[_Found | Reading | Refusal]] = [
        [one] if _asks_others(one) else [*_read(one, context)] for one in found
    ]
    readings = tuple(entry for part in known for entry in part if isinstance(entry, Reading))
    context = replace(context, readings=readings)
    return [entry for part in known for one in part for entry in _read(one, context)]


def _understood(entry: SourceFile | Refusal) -> list[Document | Refusal]:
    if isinstance(entry, Refusal):
        return [entry]
    try:
        return list(documents_of(entry))
    except SourceRejected as refused:
        return [Refusal(entry.name, str(refused))]


def _is_companion(entry: Document | Refusal) -> TypeGuard[Document]:
    return isinstance(entry, Document) and any(one.recognises(entry) for one in COMPANIONS)


def _recognised(document: Document | Refusal, answers: Answers) -> _Found | Refusal:
    if isinstance(document, Refusal):
        return document
    try:
        return _held_against_sources(document, answers)
    except SourceRejected as refused:  # looking for a header can meet a damaged row
        return Refusal(document.name, str(refused))


def _held_against_sources(document: Document, answers: Answers) -> _Found | Refusal:
    if _is_companion(document):
        return Refusal(document.name, _ALONE)
    for refusal_reason in BREAKDOWNS:
        if (reason := refusal_reason(document)) is not None:
            return Refusal(document.name, reason)
    known = _known(document)
    if known is None and (table := below_preamble(document)) is not None:
        known, document = _known(table), table
    return known or _mapped(document, answers)


def _known(document: Document) -> _Found | None:
    found = (source for source in SOURCES if source.recognises(document))
    return next((_Found(document, source) for source in found), None)


def _mapped(document: Document, answers: Answers) -> _Found | Refusal:
    if document.json is not None:
        return Refusal(document.name, _unknown(document))
    mapping = mapping_for(document, answers)
    if mapping is not None:
        return _Found(document, mapped_source(mapping))
    return Refusal(document.name, _unknown(document), unknown_table(document))


def _asks_others(found: _Found | Refusal) -> bool:
    return isinstance(found, _Found) and found.source.asks_others


def _read(found: _Found | Reading | Refusal, context: Context) -> list[Reading | Refusal]:
    if not isinstance(found, _Found):
        return [found]
    try:
        told = found.source.read(found.document, context)
    except SourceRejected as refused:
        return [Refusal(found.document.name, str(refused))]
    return [told] if isinstance(told, Reading) else list(told)


def _unknown(document: Document) -> str:
    if error := error_told(document.json):
        return (
            f"This is an API's error, without figures: {error!r}. Make the call again when it is "
            "mended, and import that answer."
        )
    if document.json is not None:
        return f"JSON of this shape is not understood: {_shape(document.json)}. {understood()}."
    figures = [
        h for h, name in zip(document.header, document.columns, strict=True) if metric_named(name)
    ]
    hint = ""
    if figures and "date" in fact_positions(document.columns):
        hint = (
            f" It has a date and the figures {listed(figures)}: with a column 'platform' added it "
            "is a workbench CSV."
        )
    return f"No format is known by these columns: {listed(document.header)}.{hint} {understood()}."


def _shape(value: object) -> str:
    if isinstance(value, list) and value:
        return f"a list of {len(value)}, first {_kind(value[0])}"
    return _kind(value)


def _kind(value: object) -> str:
    match value:
        case dict():
            return f"an object with {listed([str(key) for key in value]) or 'nothing in it'}"
        case list():
            return "a list" if value else "an empty list"
    return f"the value {str(value)[:60]!r}"
