"""The rules asked of the sample team, whose true effects docs/sample-data.md names."""

from datetime import UTC, date, datetime, timedelta

import pytest

from analytics.insights import RULES, find_insights
from database.queries.insights import stored_insights
from database.writes.insights import store_run
from database.writes.sample import load_sample
from domain.insights import InsightKind
from sources.sample import sample_readings

UNTIL = date(2026, 11, 19)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(engine):
    with engine.connect() as connection:
        transaction = connection.begin()
        workspace_id = load_sample(
            connection, sample_readings(until=UNTIL), on_progress=lambda _: None
        )
        yield connection, workspace_id, find_insights(connection, workspace_id, now=NOW)
        transaction.rollback()


def of_kind(run, kind):
    return [one for one in run.insights if one.kind is kind]


def test_of_the_samples_features_only_true_ones_are_told(sample):
    """docs/sample-data.md: the topic and the length of the hook change views; faces do so on
    YouTube, weekdays on LinkedIn; all others nothing."""
    told = [one.title for one in of_kind(sample[2], InsightKind.FEATURE)]
    true = ("Light (topic)", "lower hook seconds", "thumbnail face")
    assert told
    assert all(any(effect in title for effect in true) for title in told)


def test_of_the_samples_times_only_true_ones_are_told(sample):
    """On LinkedIn a Tuesday or Thursday brings 70 % more; on no other platform does a time matter.
    So few posts of a year may leave even the true one unsaid."""
    told = [one.title for one in of_kind(sample[2], InsightKind.TIMING)]
    assert all("LinkedIn" in one and ("Tuesdays" in one or "Thursdays" in one) for one in told)


def test_the_samples_gap_is_found_with_its_days(sample):
    """Instagram was not read for 5 days, from day 61 before the end on."""
    (one,) = of_kind(sample[2], InsightKind.GAP)
    first = UNTIL - timedelta(days=61)
    assert one.title == "Fill 5 missing days of northlightstudio (Instagram)."
    assert f"From {first.day} {first:%b %Y}" in one.description


def test_in_the_sample_every_platform_grows_so_none_is_said_to_fall(sample):
    assert of_kind(sample[2], InsightKind.FALLING) == []


def test_every_rule_answers_with_insights_or_a_reason(sample):
    verdicts = sample[2].verdicts
    assert {one.kind for one in verdicts} == set(InsightKind) == {rule.kind for rule in RULES}
    assert all(one.insights or one.reason for one in verdicts)


def test_the_same_figures_asked_again_bring_the_same_rows(sample):
    connection, workspace_id, run = sample
    store_run(connection, run, actor="ada")
    before = stored_insights(connection, workspace_id)
    store_run(connection, find_insights(connection, workspace_id, now=NOW), actor="ada")
    after = stored_insights(connection, workspace_id)
    assert [one.insight_id for one in after] == [one.insight_id for one in before]
    assert [one.insight for one in after] == list(run.shown)
