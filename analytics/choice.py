"""What is looked at when the reader leaves the metric, or the end of the period, open."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date, timedelta

from analytics.wording import day_in_words
from domain.errors import InvalidRequest
from domain.metrics import Metric, MetricRegistry
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, MetricKind

_NOT_SUMMED = {
    MetricKind.UNIQUE: "counts people once, so days and posts cannot be added up",
    MetricKind.RATE: "is a rate, so days and posts cannot be added up",
}


def without_unfinished_day(selection: Selection, today: date) -> tuple[Selection, tuple[str, ...]]:
    """The selection up to yesterday, and what was cut. A period of today alone stays, but part of a
    day is not compared with whole ones."""
    period, yesterday = selection.period, today - timedelta(days=1)
    if period.last_day < today:
        return selection, ()
    if period.first_day >= today:
        growing = (
            f"{day_in_words(today)} is not over yet: its figures still grow, so they stand alone."
        )
        return replace(selection, comparison=Comparison.OFF), (growing,)
    finished = replace(selection, period=Period(period.first_day, yesterday))
    return finished, (f"{day_in_words(today)} is not over yet and is left out.",)


def is_summed(metric: Metric) -> bool:
    """Whether a page of totals can show it: counters, and gauges of people per account."""
    return metric.additive or (metric.kind is MetricKind.LEVEL and metric.unit == "people")


def refuse_of_accounts(metric: Metric, selection: Selection) -> None:
    if selection.singles_out_content and metric.kind is MetricKind.LEVEL:
        raise InvalidRequest(
            f"{metric.label} belong to whole accounts and tell nothing of single types, creators, "
            "topics or titles."
        )


def chosen_metric(
    registry: MetricRegistry,
    name: str | None,
    told: Sequence[Metric],
    told_here: Container[str],
) -> Metric:
    """By name, or the first with figures in the period, else in the workspace, else in general."""
    if name is not None:
        metric = registry[name]
        if not is_summed(metric):
            why = _NOT_SUMMED.get(metric.kind, "cannot be added up")
            raise InvalidRequest(f"{metric.label} {why}. Choose another metric for totals.")
        return metric
    here = (metric for metric in told if metric.name in told_here)
    return next(here, told[0] if told else registry.metrics[0])
