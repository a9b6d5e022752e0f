from datetime import date

import pytest

from domain.periods import Period
from ui.presets import Preset, preset_period, stepped

TUESDAY = date(2026, 7, 21)


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        (Preset.LAST_DAY, "2026-07-21", "2026-07-21"),
        (Preset.LAST_7, "2026-07-15", "2026-07-21"),
        (Preset.LAST_28, "2026-06-24", "2026-07-21"),
        (Preset.LAST_365, "2025-07-22", "2026-07-21"),
        (Preset.THIS_WEEK, "2026-07-20", "2026-07-21"),
        (Preset.LAST_WEEK, "2026-07-13", "2026-07-19"),
        (Preset.THIS_MONTH, "2026-07-01", "2026-07-21"),
        (Preset.LAST_MONTH, "2026-06-01", "2026-06-30"),
        (Preset.THIS_QUARTER, "2026-07-01", "2026-07-21"),
        (Preset.LAST_QUARTER, "2026-04-01", "2026-06-30"),
        (Preset.THIS_YEAR, "2026-01-01", "2026-07-21"),
        (Preset.LAST_YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_presets_mean_these_days(preset, first, last):
    period = preset_period(preset, TUESDAY)
    assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)


def test_every_preset_has_a_label_and_days():
    for preset in Preset:
        assert preset.label
        assert preset_period(preset, TUESDAY).last_day <= TUESDAY


def test_steps_keep_the_length():
    week = Period(date(2026, 7, 15), TUESDAY)
    assert stepped(week, -1) == Period(date(2026, 7, 8), date(2026, 7, 14))
    assert stepped(stepped(week, -1), 1) == week


def test_whole_months_step_by_months():
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert stepped(march, -1) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert stepped(march, 1) == Period(date(2026, 4, 1), date(2026, 4, 30))
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    assert stepped(december, 1) == Period(date(2027, 1, 1), date(2027, 1, 31))
