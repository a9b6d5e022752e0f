"""Figures that the team's own are held beside, as they are stored."""

from typing import Any

from sqlalchemy import Connection, Row, select

from database.tables import performance_benchmarks
from domain.benchmarks import (
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
    Statistic,
)
from domain.errors import NotFound
from domain.periods import Period
from domain.vocabulary import Platform


def stored_benchmarks(connection: Connection, workspace_id: int) -> tuple[Benchmark, ...]:
    """Those that hold: by platform, the team's own first, then the latest."""
    told = performance_benchmarks.c
    query = (
        select(performance_benchmarks)
        .where(told.workspace_id == workspace_id, ~told.removed)
        .order_by(told.platform, told.origin.desc(), told.dated.desc(), told.benchmark_id)
    )
    return tuple(_benchmark(row) for row in connection.execute(query))


def locked_benchmark(
    connection: Connection, workspace_id: int, benchmark_id: int, *, removed: bool = False
) -> Benchmark:
    """One that holds, or one that was removed, kept from others until it is changed."""
    told = performance_benchmarks.c
    query = (
        select(performance_benchmarks)
        .where(
            told.workspace_id == workspace_id,
            told.benchmark_id == benchmark_id,
            told.removed == removed,
        )
        .with_for_update()
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(
            f"There is no {'removed ' if removed else ''}benchmark number {benchmark_id} here."
        )
    return _benchmark(row)


def _benchmark(row: Row[Any]) -> Benchmark:
    return Benchmark(row.benchmark_id, _draft(row), row.actor, row.changed_at)


def _draft(row: Row[Any]) -> BenchmarkDraft:
    definition = BenchmarkDefinition(
        Platform(row.platform),
        row.metric,
        row.content_type,
        row.age_days,
        Statistic(row.statistic),
        tuple(row.interactions),
        row.denominator,
    )
    return BenchmarkDraft(
        definition=definition,
        value=row.value,
        dated=row.dated,
        origin=BenchmarkOrigin(row.origin),
        low=row.low,
        high=row.high,
        source=row.source,
        period=Period(row.first_day, row.last_day) if row.first_day else None,
        n=row.n,
        counted=row.counted,
        explanation=row.explanation,
        link=row.link,
    )
