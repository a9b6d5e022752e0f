"""Scripts ask the same questions as the trends page, in words of their own."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from analytics import trend_analyzer
from analytics.stats.trend import Direction
from analytics.trend_analyzer import TrendAnalyzer
from domain.errors import InvalidRequest
from tests.rows import Team

LAST = date(2025, 6, 30)


@pytest.fixture
def team(connection, workspace_id) -> Team:
    return Team(connection, workspace_id)


@pytest.fixture
def trends(team, monkeypatch):
    monkeypatch.setattr(trend_analyzer, "reading", lambda _: nullcontext(team.connection))
    return TrendAnalyzer(None, team.workspace_id)


@pytest.fixture
def told(team):
    account = team.account()
    first = LAST - timedelta(days=59)
    rising = team.post(account, title="Rising", external_id="up")
    team.tell_days(rising, first, [100 + 2 * n + n % 3 for n in range(60)])
    level = team.post(account, title="Level", external_id="level")
    team.tell_days(level, first, [500 + n % 5 for n in range(60)])
    team.roll_up()


def test_a_trend_is_asked_for_in_words(told, trends):
    report = trends.analyze_trend("views", 60, level="content", granularity="week")
    assert report.item.label == "Level"
    assert report.course.trend.direction is Direction.STABLE
    assert len(report.outlook.steps) == 4


def test_content_is_compared_by_the_ids_of_its_posts(told, trends):
    rows = trends.compare_content_trends(["up", "level"], period=60).rows
    assert [row.item.label for row in rows] == ["Rising", "Level"]
    assert rows[0].course.trend.slope == pytest.approx(2, rel=0.05)
    assert rows[1].against_first.slope < 0


def test_what_is_trending_ends_on_the_last_day_with_figures(told, trends):
    report = trends.get_trending_content()
    assert report.recent.last_day == LAST
    assert report.judged == 2


def test_an_unknown_word_is_refused_with_those_known(trends):
    with pytest.raises(InvalidRequest, match=r"level: 'planet' is not known. Known: total, "):
        trends.analyze_trend(level="planet")
