"""Scripts ask the same questions as the page of correlations, in words of their own."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta

import pytest

from analytics import correlation_analyzer
from analytics.correlation_analyzer import CorrelationAnalyzer
from domain.errors import InvalidRequest, NotEnoughData, NotFound
from tests.rows import Team

FIRST = datetime(2025, 5, 1, 9, tzinfo=UTC)
SPRING = (date(2025, 5, 1), date(2025, 6, 15))


@pytest.fixture
def team(connection, workspace_id) -> Team:
    team = Team(connection, workspace_id)
    account = team.account()
    for number in range(30):
        guest = number % 2 == 0
        content_id = team.content(f"Post {number}", features={"guest": guest})
        at = FIRST + timedelta(days=number)
        post = team.post(account, content_id=content_id, published_at=at)
        team.tell_days(post, at.date(), [(200 if guest else 100) + number % 7])
    team.roll_up()
    return team


@pytest.fixture
def correlations(team, monkeypatch):
    monkeypatch.setattr(correlation_analyzer, "reading", lambda _: nullcontext(team.connection))
    return CorrelationAnalyzer(None, team.workspace_id)


def test_links_are_asked_for_in_words(correlations):
    report = correlations.analyze_feature_correlations(["views"], SPRING, age="1", adjusted=False)
    found = report.finding("own:guest", "views")
    assert found.stands
    assert found.effect.change == pytest.approx(0.96, abs=0.05)
    assert report.selection.period.first_day == SPRING[0]


def test_importance_refuses_few_posts_in_words(correlations):
    with pytest.raises(NotEnoughData, match="needs 40 pieces of content, has 30"):
        correlations.get_feature_importance("views", SPRING, age="1")


def test_platforms_are_set_side_by_side(correlations):
    assert correlations.analyze_platform_differences("views", SPRING).metric.name == "views"


def test_unknown_words_are_refused_with_those_known(correlations):
    with pytest.raises(InvalidRequest, match="age: '8' is not known"):
        correlations.analyze_feature_correlations(age="8")
    with pytest.raises(InvalidRequest, match="counted: 'odd' is not known"):
        correlations.get_feature_importance(counted="odd")
    with pytest.raises(NotFound, match="fame"):
        correlations.analyze_feature_correlations(["fame"], SPRING)
