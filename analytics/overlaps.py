"""Which figures of earlier imports does an import meet, and whose count?"""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from database.queries.metrics import metric_registry
from database.queries.overlaps import Overlap, Winner, days_told, overlaps
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.observations import Reading
from domain.vocabulary import Grain, MetricKind

_FATES = {
    Winner.THIS: "this file's figures replace those",
    Winner.EARLIER: "those are amounts of the day and stay, this file has running totals",
    Winner.LATEST_READING: "the latest reading of each day counts",
    Winner.LONGEST_COVER: "a range counts the periods that cover most of it, and no day twice",
}


@dataclass(frozen=True)
class OverlapReport:
    metric: Metric  # the main one
    overlaps: tuple[Overlap, ...]
    days: int  # for which the import has figures by day

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(
            f"{_shared(one, self.days)} imported before from {one.file_name} on "
            f"{one.imported_at.date()}; {_FATES[one.winner]}.{_sums(one, self.metric)}"
            for one in self.overlaps
        )


def report_overlaps(
    connection: Connection, workspace_id: int, reading: Reading, import_id: int
) -> OverlapReport | None:
    """Of an import that stands in this transaction; None when it has nothing that adds up."""
    registry = metric_registry(connection, workspace_id)
    metrics = tuple(metric for metric in registry.metrics if metric.name in reading.metrics)
    main = _main(metrics, reading)
    if main is None or reading.period is None:
        return None
    zone = time_zone(connection, workspace_id).key
    found = overlaps(
        connection,
        workspace_id,
        import_id,
        grain=reading.grain,
        metrics=metrics,
        main=main,
        span=reading.period,
        zone=zone,
    )
    days = days_told(connection, workspace_id, import_id, grain=reading.grain, zone=zone)
    return OverlapReport(main, found, days)


def _main(metrics: tuple[Metric, ...], reading: Reading) -> Metric | None:
    """The most important one that adds up and has figures; of an account any other will do."""
    told = {control.metric for control in reading.controls if control.imported}
    counters = [metric for metric in metrics if metric.kind is MetricKind.COUNTER]
    counters.sort(key=lambda metric: metric.name not in told)
    if counters or reading.grain is Grain.POST:
        return counters[0] if counters else None
    return metrics[0] if metrics else None


def _shared(overlap: Overlap, days: int) -> str:
    if overlap.winner is Winner.LONGEST_COVER:
        span = f"{overlap.span.first_day} to {overlap.span.last_day}"
        return f"Amounts of another period with days of this one, {span}, were"
    if overlap.is_stretch:
        return "Amounts of the same period were"
    verb = "was" if overlap.days == 1 else "were"
    return f"{overlap.days:,} of {days:,} {'day' if days == 1 else 'days'} {verb}"


def _sums(overlap: Overlap, metric: Metric) -> str:
    if overlap.before is None or overlap.now is None or not metric.additive:
        return ""
    if overlap.before == overlap.now:
        return f" {metric.label} there add up to the same, {_exact(overlap.now)}."
    return f" {metric.label} there: {_exact(overlap.before)} before, {_exact(overlap.now)} now."


def _exact(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"
