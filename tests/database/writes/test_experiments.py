"""Tests are kept as they were set up; results append, and the latest of a day counts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from database.queries.experiments import day_results, stored_experiment, stored_experiments
from database.tables import ab_test_performance
from database.writes.experiments import (
    create_experiment,
    end_experiment,
    put_content,
    reopen_experiment,
    store_day_results,
    take_back_day,
)
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.experiments import (
    Assignment,
    Conclusion,
    DayResult,
    DaySums,
    ExperimentSetup,
    FigureKind,
    Looks,
    VariantSetup,
)

START = date(2026, 7, 1)
SETUP = ExperimentSetup(
    name="Thumbnail with a face",
    metric="click-through rate",
    kind=FigureKind.SHARES,
    assignment=Assignment.RANDOM,
    variants=(VariantSetup("A"), VariantSetup("B", 2.0)),
    starts_on=START,
    hypothesis="A face draws the eye.",
    unit="impressions",
    smallest_effect=0.05,
)


def day(number, variant="A", people=100, total=10.0):
    return DayResult(variant, date(2026, 7, number), DaySums(people, total, total))


@pytest.fixture
def experiment_id(connection, workspace_id):
    return create_experiment(connection, workspace_id, SETUP, actor="ada")


@pytest.fixture
def enter(connection, workspace_id, experiment_id):
    return lambda *results: store_day_results(
        connection, workspace_id, experiment_id, results, actor="ada"
    )


def test_a_test_comes_back_as_it_was_set_up(connection, workspace_id, experiment_id):
    found = stored_experiment(connection, workspace_id, experiment_id)
    assert (found.setup, found.conclusion, found.actor) == (SETUP, None, "ada")
    assert found.created_at <= datetime.now(UTC)


def test_the_latest_test_stands_first(connection, workspace_id, experiment_id):
    later = create_experiment(connection, workspace_id, replace(SETUP, name="B"), actor="ada")
    found = stored_experiments(connection, workspace_id)
    assert [one.experiment_id for one in found] == [later, experiment_id]


def test_results_come_back_by_day_and_variant(connection, workspace_id, experiment_id, enter):
    brought = DaySums(50, 120.5, 400.25, 110.0, 380.0, 370.0)
    results = [day(2), day(1, "B"), DayResult("A", START, brought)]
    assert enter(*results) == 3
    found = day_results(connection, workspace_id, experiment_id)
    assert found == (results[2], results[1], results[0])


def test_a_correction_counts_and_what_was_said_before_stays(
    connection, workspace_id, experiment_id, enter
):
    enter(day(1), day(2))
    assert enter(day(1, total=12.0), day(2)) == 1
    found = day_results(connection, workspace_id, experiment_id)
    assert [one.sums.total for one in found] == [12.0, 10.0]
    assert connection.scalar(select(func.count()).select_from(ab_test_performance)) == 3


def test_a_day_taken_back_is_gone_until_it_is_entered_again(
    connection, workspace_id, experiment_id, enter
):
    enter(day(1), day(1, "B"), day(2))
    take_back_day(connection, workspace_id, experiment_id, START, actor="ada")
    assert day_results(connection, workspace_id, experiment_id) == (day(2),)
    with pytest.raises(InvalidRequest, match="no results of 2026-07-01"):
        take_back_day(connection, workspace_id, experiment_id, START, actor="ada")
    enter(day(1))
    assert day_results(connection, workspace_id, experiment_id) == (day(1), day(2))


def test_an_ended_test_keeps_its_results_until_it_is_opened_again(
    connection, workspace_id, experiment_id, enter
):
    said = Conclusion(date(2026, 7, 20), "B wins.", "Faces work.")
    end_experiment(connection, workspace_id, experiment_id, said, actor="ada")
    assert stored_experiment(connection, workspace_id, experiment_id).conclusion == said
    with pytest.raises(InvalidRequest, match="has ended"):
        enter(day(1))
    reopen_experiment(connection, workspace_id, experiment_id, actor="ada")
    assert stored_experiment(connection, workspace_id, experiment_id).conclusion is None
    assert enter(day(1)) == 1


def test_another_workspace_sees_nothing(connection, workspace_id, experiment_id, enter):
    enter(day(1))
    other = create_workspace(connection, name="Other", time_zone="UTC")
    assert stored_experiments(connection, other) == ()
    assert day_results(connection, other, experiment_id) == ()
    with pytest.raises(NotFound):
        store_day_results(connection, other, experiment_id, [day(1)], actor="eve")


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (day(1, "C"), "no variant 'C'; it has A, B"),
        (DayResult("A", date(2026, 6, 30), DaySums(1, 1.0, 1.0)), "starts on 2026-07-01"),
    ],
)
def test_results_that_do_not_belong_are_refused(enter, result, words):
    with pytest.raises(InvalidRequest, match=words):
        enter(day(1), result)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"metric": ""}, "what is measured"),
        ({"variants": (VariantSetup("A"),)}, "a control and 1 to 7 variants"),
        ({"variants": (VariantSetup("A"), VariantSetup("a "))}, "a name of its own"),
        ({"variants": (VariantSetup("A"), VariantSetup("B", 0))}, "larger than zero"),
        ({"kind": FigureKind.RATIOS}, "rotate by day"),
        ({"assignment": Assignment.ROTATING}, "amounts or ratios of days"),
        ({"looks": Looks.ONCE}, "a planned number of days"),
        ({"planned_days": 0}, "1 to 730 days"),
        ({"confidence": 95}, "Confidence"),
        ({"smallest_effect": -0.1}, "larger than zero"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(connection, workspace_id, changes, words):
    with pytest.raises(InvalidRequest, match=words):
        create_experiment(connection, workspace_id, replace(SETUP, **changes), actor="ada")


def test_content_is_put_into_a_test_once_and_taken_out_again(
    connection, workspace_id, experiment_id
):
    def put(content_id, *, part=True):
        put_content(connection, workspace_id, experiment_id, content_id, part=part, actor="ada")
        return stored_experiment(connection, workspace_id, experiment_id).setup

    put(7)
    put(8)
    assert put(7).content_ids == (8, 7)
    assert replace(put(8, part=False), content_ids=()) == SETUP


def test_an_ended_test_keeps_its_content(connection, workspace_id, experiment_id):
    end_experiment(
        connection, workspace_id, experiment_id, Conclusion(START, "Unclear.", ""), actor="ada"
    )
    with pytest.raises(InvalidRequest, match="has ended"):
        put_content(connection, workspace_id, experiment_id, 7, part=True, actor="ada")
