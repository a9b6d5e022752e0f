"""The same figures over the imported rows, to lay beside what a file states of itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from domain.metrics import MetricRegistry
from domain.observations import Control, Number, Observation
from domain.vocabulary import Figure, MetricKind

_RATE_STEP = Decimal("0.0001")


def controls_of(
    metrics: Sequence[str],
    observations: Sequence[Observation],
    stated: Mapping[str, Decimal],
    registry: MetricRegistry,
) -> tuple[Control, ...]:
    running = sum(seen.figure is Figure.CUMULATIVE for seen in observations)
    mixed = 0 < running < len(observations)
    sums = {} if mixed else _sums(metrics, observations, registry, running=running > 0)
    return tuple(Control(name, stated.get(name), sums.get(name)) for name in metrics)


def _sums(
    metrics: Sequence[str],
    observations: Sequence[Observation],
    registry: MetricRegistry,
    *,
    running: bool,
) -> dict[str, Decimal | None]:
    """Amounts add up; of running totals each post's latest one; the two are never added."""
    sums: dict[str, Decimal | None] = {}
    for index, name in enumerate(metrics):
        metric = registry[name]
        if metric.kind is MetricKind.COUNTER and running:
            sums[name] = _total(_latest_by_post(index, observations))
        elif metric.kind is MetricKind.COUNTER:
            sums[name] = _total(seen.values[index] for seen in observations)
        elif metric.kind is MetricKind.RATE and metric.weight in metrics and not running:
            sums[name] = _weighted(index, metrics.index(metric.weight), observations)
        elif metric.kind is MetricKind.LEVEL and all(seen.subject is None for seen in observations):
            sums[name] = _latest_level(index, observations)
    return sums


def _weighted(index: int, weight_index: int, observations: Sequence[Observation]) -> Decimal | None:
    pairs = [
        (rate, weight)
        for seen in observations
        if (rate := seen.values[index]) is not None
        and (weight := seen.values[weight_index]) is not None
    ]
    weights = _total(weight for _, weight in pairs)
    if not weights:
        return None
    weighted = sum((Decimal(rate) * weight for rate, weight in pairs), Decimal(0))
    return (weighted / weights).quantize(_RATE_STEP)


def _latest_by_post(index: int, observations: Sequence[Observation]) -> Iterable[Number]:
    latest: dict[object, tuple[date, Number]] = {}
    for seen in observations:
        value, day = seen.values[index], _day_of(seen)
        post = (seen.platform, seen.subject)
        if value is not None and (post not in latest or latest[post][0] <= day):
            latest[post] = (day, value)
    return (value for _, value in latest.values())


def _latest_level(index: int, observations: Sequence[Observation]) -> Decimal | None:
    known = [seen for seen in observations if seen.values[index] is not None]
    if not known:
        return None
    value = max(known, key=_day_of).values[index]
    return None if value is None else Decimal(value)


def _day_of(seen: Observation) -> date:
    """The day as written; a moment in the middle of a day sorts with that day."""
    if seen.days is not None:
        return seen.days.last_day
    if seen.moment is None:
        return date.min
    return date(seen.moment.year, seen.moment.month, seen.moment.day)


def _total(values: Iterable[Number | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return Decimal(sum(known)) if known else None
