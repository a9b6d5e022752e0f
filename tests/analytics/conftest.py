"""A team to tell figures of."""

import pytest

from tests.rows import Team


@pytest.fixture
def team(connection, workspace_id) -> Team:
    return Team(connection, workspace_id)
