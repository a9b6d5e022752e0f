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
    report_figures_beside_post,
)
from analytics.content import ContentReport
from database.engine import reading
from database.queries.benchmarks import stored_benchmarks
from database.queries.metrics import metric_registry
from domain.benchmarks import Benchmark, BenchmarkDraft, BenchmarkOrigin
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


def kept_benchmarks(workspace_id: int) -> tuple[Benchmark, ...]:
    with reading(loaders.engine()) as connection:
        return stored_benchmarks(connection, workspace_id)


def counters(workspace_id: int) -> tuple[str, ...]:
    """The metrics that a figure at an age can be of."""
    with reading(loaders.engine()) as connection:
        return tuple(
            m.name for m in metric_registry(connection, workspace_id).metrics if m.additive
        )


def beside(report: BenchmarksReport) -> Beside:
    known = kept_benchmarks(report.selection.workspace_id)
    return Beside(known, compare_benchmarks(report, known))


def figures_of_others(
    workspace_id: int, report: ContentReport, post_id: int
) -> tuple[BenchmarkDraft, ...]:
    """That may stand in the chart of the post's days since publication."""
    post = next(one for one in report.posts if one.post_id == post_id)
    with reading(loaders.engine()) as connection:
        return report_figures_beside_post(connection, workspace_id, report, post)


@shared(most=_MOST)
def _benchmarks_report(
    selection: Selection,
    choice: BenchmarkChoice,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> BenchmarksReport:
    with reading(loaders.engine()) as connection:
        return report_benchmarks(connection, selection, choice, metric_name)
