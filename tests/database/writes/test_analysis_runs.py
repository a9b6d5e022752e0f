"""Findings are kept as they were said, and told apart by workspace."""

from dataclasses import replace
from datetime import date

import pytest

from database.queries.analysis_runs import kept_run, kept_runs
from database.writes.analysis_runs import forget_run, store_run
from database.writes.workspaces import create_workspace
from domain.analysis_runs import AnalysisRun, RunKind, Statement, Unit
from domain.errors import InvalidRequest, NotFound
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform


@pytest.fixture
def run(workspace_id):
    return AnalysisRun(
        kind=RunKind.TREND,
        title="Views are rising",
        selection=Selection(
            workspace_id,
            Period(date(2026, 1, 1), date(2026, 6, 30)),
            platforms=(Platform.YOUTUBE, Platform.TIKTOK),
            basis=Basis.POSTS,
        ),
        parameters={"metric": "views", "level": "total"},
        statements=(
            Statement("change per day", "+0.4 % a day", 0.004, 0.001, 0.007, 181, Unit.SHARE),
            Statement("season", "No weekday stands out."),
        ),
        method="least squares with AR(1) noise",
        address="from=2026-01-01&to=2026-06-30",
        note="After the relaunch = <b>?</b>",
    )


def keep(connection, run):
    return store_run(connection, run, method_version="7", actor="ada")


@pytest.mark.parametrize("kind", RunKind)
def test_a_finding_comes_back_as_it_was_kept(connection, workspace_id, run, kind):
    run = replace(run, kind=kind)
    found = kept_run(connection, workspace_id, keep(connection, run))
    assert found.run == run
    assert (found.method_version, found.actor) == ("7", "ada")


def test_the_latest_stands_first_whatever_its_kind(connection, workspace_id, run):
    kinds = [RunKind.FEATURES, RunKind.TREND, RunKind.CORRELATION]
    numbers = [keep(connection, replace(run, kind=kind)) for kind in kinds]
    found = kept_runs(connection, workspace_id)
    assert [one.run_id for one in found] == numbers[::-1]
    assert [one.run.kind for one in found] == kinds[::-1]


def test_one_kind_can_be_asked_for(connection, workspace_id, run):
    for kind in RunKind:
        keep(connection, replace(run, kind=kind))
    (found,) = kept_runs(connection, workspace_id, [RunKind.FEATURES])
    assert found.run.kind is RunKind.FEATURES


def test_a_finding_that_was_removed_is_gone_and_said_so(connection, workspace_id, run):
    number = keep(connection, run)
    forget_run(connection, workspace_id, number, actor="ada")
    with pytest.raises(NotFound, match=f"no kept analysis {number}"):
        kept_run(connection, workspace_id, number)


def test_another_workspace_neither_sees_nor_removes_it(connection, workspace_id, run):
    number = keep(connection, run)
    other = create_workspace(connection, name="Other", time_zone="UTC")
    assert kept_runs(connection, other) == ()
    with pytest.raises(NotFound):
        forget_run(connection, other, number, actor="eve")


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_title_is_needed_and_short(connection, run, title):
    with pytest.raises(InvalidRequest, match="1 to 200 characters"):
        keep(connection, replace(run, title=title))
