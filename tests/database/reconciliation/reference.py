"""The rules of docs/decisions/daily-truth.md once more: slow, in plain Python, to compare with.

Shares no constant and no step with the code under test, so that a mistake is not made twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import trunc
from zoneinfo import ZoneInfo

from domain.metrics import Metric
from domain.observations import Number
from domain.periods import Period
from domain.vocabulary import Figure, MetricKind

STATED = "stated"
FIRST_TOTAL = "first_total"


@dataclass(frozen=True)
class Said:
    """One stored observation of one post or account. A later import has the higher number."""

    import_number: int
    figure: Figure
    values: Mapping[str, Number | None]
    moment: datetime | date | None = None
    days: Period | None = None


@dataclass(frozen=True)
class DayFigure:
    value: Fraction
    estimated: bool = False
    reset: bool = False
    corrected: bool = False


@dataclass(frozen=True)
class StretchFigure:
    metric: str
    days: Period
    origin: str
    amount: Fraction
    remainder: Fraction


@dataclass(frozen=True)
class Truth:
    daily: Mapping[date, Mapping[str, DayFigure]]
    stretches: frozenset[StretchFigure]

    def of(self, metric: str) -> dict[date, DayFigure]:
        return {day: row[metric] for day, row in sorted(self.daily.items()) if metric in row}


@dataclass(frozen=True)
class Difference:
    """What two totals, or publication and the first total, say of the days between."""

    days: tuple[date, ...]
    amount: Fraction
    reset: bool = False
    corrected: bool = False


def daily_truth(
    said: Sequence[Said],
    *,
    published: date | None,
    zone: ZoneInfo,
    metrics: Iterable[Metric],
) -> Truth:
    """The days and period figures of one post, or of one account (never published)."""
    daily: dict[date, dict[str, DayFigure]] = {}
    stretches: set[StretchFigure] = set()
    for metric in metrics:
        days = figures_of_days(said, metric, published, zone)
        for day, figure in days.items():
            daily.setdefault(day, {})[metric.name] = figure
        if metric.kind is MetricKind.COUNTER:
            stretches |= stretch_figures(said, metric, days, published, zone)
    return Truth(daily, frozenset(stretches))


def figures_of_days(
    said: Sequence[Said], metric: Metric, published: date | None, zone: ZoneInfo
) -> dict[date, DayFigure]:
    stated = {period.first_day: DayFigure(amount)
              for period, amount in stated_amounts(said, metric.name).items()
              if period.days == 1}  # fmt: skip
    totals = day_totals(said, metric.name, zone)
    if metric.kind is MetricKind.COUNTER:
        smallest_unit = Fraction(1, 10**metric.scale)
        derived: dict[date, DayFigure] = {}
        for difference in differences(totals, published):
            derived |= spread(difference, stated, smallest_unit)
        return derived | stated
    if metric.kind is MetricKind.LEVEL:
        return {day: DayFigure(total) for day, total in totals.items()} | stated
    return stated


def stated_amounts(said: Sequence[Said], metric: str) -> dict[Period, Fraction]:
    """Per stretch of days the word of the latest import that has one."""
    amounts: dict[Period, Fraction] = {}
    for one in sorted(said, key=lambda one: one.import_number):
        value = one.values.get(metric)
        if one.figure is Figure.PERIOD and one.days is not None and value is not None:
            amounts[one.days] = Fraction(value)
    return amounts


def day_totals(said: Sequence[Said], metric: str, zone: ZoneInfo) -> dict[date, Fraction]:
    """Per day with a known total the last one, in day order."""
    totals: dict[date, Fraction] = {}
    running = [one for one in said if one.figure is Figure.CUMULATIVE]
    for one in sorted(running, key=lambda one: (*_when(one, zone), one.import_number)):
        value = one.values.get(metric)
        if value is not None:
            totals[day_of(_known(one.moment), zone)] = Fraction(value)
    return totals


def day_of(moment: datetime | date, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _when(one: Said, zone: ZoneInfo) -> tuple[date, bool, float]:
    """A total without a moment speaks of the end of its day: after all others of that day."""
    moment = _known(one.moment)
    timeless = not isinstance(moment, datetime)
    epoch = datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC"))
    microseconds = 0 if timeless else (moment - epoch) // timedelta(microseconds=1)
    return day_of(moment, zone), timeless, microseconds


def _known(moment: datetime | date | None) -> datetime | date:
    assert moment is not None, "A running total has a moment."
    return moment


def differences(totals: Mapping[date, Fraction], published: date | None) -> list[Difference]:
    """`totals` in day order."""
    observed = list(totals)
    found = []
    if observed and counts_from_publication(published, observed[0]):
        found.append(_difference(_days_between(published, observed[0]), totals[observed[0]]))
    for a, b in pairwise(observed):
        after_a = a + timedelta(days=1)
        found.append(_fallen_or_risen(_days_between(after_a, b), totals[a], totals[b]))
    return found


def counts_from_publication(published: date | None, first_day: date) -> bool:
    return published is not None and 0 <= (first_day - published).days <= 30


def _fallen_or_risen(days: tuple[date, ...], before: Fraction, after: Fraction) -> Difference:
    if after < before and before >= 100 and after * 10 <= before:
        return Difference(days, after, reset=True)
    return _difference(days, after - before)


def _difference(days: tuple[date, ...], amount: Fraction) -> Difference:
    return Difference(days, amount, corrected=amount < 0)


def _days_between(first: date | None, last: date) -> tuple[date, ...]:
    assert first is not None
    return tuple(Period(first, last))


def spread(
    difference: Difference, stated: Mapping[date, DayFigure], smallest_unit: Fraction
) -> dict[date, DayFigure]:
    """The figures of the days of a difference that nobody stated."""
    rest = difference.amount - sum(stated[day].value for day in difference.days if day in stated)
    unstated = [day for day in difference.days if day not in stated]
    marks = DayFigure(
        Fraction(0),
        estimated=len(unstated) > 1,
        reset=difference.reset,
        corrected=difference.corrected,
    )
    shares = even_shares(rest / smallest_unit, len(unstated))
    return {
        day: replace(marks, value=share * smallest_unit)
        for day, share in zip(unstated, shares, strict=True)
    }


def even_shares(units: Fraction, count: int) -> list[int]:
    return [trunc(units * k / count) - trunc(units * (k - 1) / count) for k in range(1, count + 1)]


def stretch_figures(
    said: Sequence[Said],
    metric: Metric,
    days: Mapping[date, DayFigure],
    published: date | None,
    zone: ZoneInfo,
) -> set[StretchFigure]:
    """Amounts for more than one day, and a first total that is too far from publication."""
    amounts = [
        (period, STATED, amount)
        for period, amount in stated_amounts(said, metric.name).items()
        if period.days > 1
    ]
    totals = day_totals(said, metric.name, zone)
    if totals and published is not None:
        first_day = next(iter(totals))
        if (first_day - published).days > 30:
            amounts.append((Period(published, first_day), FIRST_TOTAL, totals[first_day]))
    return {
        StretchFigure(metric.name, period, origin, amount, amount - told_inside(days, period))
        for period, origin, amount in amounts
    }


def told_inside(days: Mapping[date, DayFigure], period: Period) -> Fraction:
    return sum((figure.value for day, figure in days.items() if day in period), Fraction(0))
