from datetime import date

from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison

PERIOD = Period(date(2026, 10, 1), date(2026, 10, 28))


def test_nothing_is_compared_when_comparison_is_off():
    assert Selection(1, PERIOD, Comparison.OFF).comparison_period is None


def test_a_year_back_by_date_keeps_the_dates():
    selection = Selection(1, PERIOD, Comparison.YEAR, match_weekday=False)
    assert selection.comparison_period == Period(date(2025, 10, 1), date(2025, 10, 28))


def test_equal_selections_are_one_cache_key():
    assert len({Selection(1, PERIOD), Selection(1, Period(*vars(PERIOD).values()))}) == 1
