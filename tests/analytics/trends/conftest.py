"""Half a year of a team whose course is known."""

from datetime import date

import numpy as np
import pytest

from analytics.stats.synthetic import Recipe, make_series
from domain.periods import Period
from domain.selection import Selection
from tests.rows import Team

HALF_YEAR = Period(date(2025, 1, 6), date(2025, 6, 30))  # starts on a Monday
LATER = date(2026, 1, 1)


@pytest.fixture
def team(connection, workspace_id) -> Team:
    return Team(connection, workspace_id)


@pytest.fixture
def tell(team):
    """A post whose days follow a recipe, told as whole numbers."""

    def told(account, title="A video", *, seed=1, first=HALF_YEAR.first_day, **recipe):
        values = make_series(Recipe(**{"days": HALF_YEAR.days, **recipe}), seed=seed).values
        post = team.post(account, title=title)
        team.tell_days(post, first, [int(v) for v in np.maximum(np.round(values), 0)])
        return post

    return told


@pytest.fixture
def selection(team):
    def of(period=HALF_YEAR, **choices):
        return Selection(team.workspace_id, period, **choices)

    return of
