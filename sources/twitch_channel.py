"""Twitch, channel analytics: a channel by day, or by month."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

from domain.observations import Number, Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, Layout, layout_in
from sources.day_columns import Days, days_of
from sources.documents import Document
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.numbers import not_negative, read_amount, read_count
from sources.source import Context, Source
from sources.steps import Stretch, month_of, printed_days, stretch_of

_MARKS = {"date", "average viewers", "minutes watched"}
_REVENUE = "revenue"
_UNKNOWN_CHANNEL = "Twitch channel"


def _read_minutes(text: str, *, decimal_comma: bool = False) -> Number | None:
    """Seconds. Minutes are whole as a rule, so '7,536' means one thing only."""
    minutes = read_count(text, decimal_comma=decimal_comma)
    return None if minutes is None else minutes * 60


_FIGURES = (
    FigureColumn("views", ("live views",)),
    FigureColumn("viewers", ("unique viewers",)),
    FigureColumn("avg_viewers", ("average viewers",), not_negative(read_amount)),
    FigureColumn("max_viewers", ("max viewers",)),
    FigureColumn("minutes_streamed", ("minutes streamed",)),
    FigureColumn("watch_time_s", ("minutes watched",), not_negative(_read_minutes)),
    FigureColumn("follows", ("follows",), read_count),
    FigureColumn("chat_messages", ("chat messages",)),
    FigureColumn("chatters", ("chatters",)),
    FigureColumn("clip_views", ("clip views",)),
)


def recognises(document: Document) -> bool:
    return set(document.columns) >= _MARKS


def read(document: Document, context: Context) -> Reading:
    sold = _revenue_columns(document)
    kinds = tuple(
        FigureColumn(f"{_REVENUE} {place}", (name,), read_amount) for place, name in enumerate(sold)
    )
    layout = layout_in(document, Columns({"day": ("date",)}, (*_FIGURES, *kinds)))
    days, stretch, step = _calendar(document, layout, context)
    harvest = Harvest(warnings=[*layout.warnings, *_step_warnings(step), *_money_warnings(sold)])
    gather_days(document.rows(), layout, days.read, harvest, stretch)
    metrics = _add_up_revenue(layout.metrics, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        Account(context.answers.account or _UNKNOWN_CHANNEL, not context.answers.account),
        grain=Grain.ACCOUNT,
        metrics=metrics,
        platform=Platform.TWITCH,
        currency=layout.currency,
        questions=days.questions,
    )


def _calendar(
    document: Document, layout: Layout, context: Context
) -> tuple[Days, Stretch, str | None]:
    """The same header serves months: the distance of the rows, or the name, tells them."""
    texts = {layout.text("day", row.cells) for row in document.rows()}
    days = days_of(texts, context)
    printed = printed_days(texts, days.order)
    stretch, step = stretch_of(printed)
    named = "by month" in PurePosixPath(document.book or document.name).name.casefold()
    if step is None and named and all(day.day == 1 for day in printed.values()):
        return days, month_of, "month"
    return days, stretch, step


def _revenue_columns(document: Document) -> list[str]:
    """A total, where the file has one, holds the kinds."""
    names = [name for name in document.columns if name.partition(" (")[0].endswith(_REVENUE)]
    return [name for name in names if name.startswith("total")][:1] or list(dict.fromkeys(names))


def _add_up_revenue(metrics: Sequence[str], harvest: Harvest) -> tuple[str, ...]:
    kinds = [place for place, name in enumerate(metrics) if name.startswith(f"{_REVENUE} ")]
    if not kinds:
        return tuple(metrics)
    rest = kinds[0]  # the kinds of revenue stand last
    harvest.observations = [
        replace(seen, values=(*seen.values[:rest], _total(seen.values[rest:])))
        for seen in harvest.observations
    ]
    stated = [harvest.stated.pop(metrics[kind], None) for kind in kinds]
    harvest.state((_REVENUE,), (_total(stated),))
    return (*metrics[:rest], _REVENUE)


def _total(amounts: Sequence[Number | None]) -> Decimal | None:
    known = [Decimal(amount) for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _money_warnings(sold: Sequence[str]) -> list[str]:
    if not sold or all("(" in name for name in sold):
        return []
    return [f"Revenue is the sum of {listed(list(sold))}. The file does not name its currency."]


def _step_warnings(step: str | None) -> list[str]:
    if step is None:
        return []
    return [
        f"The dates stand for whole {step}s, so the figures are kept as amounts per {step} and "
        "drawn on no single day. For daily charts export by day."
    ]


SOURCE = Source(
    name="twitch_channel",
    label="Twitch: the channel by day",
    recognised_by="the columns Date, Average Viewers and Minutes Watched",
    platforms=(Platform.TWITCH,),
    recognises=recognises,
    read=read,
)
