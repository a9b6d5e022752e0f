"""Thin doors for scripts: each answers as its page does."""

from datetime import date

import pytest
from sqlalchemy import delete

from analytics.analytics_dashboard import AnalyticsDashboard
from analytics.change import Cause
from database.engine import writing
from database.tables import workspaces
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest
from tests.rows import Team

NOW = date(2025, 9, 1), date(2025, 9, 28)
BEFORE = date(2025, 8, 4)


@pytest.fixture
def dashboard(engine):
    with writing(engine) as connection:
        workspace_id = create_workspace(connection, name="Dashboard", time_zone="UTC")
        team = Team(connection, workspace_id)
        post = team.post(team.account(), published_day=date(2024, 1, 1), title="Steady")
        team.tell_days(post, BEFORE, [10] * 28 + [12] * 28)
        team.roll_up()
    yield AnalyticsDashboard(engine, workspace_id)
    with writing(engine) as connection:
        connection.execute(delete(workspaces).where(workspaces.c.workspace_id == workspace_id))


def test_every_door_answers_like_its_page(dashboard):
    assert dashboard.get_dashboard_overview(NOW).cards[0].amount == 336
    change = dashboard.explain_change("views", NOW)
    assert (change.difference, change.parts[Cause.OLD_CATALOGUE]) == (56, 56)
    assert [mover.title for mover in dashboard.get_movers("views", NOW).risen] == ["Steady"]
    assert [row.amount for row in dashboard.get_top_content("views", NOW).rows] == [336]
    assert dashboard.get_platform_insights("youtube", NOW).share == 1
    assert [one.amount for one in dashboard.compare_platforms("views", NOW).leaders] == [336]


def test_a_platform_that_is_not_known_is_refused_by_name(dashboard):
    with pytest.raises(InvalidRequest, match="myspace"):
        dashboard.compare_platforms("views", NOW, ["myspace"])
