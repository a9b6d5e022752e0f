"""A LinkedIn creator's workbook, the sheet ENGAGEMENT: the profile by day."""

from decimal import ROUND_HALF_EVEN

from domain.counting import counted
from domain.observations import Number, Observation, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, Layout, layout_of
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.header_rows import HeaderRow, header_row, rows_below
from sources.linkedin.discovery import Discovery, discovery_beside
from sources.linkedin.naming import person_of
from sources.numbers import not_negative, read_amount
from sources.source import Context, Source
from sources.unreadable import Unreadable

_MARKS = ("date", "impressions", "engagements")


def _read_whole(text: str, *, decimal_comma: bool = False) -> Number | None:
    amount = read_amount(text, decimal_comma=decimal_comma)
    return None if amount is None else int(amount.to_integral_value(ROUND_HALF_EVEN))


_COLUMNS = Columns(
    facts={"day": ("date",)},
    figures=(
        FigureColumn("impressions", ("impressions",)),
        FigureColumn("engagements", ("engagements",), not_negative(_read_whole)),
    ),
)


def recognises(document: Document) -> bool:
    """Nothing but these columns: other platforms have them too, among more."""
    header = header_row(document, *_MARKS)
    return header is not None and {name for name in header.columns if name} == set(_MARKS)


def read(document: Document, context: Context) -> Reading:
    header = header_row(document, *_MARKS)
    assert header is not None
    layout = layout_of(_COLUMNS, header.header, decimal_comma=document.decimal_comma)
    texts = {layout.text("day", row.cells) for row in rows_below(document, header)}
    days = days_of(texts, context)
    harvest = Harvest(warnings=_rounded(document, header, layout))
    gather_days(rows_below(document, header), layout, days.read, harvest)
    metrics = layout.metrics
    discovery = discovery_beside(document, context)
    if discovery is not None:
        metrics = _with_discovery(discovery, metrics, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        person_of(document, context),
        grain=Grain.ACCOUNT,
        metrics=metrics,
        platform=Platform.LINKEDIN,
        questions=days.questions,
    )


def _rounded(document: Document, header: HeaderRow, layout: Layout) -> list[str]:
    """LinkedIn gives whole numbers; files worked over by somebody have been seen with others."""
    place = layout.header[next(f.position for f in layout.figures if f.metric == "engagements")]
    texts = (row.cells[layout.header.index(place)] for row in rows_below(document, header))
    rounded = sum(map(_has_fraction, texts))
    if not rounded:
        return []
    return [f"Rounded: {counted(rounded, 'figure')} in {place!r} with a fraction."]


def _has_fraction(text: str) -> bool:
    try:
        amount = read_amount(text)
    except Unreadable:
        return False
    return amount is not None and amount != amount.to_integral_value()


def _with_discovery(
    discovery: Discovery, metrics: tuple[str, ...], harvest: Harvest
) -> tuple[str, ...]:
    """The impressions of the whole are a control; members reached add up over no days."""
    harvest.state(("impressions",), (discovery.impressions,))
    if discovery.reached is None:
        return metrics
    none = tuple(None for _ in metrics)
    harvest.observations[:] = [
        Observation(seen.figure, (*seen.values, None), days=seen.days)
        for seen in harvest.observations
    ]
    harvest.observations.append(
        Observation(Figure.PERIOD, (*none, discovery.reached), days=discovery.period)
    )
    return (*metrics, "reach")


SOURCE = Source(
    name="linkedin_creator_engagement",
    label="LinkedIn profile: engagement by day",
    recognised_by="nothing but the columns Date, Impressions and Engagements",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
