"""Whether a typed figure grows as its post grows: falls, jumps, amounts above everything."""

from decimal import Decimal
from itertools import pairwise

import numpy as np

from analytics.data_entry import PostFigures, beside, day_of, moment_of
from analytics.doubts import Doubt, DoubtKind, shown
from analytics.stats.own_curve import MINIMUM_RATES, OwnCurve, fit_own_curve
from analytics.wording import day_in_words, period_in_words
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.typed import TypedFigure
from domain.vocabulary import Figure, MetricKind


def falls(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
    if one.occasion.figure is Figure.PERIOD or metric.kind is not MetricKind.COUNTER:
        return None
    before = beside(figures, metric.name, one.occasion, one.value)
    if before.previous is not None and before.previous_on and one.value < before.previous:
        return Doubt(
            DoubtKind.LOWER,
            one,
            f"{metric.label} would fall from {shown(before.previous, metric)} on "
            f"{day_in_words(before.previous_on)} to {shown(one.value, metric)}. A running total "
            "falls only when the platform corrects it: is it another post or platform?",
        )
    at = moment_of(one.occasion)
    later = next((t for t in figures.totals.get(metric.name, ()) if t.captured_at > at), None)
    if later is not None and one.value > later.value:
        return Doubt(
            DoubtKind.LOWER,
            one,
            f"{metric.label} of {shown(one.value, metric)} are more than the "
            f"{shown(later.value, metric)} that were read later, on {day_in_words(later.day)}.",
        )
    return None


def leaves_its_curve(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
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


def exceeds_all(figures: PostFigures, one: TypedFigure, metric: Metric) -> Doubt | None:
    """A running total typed as an amount is most of the time more than was ever counted."""
    if one.occasion.days is None or metric.kind is not MetricKind.COUNTER:
        return None
    first = one.occasion.days.first_day
    told = [t for t in figures.totals.get(metric.name, ()) if t.day < first]
    if not told or one.value <= told[-1].value or one.value == 0:
        return None
    said = (
        f"{shown(one.value, metric)} {metric.label.lower()} of "
        f"{period_in_words(one.occasion.days)} alone are more than the "
        f"{shown(told[-1].value, metric)} counted in all by {day_in_words(told[-1].day)}: is it "
        "a running total?"
    )
    return Doubt(DoubtKind.KIND, one, said)


def _rates(figures: PostFigures, one: TypedFigure, metric: Metric) -> np.ndarray:
    """Growth per day as told before this figure: of amounts by amounts, when they are enough."""
    day = day_of(one.occasion, figures.zone)
    amounts = [a for a in figures.amounts.get(metric.name, ()) if a.days.last_day < day]
    if one.occasion.figure is Figure.PERIOD and len(amounts) >= MINIMUM_RATES:
        return np.array([float(a.value) / a.days.days for a in amounts])
    totals = [t for t in figures.totals.get(metric.name, ()) if t.day < day]
    steps = pairwise(totals)
    return np.array([float(b.value - a.value) / (b.day - a.day).days for a, b in steps])


def _unlike(rate: Decimal, curve: OwnCurve, metric: Metric) -> str:
    bounds = [shown(Decimal(round(bound)), metric) for bound in (curve.low, curve.high)]
    return (
        f"{metric.label} would grow by {shown(Decimal(round(rate)), metric)} a day. From its last "
        f"{curve.rates} figures, {bounds[0]} to {bounds[1]} a day are to be expected of this post."
    )
