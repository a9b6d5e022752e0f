"""Doors to own history, kept until a figure changes, and to benchmarks, read anew each time."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.benchmarks import (
    BenchmarkChoice,
    BenchmarksReport,
    ComparedBenchmark,
    compare_benchmarks,
    report_benchmarks,
)
from database.engine import reading
from database.queries.benchmarks import stored_benchmarks
from database.queries.metrics import metric_registry
from domain.benchmarks import Benchmark, BenchmarkOrigin
from domain.errors import InvalidRequest, NotFound
from domain.selection import Selection
from ui import loaders, views, words
from ui.shared import shared

_MOST = 40  # a report holds ninety figures per post


@dataclass(frozen=True)
class Beside:
    """What own figures are held beside."""

    stored: tuple[Benchmark, ...]
    compared: tuple[ComparedBenchmark, ...]

    @property
    def targets(self) -> tuple[Benchmark, ...]:
        return tuple(one for one in self.stored if one.draft.origin is BenchmarkOrigin.TEAM)


def today_in(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def benchmarks_report(
    selection: Selection, choice: BenchmarkChoice, metric_name: str | None
) -> BenchmarksReport:
    version = loaders.version(selection.workspace_id)
    return _benchmarks_report(selection, choice, metric_name, version)


def chosen_report(selection: Selection, choice: BenchmarkChoice) -> BenchmarksReport:
    """With the metric of the address; one that does not add up since publication yields to the
    first."""
    name = views.current().metric
    try:
        return benchmarks_report(selection, choice, name)
    except (InvalidRequest, NotFound) as error:
        if name is None:
            raise
        report = benchmarks_report(selection, choice, None)
        st.info(f"{words.plain(str(error))} Shown instead: {report.metric.label.lower()}.")
        return report


def stored(workspace_id: int) -> tuple[Benchmark, ...]:
    with reading(loaders.engine()) as connection:
        return stored_benchmarks(connection, workspace_id)


def counters(workspace_id: int) -> tuple[str, ...]:
    """The metrics that a figure at an age can be of."""
    with reading(loaders.engine()) as connection:
        return tuple(
            m.name for m in metric_registry(connection, workspace_id).metrics if m.additive
        )


def beside(report: BenchmarksReport) -> Beside:
    known = stored(report.selection.workspace_id)
    return Beside(known, compare_benchmarks(report, known))


@shared(most=_MOST)
def _benchmarks_report(
    selection: Selection,
    choice: BenchmarkChoice,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> BenchmarksReport:
    with reading(loaders.engine()) as connection:
        return report_benchmarks(connection, selection, choice, metric_name)
