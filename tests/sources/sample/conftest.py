"""One sample, drawn once."""

from datetime import date

import pytest

from sources.sample import draw_sample, sample_readings

UNTIL = date(2026, 11, 19)


@pytest.fixture(scope="session")
def sample():
    return draw_sample(until=UNTIL)


@pytest.fixture(scope="session")
def readings():
    return sample_readings(until=UNTIL)
