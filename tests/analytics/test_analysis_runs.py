"""A run made again is told apart from the one that was kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from analytics.analysis_runs import Standing, compare_statements, keep_run, report_runs
from domain.analysis_runs import AnalysisRun, RunKind, Statement
from domain.periods import Period
from domain.selection import Selection

THEN = Statement("slope", "Rising.", 0.10, 0.05, 0.15, 100)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (THEN, Standing.SAME),
        (replace(THEN, words="Said otherwise.", n=120), Standing.SAME),
        (replace(THEN, estimate=0.12, low=0.08, high=0.16), Standing.HOLDS),
        (replace(THEN, estimate=0.16, low=0.09, high=0.23), Standing.MOVED),
        (replace(THEN, estimate=0.14, low=0.12, high=0.16), Standing.MOVED),
        (replace(THEN, estimate=0.14, low=None, high=None), Standing.UNKNOWN),
        (replace(THEN, estimate=None, low=None, high=None), Standing.MOVED),
    ],
)
def test_a_statement_stands_by_its_estimates_in_each_others_intervals(now, standing):
    (compared,) = compare_statements([THEN], [now])
    assert compared.standing is standing


def test_statements_without_a_counterpart_are_gone_or_new():
    other = replace(THEN, name="season")
    compared = compare_statements([THEN], [other])
    assert [(one.then, one.now, one.standing) for one in compared] == [
        (THEN, None, Standing.GONE),
        (None, other, Standing.NEW),
    ]


def test_a_finding_knows_whether_figures_changed_since(connection, workspace_id):
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    asked = Selection(workspace_id, period)
    keep_run(
        connection,
        AnalysisRun(RunKind.TREND, "Rising", asked, {}, (THEN,), "a line", "range=7d"),
        actor="ada",
    )
    (kept,) = report_runs(connection, workspace_id).runs
    assert not report_runs(connection, workspace_id).has_new_figures(kept)
    connection.execute(
        text("UPDATE workspaces SET version = version + 1 WHERE workspace_id = :workspace_id"),
        {"workspace_id": workspace_id},
    )
    assert report_runs(connection, workspace_id).has_new_figures(kept)
