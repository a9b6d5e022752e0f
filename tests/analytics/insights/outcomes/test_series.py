"""Falls, unusual days and gaps, held against the days that followed."""

from datetime import date, timedelta

import numpy as np
import pytest

from analytics.insights.outcomes import OutcomeState, series
from analytics.insights.outcomes.known_days import KnownDays
from domain.insights import Estimate, InsightKind
from domain.periods import Period
from tests.insight_factories import a_stored_insight

CAME_TRUE, DID_NOT, TOO_EARLY = OutcomeState
FOUND = date(2026, 6, 1)
LATER = FOUND + timedelta(days=40)
ACCOUNT = "main (TikTok)"
WHOLE = Period(FOUND - timedelta(days=60), FOUND + timedelta(days=60))


def days_of(values, name="tiktok", *, read=None):
    told = np.asarray(values, dtype=float)
    return KnownDays(WHOLE, {name: told}, {name: told if read is None else read})


def around_the_day(before, after, *, seed=1):
    """Level before the day of finding and from it on, with a little noise."""
    levels = np.where(np.arange(WHOLE.days) < 60, before, after)
    return levels + np.random.default_rng(seed).normal(0, 40, WHOLE.days)


def fall_of(values, today=LATER):
    return series.fall(a_stored_insight(), days_of(values), FOUND, today)


@pytest.mark.parametrize(("after", "state"), [(1000, CAME_TRUE), (700, CAME_TRUE), (1400, DID_NOT)])
def test_a_fall_came_true_unless_the_level_surely_came_back(after, state):
    told = fall_of(around_the_day(1000, after))
    assert told.state is state
    assert "n = 14 days before and 28 days after; not a causal estimate." in told.told


def test_most_falls_that_stay_as_they_are_came_true():
    """The interval is of 95 %, so above it lies one in forty."""
    found = [fall_of(around_the_day(1000, 1000, seed=seed)).state for seed in range(100)]
    assert found.count(DID_NOT) <= 8


def test_a_fall_is_judged_after_four_whole_weeks():
    values = around_the_day(1000, 1000)
    assert fall_of(values, FOUND + timedelta(days=28)).told == "It needs 1 more day."
    assert fall_of(values, FOUND + timedelta(days=29)).is_measured


def test_days_that_are_spread_over_a_gap_do_not_tell_whether_it_fell():
    told = days_of(around_the_day(1000, 1000), read=np.full(WHOLE.days, np.nan))
    found = series.fall(a_stored_insight(), told, FOUND, LATER)
    assert found.told == "It needs 14 more days with figures around it."


def an_anomaly(low=800.0, high=1200.0):
    return a_stored_insight(
        kind=InsightKind.ANOMALY,
        key=f"{ACCOUNT}:views:{FOUND}",
        estimate=Estimate(5000.0, low, high, 180, "views a day", "", 0.001),
    )


@pytest.mark.parametrize(
    ("value", "state"), [(5000, CAME_TRUE), (100, CAME_TRUE), (1100, DID_NOT), (np.nan, DID_NOT)]
)
def test_an_unusual_day_came_true_if_it_still_is_one_once_figures_have_settled(value, state):
    values = np.full(WHOLE.days, 1000.0)
    values[60] = value
    days = days_of(values, ACCOUNT)
    assert series.unusual_day(an_anomaly(), days, FOUND + timedelta(days=14)).state is state
    early = series.unusual_day(an_anomaly(), days, FOUND + timedelta(days=13))
    assert early == early.__class__(TOO_EARLY, "It needs 1 more day.")


def a_gap(missing=3):
    return a_stored_insight(
        kind=InsightKind.GAP,
        key=f"{ACCOUNT}:views:{FOUND - timedelta(days=10)}",
        estimate=Estimate(missing, missing, missing, missing, "days", "counted"),
    )


@pytest.mark.parametrize(
    ("known", "waited", "state"),
    [(3, 1, CAME_TRUE), (2, 27, TOO_EARLY), (2, 28, DID_NOT), (0, 28, DID_NOT)],
)
def test_a_gap_came_true_once_all_its_days_are_filled(known, waited, state):
    values = np.full(WHOLE.days, 10.0)
    values[50 + known : 53] = np.nan
    found = series.gap(a_gap(), days_of(values, ACCOUNT), FOUND, FOUND + timedelta(days=waited))
    assert found.state is state


@pytest.mark.parametrize(
    ("newer", "waited", "state"), [(1, 3, CAME_TRUE), (0, 3, TOO_EARLY), (0, 28, DID_NOT)]
)
def test_a_late_account_came_true_with_the_first_newer_figure(newer, waited, state):
    last = FOUND - timedelta(days=9)
    stored = a_stored_insight(kind=InsightKind.GAP, key=f"{ACCOUNT}:late:{last}")
    now = last + timedelta(days=newer)
    assert series.late(stored, now, FOUND, FOUND + timedelta(days=waited)).state is state


def test_an_account_that_is_not_there_any_more_tells_nothing():
    found = series.gap(a_gap(), days_of([1.0] * WHOLE.days, "other"), FOUND, LATER)
    assert (found.state, found.told) == (DID_NOT, "0 of 3 missing days have figures now.")
