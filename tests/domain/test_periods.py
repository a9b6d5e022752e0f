from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidRequest
from domain.periods import Period

DAYS = st.dates(date(2001, 1, 1), date(2040, 12, 31))


@st.composite
def periods(draw):
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(0, 800))))


def test_counts_both_ends():
    assert Period(date(2026, 2, 1), date(2026, 2, 28)).days == 28


def test_a_single_day_is_a_period():
    assert list(Period(date(2026, 2, 1), date(2026, 2, 1))) == [date(2026, 2, 1)]


def test_refuses_an_end_before_the_start_and_names_both():
    with pytest.raises(InvalidRequest, match="2026-01-01, before it starts on 2026-01-02"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_the_previous_28_days_end_the_day_before_with_the_same_weekdays():
    period = Period(date(2026, 10, 1), date(2026, 10, 28))
    for match_weekday in (True, False):
        assert period.previous(match_weekday=match_weekday) == Period(
            date(2026, 9, 3), date(2026, 9, 30)
        )


def test_the_previous_30_days_shift_by_five_weeks_when_weekdays_match():
    period = Period(date(2026, 10, 1), date(2026, 10, 30))
    assert period.previous(match_weekday=True) == Period(date(2026, 8, 27), date(2026, 9, 25))
    assert period.previous(match_weekday=False) == Period(date(2026, 9, 1), date(2026, 9, 30))


def test_a_leap_day_becomes_the_28th_a_year_before():
    period = Period(date(2024, 2, 29), date(2024, 2, 29))
    assert period.year_before(match_weekday=False) == Period(date(2023, 2, 28), date(2023, 2, 28))


@given(periods())
def test_the_previous_period_has_the_same_length_and_never_touches(period):
    for match_weekday in (True, False):
        before = period.previous(match_weekday=match_weekday)
        assert before.days == period.days
        assert not before.overlaps(period)


@given(periods())
def test_matched_comparisons_start_on_the_same_weekday(period):
    for before in (period.previous(match_weekday=True), period.year_before(match_weekday=True)):
        assert before.first_day.weekday() == period.first_day.weekday()


@given(periods(), periods())
def test_overlap_and_cover_agree_with_sets_of_days(one, other):
    days, others = set(one), set(other)
    assert one.overlaps(other) == bool(days & others)
    assert one.covers(other) == (others <= days)
