from datetime import date

import pytest
from sqlalchemy import insert

from analytics.metric_dictionary import report_metric_dictionary
from database.queries.metric_platforms import Told
from database.tables import custom_metrics
from domain.metric_definitions import STANDARD_METRICS
from domain.metric_formulas import formula_of
from domain.periods import Period
from domain.vocabulary import Grain, MetricKind, Platform

FIRST = date(2025, 5, 1)


@pytest.fixture
def entries(team):
    def report():
        found = report_metric_dictionary(team.connection, team.workspace_id)
        return {entry.metric.name: entry for entry in found.entries}

    return report


def test_an_entry_names_the_platforms_that_tell_it_however_they_do(team, entries):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    instagram = team.account(Platform.INSTAGRAM)
    team.tell_days(team.post(tiktok), FIRST, [3], metric="reach")
    team.tell_stretch(team.post(instagram), Period(FIRST, FIRST), 1, metric="likes")
    team.tell_account_days(youtube, FIRST, [5], metric="followers_total")
    team.tell_days(team.post(youtube), FIRST, [2], metric="quotes")
    team.roll_up()
    found = entries()
    assert found["reach"].told == Told((Platform.TIKTOK,), (Grain.POST,))
    assert found["likes"].told == Told((Platform.INSTAGRAM,), (Grain.POST,))
    assert found["followers_total"].told == Told((Platform.YOUTUBE,), (Grain.ACCOUNT,))
    assert found["quotes"].told == Told((Platform.YOUTUBE,), (Grain.POST,))
    assert found["saves"].told == Told()


def test_changes_of_a_definition_stand_with_their_days(entries):
    days = [change.day for change in entries()["views"].changes]
    assert days == [date(2025, 3, 31), date(2026, 8, 24)]
    assert entries()["likes"].changes == ()


def test_a_teams_own_metric_is_among_them_and_names_its_weight(team, entries):
    team.connection.execute(
        insert(custom_metrics).values(
            workspace_id=team.workspace_id, name="mood", label="Mood", definition="Own.",
            unit="points", kind="rate", weight="views",
        )
    )  # fmt: skip
    mood = entries()["mood"]
    assert mood.is_own
    assert mood.combining.endswith("weighted by its views.")
    assert not entries()["views"].is_own


def test_words_are_found_in_names_definitions_and_remarks(entries):
    answering = [name for name, entry in entries().items() if entry.answers(("tiktok", "REACHED"))]
    assert answering == ["reach"]


@pytest.mark.parametrize("metric", STANDARD_METRICS.of_kind(MetricKind.RATE))
def test_every_standard_rate_names_its_denominator(metric):
    formula = formula_of(metric)
    assert formula.denominator
    assert formula.text != "as the source states it"
