"""What was found before, and does it still hold?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from analytics.statements import (
    correlation_statements,
    importance_statements,
    trend_statements,
)
from analytics.stats.version import METHODS_VERSION
from database.queries.analysis_runs import kept_runs
from database.queries.freshness import data_version
from database.writes.analysis_runs import store_run
from domain.analysis_runs import AnalysisRun, KeptRun, RunKind, Statement
from domain.granularity import Granularity
from domain.vocabulary import Level


class Standing(StrEnum):
    """A statement made again, beside the one that was kept."""

    SAME = "same"  # the very figures
    HOLDS = "holds"  # each estimate lies in the other's interval
    MOVED = "moved"  # one does not
    UNKNOWN = "unknown"  # without an interval nothing can be said
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Comparison:
    then: Statement | None
    now: Statement | None
    standing: Standing


@dataclass(frozen=True)
class RunsReport:
    """The latest first."""

    runs: tuple[KeptRun, ...]
    method_version: str
    figures_version: str

    def has_new_figures(self, kept: KeptRun) -> bool:
        return kept.figures_version != self.figures_version

    def has_new_methods(self, kept: KeptRun) -> bool:
        return kept.method_version != self.method_version


def report_runs(connection: Connection, workspace_id: int) -> RunsReport:
    return RunsReport(
        kept_runs(connection, workspace_id),
        METHODS_VERSION,
        data_version(connection, workspace_id),
    )


def keep_run(connection: Connection, run: AnalysisRun, *, actor: str) -> int:
    return store_run(connection, run, method_version=METHODS_VERSION, actor=actor)


def ask_again(connection: Connection, run: AnalysisRun) -> tuple[Statement, ...]:
    """The same question to the figures of today, by the methods of today."""
    asked = run.parameters
    if run.kind is RunKind.TREND:
        from analytics.trends import report_trend

        return trend_statements(
            report_trend(
                connection,
                run.selection,
                asked["metric"],
                level=Level(asked["level"]),
                key=asked.get("item"),
                granularity=Granularity(asked["granularity"]),
                horizon=int(asked["horizon"]),
            )
        )
    from analytics import correlations

    choice = correlations.CorrelationChoice(
        correlations.Age(asked["age"]),
        correlations.Counted(asked["counted"]),
        asked["adjusted"] == "yes",
        correlations.Reach(asked["posts"]),
    )
    if run.kind is RunKind.CORRELATION:
        return correlation_statements(
            correlations.report_correlations(connection, run.selection, choice)
        )
    return importance_statements(
        correlations.report_feature_importance(connection, run.selection, asked["metric"], choice)
    )


def compare_statements(
    then: Sequence[Statement], now: Sequence[Statement]
) -> tuple[Comparison, ...]:
    """In the order of those kept, then the new ones."""
    later = {statement.name: statement for statement in now}
    earlier = {statement.name for statement in then}
    paired = [
        Comparison(one, later.get(one.name), _standing(one, later.get(one.name))) for one in then
    ]
    new = [Comparison(None, one, Standing.NEW) for one in now if one.name not in earlier]
    return (*paired, *new)


def _standing(then: Statement, now: Statement | None) -> Standing:
    if now is None:
        return Standing.GONE
    if (then.estimate, then.low, then.high) == (now.estimate, now.low, now.high):
        return Standing.SAME
    if then.estimate is None or now.estimate is None:
        return Standing.MOVED
    if then.interval is None or now.interval is None:
        return Standing.UNKNOWN
    both = _within(now.estimate, then.interval) and _within(then.estimate, now.interval)
    return Standing.HOLDS if both else Standing.MOVED


def _within(estimate: float, interval: tuple[float, float]) -> bool:
    low, high = interval
    return low <= estimate <= high
