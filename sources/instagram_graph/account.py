"""Instagram and Facebook, insights of an account or page: its figures by day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Number, Observation, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from sources.asked_periods import asked_period
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.instagram_graph.insights import (
    DAY,
    Told,
    insights_of,
    is_insight,
    metrics_by_name,
    name_of,
    platform_of,
    told,
    values_in,
)
from sources.payloads import Item, holds
from sources.source import Context, Source
from sources.unreadable import CellRejected

_OWNER = re.compile(r"(\d{1,30})/insights/")


def recognises(document: Document) -> bool:
    return holds(document, "data", is_insight)


def read(document: Document, context: Context) -> Sequence[Reading]:
    insights = insights_of(document)
    harvest = Harvest(warnings=_left_out(insights))
    values = _values(insights, harvest, context.today)
    days = [value for value in values if value.day is not None]
    totals = [value for value in values if value.day is None]
    if not values and not harvest.rejected:
        raise SourceRejected(
            "None of the insights is a figure of the account by day, so there is nothing to "
            "import: call for metrics such as reach with period=day."
        )
    readings = []
    if days or not totals:
        readings.append(_reading(document, context, insights, harvest, days))
    if totals:
        apart = Harvest(rows_read=len(totals))
        readings.append(_reading(document, context, insights, apart, totals))
    return readings


def _values(insights: list[Item], harvest: Harvest, today: date) -> list[Told]:
    names = metrics_by_name(platform_of(insights), insights)
    found = []
    for number, insight in enumerate(insights, 1):
        name = name_of(insight)
        if not name:
            harvest.rows_read += 1
            harvest.reject(Row(number, []), insight.rejected("name", "is not a name"))
        elif name in names and insight.fields.get("period") == DAY:
            found += _values_of(number, insight, names[name], harvest, today)
    return found


def _values_of(
    number: int, insight: Item, metric: str, harvest: Harvest, today: date
) -> list[Told]:
    found = []
    try:
        values = list(values_in(insight))
    except CellRejected as fault:
        harvest.rows_read += 1
        harvest.reject(Row(number, []), fault)
        return []
    for value in values:
        try:
            one = told(value, name_of(insight), metric, today)
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
        else:
            harvest.skipped += one is None
            found += [one] if one else []
        harvest.rows_read += 1
    return found


def _reading(
    document: Document,
    context: Context,
    insights: list[Item],
    harvest: Harvest,
    values: Sequence[Told],
) -> Reading:
    """Figures of a stated day, or those of the one period that only the call knew."""
    platform = platform_of(insights)
    metrics = tuple(dict.fromkeys(value.metric for value in values))
    of_days = all(value.day is not None for value in values)
    span = None if of_days else asked_period(document, context)
    period = span.period if span else None
    if span is not None:
        harvest.warnings.extend(span.warnings)
    harvest.observations = [
        Observation(Figure.PERIOD, tuple(figures.get(metric) for metric in metrics), days=days)
        for days, figures in sorted(_by_period(values, period).items())
    ]
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(insights, platform, context),
        grain=Grain.ACCOUNT,
        metrics=metrics,
        platform=platform,
        period=period,
        period_basis=span.basis if span else PeriodBasis.STATED,
        part="totals" if span else "",
    )


def _by_period(
    values: Sequence[Told], asked: Period | None
) -> Mapping[Period, Mapping[str, Number]]:
    """The last word on a day counts: pages of an answer may overlap."""
    found: dict[Period, dict[str, Number]] = {}
    for value in values:
        period = asked if value.day is None else Period(value.day, value.day)
        if period is not None:
            found.setdefault(period, {})[value.metric] = value.value
    return found


def _left_out(insights: list[Item]) -> list[str]:
    names = metrics_by_name(platform_of(insights), insights)
    of_days = [one for one in insights if one.fields.get("period") == DAY]
    named = list(dict.fromkeys(filter(None, map(name_of, of_days))))
    unknown = [name for name in named if name not in names]
    windows = [one.fields.get("period") for one in insights if one not in of_days and name_of(one)]
    warnings = []
    if unknown:
        warnings.append(f"Insights that are not imported: {listed(unknown)}.")
    if windows:
        others = listed(list(dict.fromkeys(map(str, windows))))
        warnings.append(
            f"{len(windows):,} insights over other periods ({others}) are left out: their windows "
            "overlap, so they say nothing of a day."
        )
    return warnings


def _account(insights: list[Item], platform: Platform, context: Context) -> Account:
    """The answer carries a number for the account, never its name."""
    if context.answers.account:
        return Account(context.answers.account)
    owners = {m[1] for one in insights if (m := _OWNER.match(str(one.fields.get("id"))))}
    known = f"{platform.label} {owners.pop()}" if len(owners) == 1 else f"{platform.label} account"
    return Account(known, assumed=True)


SOURCE = Source(
    name="instagram_graph_account",
    label="Graph API: account insights by day",
    recognised_by="JSON with data[].period and values",
    platforms=(Platform.INSTAGRAM, Platform.FACEBOOK),
    recognises=recognises,
    read=read,
)
