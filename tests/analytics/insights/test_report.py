"""The rules asked together where there is little, and how what they find is ranked."""

from datetime import UTC, date, datetime

import pytest

from analytics.insights import find_insights
from analytics.insights.ranking import MOST_OF_A_KIND, ranked
from analytics.insights.recommendations import recommended
from domain.errors import NotFound
from domain.insights import Decision, Difficulty, InsightKind, InsightState, Priority
from domain.periods import Period
from domain.vocabulary import Platform
from tests.insight_factories import a_run, a_stored_insight, an_insight
from tests.rows import Team

TODAY = date(2026, 11, 20)


def test_without_figures_there_is_nothing_to_ask(connection, workspace_id):
    with pytest.raises(NotFound, match="no figures yet"):
        find_insights(connection, workspace_id)


def test_a_few_days_are_answered_by_what_each_rule_needs(connection, workspace_id):
    team = Team(connection, workspace_id)
    post = team.post(team.account(), published_at=datetime(2026, 5, 1, tzinfo=UTC))
    team.tell_days(post, date(2026, 5, 1), [100, 50, 20])
    team.roll_up()
    run = find_insights(connection, workspace_id, now=datetime(2026, 5, 4, 9, tzinfo=UTC))
    assert run.insights == ()
    reasons = {one.kind: one.reason for one in run.verdicts}
    assert reasons[InsightKind.FALLING].endswith("needs 28 days with figures of a platform, has 3.")
    assert "needs 20 posts" in reasons[InsightKind.FEATURE]
    assert "needs 10 pieces of content" in reasons[InsightKind.PLATFORM]
    assert "needs 12 pieces of content" in reasons[InsightKind.REPURPOSE]


def test_totals_of_long_periods_do_not_move_the_days_looked_at(connection, workspace_id):
    team = Team(connection, workspace_id)
    post = team.post(team.account(), published_at=datetime(2025, 5, 1, tzinfo=UTC))
    team.tell_days(post, date(2025, 5, 1), [100, 50, 20])
    team.tell_stretch(post, Period(date(2025, 5, 1), date(2026, 4, 30)), 3830)
    team.roll_up()
    run = find_insights(connection, workspace_id, now=datetime(2026, 5, 4, 9, tzinfo=UTC))
    assert run.last_day == date(2025, 5, 3)


def test_value_over_effort_ranks_and_no_kind_takes_all_places():
    easy = an_insight(key="easy", value=30.0, difficulty=Difficulty.EASY)
    hard = an_insight(key="hard", value=100.0)
    assert [one.key for one in ranked([hard, easy], 1000.0)] == ["easy", "hard"]
    many = [an_insight(key=str(n)) for n in range(10)]
    assert len(ranked(many, 1000.0)) == MOST_OF_A_KIND


@pytest.mark.parametrize(
    ("value", "priority"),
    [(50.0, Priority.HIGH), (49.0, Priority.MEDIUM), (10.0, Priority.MEDIUM), (9.0, Priority.LOW)],
)
def test_priority_is_the_share_of_what_four_weeks_bring(value, priority):
    (one,) = ranked([an_insight(value=value)], 1000.0)
    assert one.priority is priority


def test_a_script_gets_what_concerns_its_platforms_and_content_and_was_not_set_aside():
    x, tiktok = an_insight(key="x", platforms=(Platform.X,)), an_insight(content_ids=(7,))
    run = a_run(1, x, tiktok)
    assert recommended(run, (), (), (), TODAY) == (x, tiktok)
    assert recommended(run, (), (Platform.X,), (), TODAY) == (x,)
    assert recommended(run, (), (), (7, 8), TODAY) == (tiktok,)
    aside = a_stored_insight(decision=Decision(InsightState.DISMISSED, "No."))
    assert recommended(run, (aside,), (), (), TODAY) == (x,)
