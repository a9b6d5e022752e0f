"""The figures of an analysis are those of its report, and come out alike when asked again."""

from datetime import date, timedelta

import numpy as np
import pytest

from analytics.analysis_runs import Standing, ask_again, compare_statements
from analytics.correlations import importance_of
from analytics.statements import (
    correlation_statements,
    importance_statements,
    trend_statements,
)
from analytics.trends import report_trend
from domain.analysis_runs import AnalysisRun, RunKind, Unit
from domain.periods import Period
from domain.selection import Selection
from tests.correlation_factories import a_correlation_report
from tests.rows import Team
from tests.trend_factories import a_short_report, a_trend_report

FIRST = date(2025, 1, 6)
DAYS = 120


def named(statements):
    return {statement.name: statement for statement in statements}


def test_the_change_per_day_is_the_trends_with_its_interval():
    report = a_trend_report()
    told = named(trend_statements(report))["change per day"]
    trend = report.course.trend
    assert (told.estimate, told.low, told.high, told.n) == (
        trend.slope, trend.low, trend.high, trend.n,
    )  # fmt: skip
    assert told.words == f"The direction is {trend.direction.value}."
    assert told.unit is Unit.AMOUNT


def test_too_few_days_are_kept_as_the_reason():
    report = a_short_report()
    told = named(trend_statements(report))["change per day"]
    assert told.estimate is None
    assert told.words == report.course.reason


def test_every_shift_is_named_by_its_day():
    report = a_trend_report()
    names = named(trend_statements(report))
    for change in report.changes.changes:
        assert names[f"shift on {change.day}"].estimate == change.shift


def test_links_come_the_surest_first_with_their_sentences():
    report = a_correlation_report()
    told = correlation_statements(report)
    qs = [report.finding(*one.name.split(" with ")).q for one in told]
    assert qs == sorted(qs)
    assert "Association, not cause." in told[0].words


def test_importance_begins_with_the_share_that_is_explained():
    report = a_correlation_report()
    found = importance_of(report, report.table.outcomes[0].metric.name)
    first, *others = importance_statements(found)
    assert first.estimate == found.importance.share
    assert len(others) == len(found.importance.features)


@pytest.fixture
def run(connection, workspace_id):
    team = Team(connection, workspace_id)
    values = 1000 + 3 * np.arange(DAYS) + np.random.default_rng(3).normal(0, 40, DAYS)
    team.tell_days(team.post(team.account()), FIRST, [int(value) for value in values])
    team.roll_up()
    selection = Selection(workspace_id, Period(FIRST, FIRST + timedelta(days=DAYS - 1)))
    report = report_trend(connection, selection, "views")
    return AnalysisRun(
        RunKind.TREND,
        "Rising",
        selection,
        {"metric": "views", "level": "total", "granularity": "day", "horizon": "28",
         "item": report.item.key},
        trend_statements(report),
        "a line",
        "",
    )  # fmt: skip


def test_asked_again_of_the_same_figures_all_stand_the_same(connection, run):
    compared = compare_statements(run.statements, ask_again(connection, run))
    assert {one.standing for one in compared} == {Standing.SAME}
    assert len(compared) >= 3
