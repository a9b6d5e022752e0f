from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.granularity import Granularity, buckets, is_whole
from domain.periods import Period

PERIODS = st.builds(
    lambda day, days: Period.ending(day, days=days),
    st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    st.integers(1, 500),
)


@given(PERIODS, st.sampled_from(Granularity))
def test_buckets_hold_every_day_once_and_in_order(period, granularity):
    days = [day for bucket in buckets(period, granularity) for day in bucket]
    assert days == list(period)


@given(PERIODS)
def test_weeks_begin_on_monday_and_months_on_the_first(period):
    for granularity, key in (
        (Granularity.WEEK, lambda day: day.isocalendar()[:2]),
        (Granularity.MONTH, lambda day: (day.year, day.month)),
    ):
        found = list(buckets(period, granularity))
        assert all(len({key(day) for day in bucket}) == 1 for bucket in found)
        assert len({key(bucket.first_day) for bucket in found}) == len(found)


def test_a_bucket_cut_by_the_period_is_not_whole():
    monday = date(2026, 11, 2)
    week = Period(monday, monday + timedelta(days=6))
    assert is_whole(week, Granularity.WEEK)
    assert not is_whole(Period(monday, monday + timedelta(days=5)), Granularity.WEEK)
    assert not is_whole(Period(date(2026, 2, 2), date(2026, 2, 28)), Granularity.MONTH)
    assert is_whole(Period(date(2026, 2, 1), date(2026, 2, 28)), Granularity.MONTH)
