"""Doors from the page to the tests; read anew each time, for results change without figures."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analytics.experiments import ExperimentReading, report_running_experiment
from analytics.experiments.planning import Traffic, report_traffic
from analytics.workspaces import WorkspaceReport
from database.engine import reading, writing
from database.queries.experiments import stored_experiments
from database.writes import experiments
from domain.experiments import Conclusion, DayResult, ExperimentSetup, StoredExperiment
from domain.selection import Selection
from ui import loaders
from ui.entry.person import actor


def today_of(workspace: WorkspaceReport) -> date:
    return datetime.now(ZoneInfo(workspace.time_zone)).date()


def all_experiments(workspace_id: int) -> tuple[StoredExperiment, ...]:
    with reading(loaders.engine()) as connection:
        return stored_experiments(connection, workspace_id)


def experiment_reading(workspace: WorkspaceReport, experiment_id: int) -> ExperimentReading:
    with reading(loaders.engine()) as connection:
        return report_running_experiment(
            connection, workspace.workspace_id, experiment_id, today=today_of(workspace)
        )


def usual_traffic(selection: Selection, figure: str, per: str | None, *, rotates: bool) -> Traffic:
    with reading(loaders.engine()) as connection:
        return report_traffic(connection, selection, figure, per, rotates=rotates)


def create(workspace_id: int, setup: ExperimentSetup) -> int:
    with writing(loaders.engine()) as connection:
        return experiments.create_experiment(connection, workspace_id, setup, actor=actor())


def store_results(workspace_id: int, experiment_id: int, results: Sequence[DayResult]) -> int:
    with writing(loaders.engine()) as connection:
        return experiments.store_day_results(
            connection, workspace_id, experiment_id, results, actor=actor()
        )


def take_back(workspace_id: int, experiment_id: int, day: date) -> None:
    with writing(loaders.engine()) as connection:
        experiments.take_back_day(connection, workspace_id, experiment_id, day, actor=actor())


def end(workspace_id: int, experiment_id: int, conclusion: Conclusion) -> None:
    with writing(loaders.engine()) as connection:
        experiments.end_experiment(
            connection, workspace_id, experiment_id, conclusion, actor=actor()
        )


def reopen(workspace_id: int, experiment_id: int) -> None:
    with writing(loaders.engine()) as connection:
        experiments.reopen_experiment(connection, workspace_id, experiment_id, actor=actor())
