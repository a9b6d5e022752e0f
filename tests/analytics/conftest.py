"""A team to tell figures of, and the reports on it."""

from datetime import date

import pytest
from sqlalchemy import create_engine, text

from analytics.overview import report_overview, report_top_content
from domain.periods import Period
from domain.selection import Selection
from tests.rows import Team

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
LONG_AFTER = date(2026, 1, 1)


@pytest.fixture
def team(connection, workspace_id) -> Team:
    return Team(connection, workspace_id)


@pytest.fixture
def overview(team):
    def report(metric="views", *, period=MAY, today=LONG_AFTER, **choices):
        selection = Selection(team.workspace_id, period, **choices)
        return report_overview(team.connection, selection, metric, today=today)

    return report


@pytest.fixture
def top_content(team):
    def report(metric="views", *, period=MAY, limit=10, today=LONG_AFTER, **choices):
        selection = Selection(team.workspace_id, period, **choices)
        return report_top_content(team.connection, selection, metric, limit=limit, today=today)

    return report


@pytest.fixture(scope="module")
def url(server):
    """An empty database: what the facade needs, it makes itself."""
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE scripts"))
    yield admin.url.set(database="scripts").render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE scripts WITH (FORCE)"))
    admin.dispose()
