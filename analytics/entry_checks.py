"""What makes one look twice at a typed figure. A doubt asks; it never forbids."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from analytics.data_entry import PostFigures, day_of, published_on
from analytics.doubts import Doubt, DoubtKind, shown
from analytics.growth_checks import exceeds_all, falls, leaves_its_curve
from analytics.wording import day_in_words, period_in_words
from domain.metrics import Metric, MetricRegistry
from domain.observations import Number
from domain.periods import Period
from domain.typed import TypedFigure

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
            falls(figures, one, metric),
            _duplicate(figures, one, metric),
            exceeds_all(figures, one, metric) or leaves_its_curve(figures, one, metric),
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
    said = f"{shown(one.value, metric)} {metric.label.lower()} are there already for {when}."
    return Doubt(DoubtKind.DUPLICATE, one, said)


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
        f"{shown(amount, part)} {part.label.lower()} are more than {shown(of, whole)} "
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
