"""A team whose ordinary days are known, so that what is put in must come out."""

from datetime import date

import numpy as np
import pytest

from analytics.anomalies import report_anomalies
from domain.periods import Period
from domain.selection import Selection
from tests.rows import Team

LAST_DAY = date(2025, 6, 30)
HALF_YEAR = Period.ending(LAST_DAY, days=180)
JUNE = Period(date(2025, 6, 1), LAST_DAY)
LATER = date(2026, 1, 1)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def tell(team):
    """Ordinary days around `level` with the given days put in instead; None is a missing day."""

    def told(post, *, level=1000, noise=40.0, seed=1, instead=(), days=HALF_YEAR, **options):
        values = np.random.default_rng(seed).normal(level, noise, days.days).round()
        amounts = [int(value) for value in values]
        for day, amount in dict(instead).items():
            amounts[(day - days.first_day).days] = amount
        team.tell_days(post, days.first_day, amounts, **options)

    return told


@pytest.fixture
def report(team):
    def of(metric="views", *, period=JUNE, today=LATER, reader="Ada", **choices):
        level = {"level": choices.pop("level")} if "level" in choices else {}
        selection = Selection(team.workspace_id, period, **choices)
        return report_anomalies(
            team.connection, selection, metric, today=today, reader=reader, **level
        )

    return of
