"""Early signals, rises and hits brought over, held against what came of them."""

import numpy as np
import pytest

from analytics.insights.outcomes import OutcomeState
from analytics.insights.outcomes.posts import Finished, brought_over, early, rise
from domain.insights import Estimate, Impact
from domain.vocabulary import Platform
from tests.insight_factories import a_stored_insight

CAME_TRUE, DID_NOT, TOO_EARLY = OutcomeState
PEERS = np.arange(1.0, 101.0)  # its best tenth begins at 90.1


@pytest.mark.parametrize(("value", "state"), [(90.2, CAME_TRUE), (90.0, DID_NOT)])
def test_an_early_signal_came_true_in_the_best_tenth(value, state):
    told = early(Finished(40.0, value, PEERS))
    assert told.state is state
    assert "n = 100 earlier posts began at 90.1" in told.told


@pytest.mark.parametrize(
    ("finished", "needs"),
    [
        (Finished(20.5, np.nan, PEERS), "8 more days"),
        (Finished(30.0, np.nan, PEERS), "1 more reading at 28 days or later"),
        (Finished(30.0, 50.0, PEERS[:30]), "20 more finished posts beside it"),
    ],
)
def test_until_then_it_says_what_is_needed(finished, needs):
    assert early(finished).told.startswith(f"It needs {needs}")


def a_rise():
    """3,000 where 1,000 were expected: 2,000 more, 1,500 at the cautious end."""
    return a_stored_insight(
        estimate=Estimate(3.0, 2.0, 4.0, 35, "times", "", 0.001),
        impact=Impact(2000.0, 1500.0, 2250.0, "more views in a week", ""),
    )


@pytest.mark.parametrize(
    ("week", "state"),
    [([358.0] * 7, CAME_TRUE), ([356.0] * 7, DID_NOT), ([358.0] * 5 + [np.nan] * 2, CAME_TRUE)],
)
def test_a_rise_came_true_if_the_next_week_brought_the_cautious_end(week, state):
    """2,500 over seven days are 357.1 a day."""
    assert rise(a_rise(), np.array(week)).state is state


def test_a_week_that_is_not_over_or_hardly_known_tells_nothing_yet():
    assert rise(a_rise(), np.full(4, 400.0)).told == "It needs 3 more days."
    few = np.array([400.0] * 4 + [np.nan] * 3)
    assert rise(a_rise(), few).told == "It needs 1 more day of that week with figures."


@pytest.mark.parametrize(
    ("age", "value", "state"),
    [
        (None, np.nan, TOO_EARLY),
        (6.5, 9e9, TOO_EARLY),
        (8.0, np.nan, TOO_EARLY),
        (8.0, 500.0, CAME_TRUE),
        (8.0, 499.0, DID_NOT),
    ],
)
def test_a_hit_brought_over_came_true_from_the_cautious_end_on(age, value, state):
    impact = Impact(1000.0, 500.0, 2000.0, "views", "")
    assert brought_over(impact, Platform.TIKTOK, age, value).state is state
