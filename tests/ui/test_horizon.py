from datetime import date

from domain.periods import Period
from domain.vocabulary import Basis, Comparison
from ui.addresses import View
from ui.horizon import Horizon, selected_period, selection_of
from ui.presets import Preset


def a_horizon(*, first=date(2026, 1, 5), last=date(2026, 7, 21), today=date(2026, 7, 23)):
    return Horizon.of(first, last, today=today)


def test_ranges_end_on_the_last_complete_day_with_figures():
    assert selected_period(View(), a_horizon()).last_day == date(2026, 7, 21)
    running = a_horizon(last=date(2026, 7, 23))
    assert selected_period(View(), running).last_day == date(2026, 7, 22)


def test_all_time_starts_with_the_first_figure():
    whole = selected_period(View(preset=Preset.ALL), a_horizon())
    assert whole == Period(date(2026, 1, 5), date(2026, 7, 21))


def test_a_custom_range_loses_its_unfinished_days():
    asked = View().over(Period(date(2026, 7, 20), date(2026, 7, 30)))
    assert selected_period(asked, a_horizon()).last_day == date(2026, 7, 22)


def test_a_range_in_the_future_falls_back_to_the_default():
    asked = View().over(Period(date(2027, 1, 1), date(2027, 1, 2)))
    assert selected_period(asked, a_horizon()).days == 28


def test_without_any_figures_ranges_end_yesterday():
    empty = Horizon.of(None, None, today=date(2026, 7, 23))
    assert selected_period(View(), empty).last_day == date(2026, 7, 22)


def test_the_selection_carries_all_that_counts():
    view = View(comparison=Comparison.YEAR, match_weekday=False, basis=Basis.ACCOUNTS)
    chosen = selection_of(view, 4, a_horizon())
    assert (chosen.workspace_id, chosen.comparison, chosen.basis) == (
        4,
        Comparison.YEAR,
        Basis.ACCOUNTS,
    )
    assert not chosen.match_weekday
