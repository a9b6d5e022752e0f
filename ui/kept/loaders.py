"""Doors to kept analyses; read anew each time, for keeping one changes no figure."""

from analytics import analysis_runs
from analytics.analysis_runs import RunsReport
from database.engine import reading, writing
from database.queries.analysis_runs import kept_run
from database.writes.analysis_runs import forget_run
from domain.analysis_runs import AnalysisRun, KeptRun, Statement
from ui import loaders
from ui.entry.person import actor


def runs_report(workspace_id: int) -> RunsReport:
    with reading(loaders.engine()) as connection:
        return analysis_runs.report_runs(connection, workspace_id)


def one_run(workspace_id: int, run_id: int) -> KeptRun:
    with reading(loaders.engine()) as connection:
        return kept_run(connection, workspace_id, run_id)


def statements_now(run: AnalysisRun) -> tuple[Statement, ...]:
    with reading(loaders.engine()) as connection:
        return analysis_runs.ask_again(connection, run)


def keep(run: AnalysisRun) -> int:
    with writing(loaders.engine()) as connection:
        return analysis_runs.keep_run(connection, run, actor=actor())


def forget(workspace_id: int, run_id: int) -> None:
    with writing(loaders.engine()) as connection:
        forget_run(connection, workspace_id, run_id, actor=actor())
