"""A team's tests and what their days brought."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.postgresql import distinct_on

from database.tables import ab_test_performance, experiments
from domain.errors import NotFound
from domain.experiments import (
    Conclusion,
    DayResult,
    DaySums,
    ExperimentSetup,
    StoredExperiment,
)

SETUP = TypeAdapter(ExperimentSetup)
CONCLUSION = TypeAdapter(Conclusion)


def stored_experiments(connection: Connection, workspace_id: int) -> tuple[StoredExperiment, ...]:
    """The latest first, running and ended."""
    query = (
        select(experiments)
        .where(experiments.c.workspace_id == workspace_id)
        .order_by(experiments.c.experiment_id.desc())
    )
    return tuple(map(_experiment, connection.execute(query)))


def stored_experiment(
    connection: Connection, workspace_id: int, experiment_id: int
) -> StoredExperiment:
    query = select(experiments).where(
        experiments.c.workspace_id == workspace_id, experiments.c.experiment_id == experiment_id
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no test {experiment_id} here.")
    return _experiment(row)


def day_results(
    connection: Connection, workspace_id: int, experiment_id: int
) -> tuple[DayResult, ...]:
    """What counts of every variant and day, by day and variant."""
    results = ab_test_performance.c
    latest = (
        select(ab_test_performance)
        .ext(distinct_on(results.day, results.variant))
        .where(results.workspace_id == workspace_id, results.experiment_id == experiment_id)
        .order_by(results.day, results.variant, results.result_id.desc())
    )
    found = connection.execute(latest)
    return tuple(_day_result(row) for row in found if row.people is not None)


def _experiment(row: Row[Any]) -> StoredExperiment:
    return StoredExperiment(
        row.experiment_id,
        SETUP.validate_python(row.setup),
        CONCLUSION.validate_python(row.conclusion) if row.conclusion else None,
        row.actor,
        row.created_at,
    )


def _day_result(row: Row[Any]) -> DayResult:
    sums = DaySums(row.people, row.total, row.squares, row.beside, row.beside_squares, row.products)
    return DayResult(row.variant, row.day, sums)
