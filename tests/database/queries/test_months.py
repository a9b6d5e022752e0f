"""A cut into months covers every day once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from database.queries.months import cut_into_months
from domain.periods import Period

periods = st.builds(
    lambda first, length: Period(first, first + timedelta(days=length)),
    st.dates(date(2019, 1, 1), date(2026, 1, 1)),
    st.integers(0, 800),
)


@given(periods)
def test_months_and_ends_hold_every_day_once(period):
    cut = cut_into_months(period)
    pieces = [*cut.ends, *([cut.months] if cut.months else [])]
    assert sorted(day for piece in pieces for day in piece) == list(period)


@given(periods)
def test_only_whole_months_are_taken_as_months(period):
    cut = cut_into_months(period)
    if cut.months:
        assert cut.months.first_day.day == 1
        assert (cut.months.last_day + timedelta(days=1)).day == 1


@given(periods)
def test_no_end_holds_a_whole_month(period):
    for end in cut_into_months(period).ends:
        for first in (day for day in end if day.day == 1):
            assert (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) not in end
