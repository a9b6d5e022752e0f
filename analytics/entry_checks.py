"""What makes one look twice at a typed figure. A doubt asks; it never forbids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

import numpy as np

from analytics.data_entry import PostFigures, beside, day_of, moment_of, published_on
from analytics.stats.own_curve import OwnCurve, fit_own_curve
from analytics.wording import amount_in_words, day_in_words, period_in_words
from domain.errors import NotEnoughData
from domain.metrics import Metric, MetricRegistry
from domain.observations import Number
from domain.periods import Period
from domain.typed import TypedFigure
from domain.vocabulary import Figure, MetricKind


class DoubtKind(StrEnum):
    LOWER = "lower than before"
    JUMP = "outside the post's own curve"
    DUPLICATE = "there already"
    FUTURE = "in the future"
    UNPUBLISHED = "before publication"
    ABOVE_VIEWS = "more than views"
    RANGE = "outside its range"


@dataclass(frozen=True)
class Doubt:
    kind: DoubtKind
    figure: TypedFigure
    words: str


# Parts of the audience: nobody can like what was never shown.
_AT_MOST_VIEWS = ("likes", "comments", "shares", "saves", "dislikes", "engaged_views")
_WHOLES = ("views", "impressions", "streams")
_RANGES: Mapping[str, tuple[Decimal, Decimal]] = {
    "ctr_pct": (Decimal(0), Decimal(100)),
    "avg_view_pct": (Decimal(0), Decimal(100)),
    "engagement_rate_reported": (Decimal(0), Decimal(1)),
    "popularity": (Decimal(0), Decimal(100)),
}
_CLOCKS_DIFFER = timedelta(minutes=5)


def doubts_about(
    figures: PostFigures,
    typed: Sequence[TypedFigure],
    registry: MetricRegistry,
    *,
    now: datetime,
) -> tuple[Doubt, ...]:
    """`typed` are all figures of one post; they are also held against each other."""
    found: list[Doubt] = []
    for one in typed:
        metric = registry[one.metric]
        told = (
            _future(figures, one, now),
            _unpublished(figures, one),
            _lower(figures, one, metric),
            _duplicate(figures, one, metric),
            _jump(figures, one, metric),
            _above_views(figures, one, typed, registry),
            _out_of_range(one, metric),
        )
        found += [doubt for doubt in told if doubt is not None]
    return tuple(found)


def _future(figures: PostFigures, one: TypedFigure, now: datetime) -> Doubt | None:
    day, today = day_of(one.occasion, figures.zone), now.astimezone(figures.zone).date()
    moment = one.occasion.moment
    if isinstance(moment, datetime) and moment > now + _CLOCKS_DIFFER:
        local = moment.astimezone(figures.zone)
        said = f"{day_in_words(local.date())}, {local:%H:%M} lies in the future."
    elif day > today:
        said = f"{day_in_words(day)} lies in the future; today is {day_in_words(today)}."
    else:
        return None
    return Doubt(DoubtKind.FUTURE, one, said)


def _unpublished(figures: PostFigures, one: TypedFigure) -> Doubt | None:
    published = published_on(figures.post, figures.zone)
    first = one.occasion.days.first_day if one.occasion.days else day_of(one.occasion, figures.zone)
    if published is None or first >= published:
        return None
    said = f"{day_in_words(first)} lies before the post came out on {day_in_words(published)}."
    return Doubt(DoubtKind.UNPUBLISHED, one, said)


def _lower(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
    if one.occasion.figure is Figure.PERIOD or metric.kind is not MetricKind.COUNTER:
        return None
    before = beside(figures, metric.name, one.occasion, one.value)
    if before.previous is not None and before.previous_on and one.value < before.previous:
        return Doubt(
            DoubtKind.LOWER,
            one,
            f"{metric.label} would fall from {_said(before.previous, metric)} on "
            f"{day_in_words(before.previous_on)} to {_said(one.value, metric)}. A running total "
            "falls only when the platform corrects it: is it another post or platform?",
        )
    at = moment_of(one.occasion)
    later = next((t for t in figures.totals.get(metric.name, ()) if t.captured_at > at), None)
    if later is not None and one.value > later.value:
        return Doubt(
            DoubtKind.LOWER,
            one,
            f"{metric.label} of {_said(one.value, metric)} are more than the "
            f"{_said(later.value, metric)} that were read later, on {day_in_words(later.day)}.",
        )
    return None


def _duplicate(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
    """The same figure for the same day; another figure in its place is a correction."""
    if one.occasion.days is not None:
        told = figures.amounts.get(metric.name, ())
        if not any(t.days == one.occasion.days and t.value == one.value for t in told):
            return None
        when = period_in_words(one.occasion.days)
    else:
        day = day_of(one.occasion, figures.zone)
        totals = figures.totals.get(metric.name, ())
        if not any(t.day == day and t.value == one.value for t in totals):
            return None
        when = day_in_words(day)
    said = f"{_said(one.value, metric)} {metric.label.lower()} are there already for {when}."
    return Doubt(DoubtKind.DUPLICATE, one, said)


def _jump(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
    if metric.kind is not MetricKind.COUNTER:
        return None
    rate = beside(figures, metric.name, one.occasion, one.value).per_day
    if rate is None or rate < 0:
        return None
    try:
        curve = fit_own_curve(_rates(figures, one, metric))
    except NotEnoughData:
        return None
    # A running total slows down as posts age; an amount that is far too small misses a digit.
    amount = one.occasion.figure is Figure.PERIOD
    if not curve.is_above(float(rate)) and not (amount and curve.is_below(float(rate))):
        return None
    return Doubt(DoubtKind.JUMP, one, _unlike(rate, curve, metric))


def _rates(figures: PostFigures, one: TypedFigure, metric: Metric) -> np.ndarray:
    """Growth per day as told before this figure, of the kind it is itself."""
    day = day_of(one.occasion, figures.zone)
    if one.occasion.figure is Figure.PERIOD:
        amounts = [a for a in figures.amounts.get(metric.name, ()) if a.days.last_day < day]
        return np.array([float(a.value) / a.days.days for a in amounts])
    totals = [t for t in figures.totals.get(metric.name, ()) if t.day < day]
    steps = pairwise(totals)
    return np.array([float(b.value - a.value) / (b.day - a.day).days for a, b in steps])


def _unlike(rate: Decimal, curve: OwnCurve, metric: Metric) -> str:
    shown = [_said(Decimal(round(bound)), metric) for bound in (curve.low, curve.high)]
    return (
        f"{metric.label} would grow by {_said(Decimal(round(rate)), metric)} a day. From its last "
        f"{curve.rates} figures, {shown[0]} to {shown[1]} a day are to be expected of this post."
    )


def _above_views(
    figures: PostFigures,
    one: TypedFigure,
    typed: Sequence[TypedFigure],
    registry: MetricRegistry,
) -> Doubt | None:
    if one.metric in _AT_MOST_VIEWS:
        wholes = [(name, _known(figures, name, one, typed)) for name in _WHOLES]
        known = [(value, name) for name, value in wholes if value is not None]
        if not known or one.value <= max(known)[0]:
            return None
        value, name = max(known)
        return _more(one, registry[one.metric], one.value, registry[name], value)
    if one.metric != "views":
        return None
    typed_too = {other.metric for other in typed}
    for name in _AT_MOST_VIEWS:
        part = None if name in typed_too else _known(figures, name, one, typed)
        others = [_known(figures, whole, one, typed) for whole in _WHOLES]
        if part is not None and part > max(value for value in others if value is not None):
            return _more(one, registry[name], part, registry["views"], one.value)
    return None


def _more(one: TypedFigure, part: Metric, amount: Number, whole: Metric, of: Number) -> Doubt:
    said = (
        f"{_said(amount, part)} {part.label.lower()} are more than {_said(of, whole)} "
        f"{whole.label.lower()}."
    )
    return Doubt(DoubtKind.ABOVE_VIEWS, one, said)


def _known(
    figures: PostFigures, metric: str, one: TypedFigure, typed: Sequence[TypedFigure]
) -> Decimal | None:
    """Typed for the same occasion, else told of it: of totals the latest up to then."""
    for other in typed:
        if other.metric == metric and other.occasion == one.occasion:
            return Decimal(other.value)
    if one.occasion.days is not None:
        return _amount_of(figures, metric, one.occasion.days)
    day = day_of(one.occasion, figures.zone)
    told = [t.value for t in figures.totals.get(metric, ()) if t.day <= day]
    return told[-1] if told else None


def _amount_of(figures: PostFigures, metric: str, days: Period) -> Decimal | None:
    told = figures.amounts.get(metric, ())
    return next((amount.value for amount in told if amount.days == days), None)


def _out_of_range(one: TypedFigure, metric: Metric) -> Doubt | None:
    low, high = _RANGES.get(metric.name, (None, None))
    if low is None or high is None or low <= one.value <= high:
        return None
    said = f"{metric.label} of {one.value} lies outside {low} to {high}."
    return Doubt(DoubtKind.RANGE, one, said)


def _said(value: Number, metric: Metric) -> str:
    return amount_in_words(Decimal(value), metric)
