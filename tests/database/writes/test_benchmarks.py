"""Benchmarks are added once, edited, removed and brought back, and every change is in the trail."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from database.queries.audit import stored_changes
from database.queries.benchmarks import stored_benchmarks
from database.tables import custom_metrics
from database.writes.benchmarks import (
    BenchmarksKept,
    add_benchmark,
    keep_benchmarks,
    remove_benchmark,
    restore_benchmark,
    revise_benchmark,
)
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.history import HistoryFilter
from domain.vocabulary import Platform
from tests.benchmark_factories import a_target, an_amount, an_external_rate


@pytest.fixture
def keep(connection, workspace_id):
    def add(draft, actor="Ada"):
        return add_benchmark(connection, workspace_id, draft, actor=actor)

    return add


@pytest.fixture
def kept(connection, workspace_id):
    return lambda: [one.draft for one in stored_benchmarks(connection, workspace_id)]


@pytest.fixture
def trail(connection, workspace_id):
    def read():
        found = stored_changes(connection, workspace_id, HistoryFilter(), limit=50)
        return [(row.actor, row.action, row.details) for row in found.rows]

    return read


def of(draft, **changes):
    return replace(draft, definition=replace(draft.definition, **changes))


def test_what_is_added_reads_back_whole(keep, kept):
    for draft in (an_external_rate(), an_amount(), a_target()):
        keep(draft)
    team = replace(a_target(), source="team")
    assert kept() == [team, an_external_rate(), an_amount()]


def test_only_its_own_team_sees_it(connection, keep):
    keep(an_amount())
    other = create_workspace(connection, name="Others", time_zone="UTC")
    assert stored_benchmarks(connection, other) == ()


def test_the_same_figure_is_not_entered_twice(keep, kept):
    keep(an_amount())
    with pytest.raises(InvalidRequest, match=r"Channel study for YouTube, .* entered already"):
        keep(an_amount(value=9_000))
    keep(replace(an_amount(), dated=date(2026, 3, 1)))
    assert len(kept()) == 2


def test_a_platform_has_one_target_per_denominator(keep, kept):
    keep(a_target())
    with pytest.raises(InvalidRequest, match="target for YouTube per views already"):
        keep(of(a_target(), interactions=("likes",)))
    keep(of(a_target(), denominator="impressions"))
    keep(of(a_target(), platform=Platform.X))
    assert len(kept()) == 3


def test_a_fault_is_refused_and_nothing_is_stored(keep, kept):
    with pytest.raises(InvalidRequest, match="link: an address"):
        keep(replace(an_amount(), link=""))
    with pytest.raises(NotFound, match="'vews'"):
        keep(of(an_amount(), metric="vews"))
    with pytest.raises(InvalidRequest, match="Reach does not add up"):
        keep(of(an_amount(), metric="reach"))
    assert kept() == []


def test_a_metric_of_the_teams_own_can_have_one(connection, workspace_id, keep, kept):
    connection.execute(
        insert(custom_metrics).values(
            workspace_id=workspace_id, name="cheers", label="Cheers", definition="", unit="count",
            kind="counter",
        )
    )  # fmt: skip
    keep(of(an_amount(), metric="cheers"))
    assert len(kept()) == 1


def test_an_edit_replaces_it_and_the_trail_keeps_what_was(
    connection, workspace_id, keep, kept, trail
):
    number = keep(an_amount(5_000.0))
    edited = an_amount(6_000.0)
    before = revise_benchmark(connection, workspace_id, number, edited, actor="Grace")
    assert before == an_amount(5_000.0)
    assert kept() == [edited]
    actor, action, details = trail()[0]
    assert (actor, action) == ("Grace", "edit benchmark")
    assert (details["value"], details["value before"]) == (6000, 5000)
    assert "source before" not in details


def test_an_edit_cannot_make_it_another_ones_twin(connection, workspace_id, keep):
    keep(an_amount())
    number = keep(replace(an_amount(), dated=date(2026, 3, 1)))
    with pytest.raises(InvalidRequest, match="entered already"):
        revise_benchmark(connection, workspace_id, number, an_amount(), actor="Ada")


def test_what_is_removed_can_be_brought_back(connection, workspace_id, keep, kept, trail):
    number = keep(an_amount())
    remove_benchmark(connection, workspace_id, number, actor="Ada")
    assert kept() == []
    with pytest.raises(NotFound):
        remove_benchmark(connection, workspace_id, number, actor="Ada")
    restore_benchmark(connection, workspace_id, number, actor="Ada")
    assert kept() == [an_amount()]
    with pytest.raises(NotFound, match="no removed benchmark"):
        restore_benchmark(connection, workspace_id, number, actor="Ada")
    assert [action for _, action, _ in trail()] == [
        "bring back benchmark", "remove benchmark", "add benchmark",
    ]  # fmt: skip


def test_one_that_was_entered_anew_is_not_brought_back_beside_it(connection, workspace_id, keep):
    number = keep(an_amount())
    remove_benchmark(connection, workspace_id, number, actor="Ada")
    keep(an_amount(7_000.0))
    with pytest.raises(InvalidRequest, match="entered already"):
        restore_benchmark(connection, workspace_id, number, actor="Ada")


def test_a_file_adds_what_is_new_and_changes_what_says_something_else(
    connection, workspace_id, keep, kept
):
    keep(an_amount(5_000.0))
    keep(an_external_rate())
    drafts = [an_amount(5_500.0), an_external_rate(), a_target()]
    told = keep_benchmarks(connection, workspace_id, drafts, actor="Ada")
    assert told == BenchmarksKept(added=1, changed=1, unchanged=1)
    assert [draft.value for draft in kept()] == [0.04, 5_500, 0.021]
    again = keep_benchmarks(connection, workspace_id, drafts, actor="Ada")
    assert again == BenchmarksKept(added=0, changed=0, unchanged=3)
