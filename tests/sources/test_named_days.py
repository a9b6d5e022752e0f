"""Days in the names of files."""

from datetime import date

import pytest

from sources.named_days import days_named, last_day_named


@pytest.mark.parametrize(
    "name",
    [
        "tweet_activity_metrics_demo_20260301_20260331_en.csv",
        "account_analytics_content_2026-03-01_2026-03-31.csv",
        "Mar-01-2026_Mar-31-2026_1234567890123456.csv",
        "Channel Analytics and Revenue by day from 03_01_2026 to 03_31_2026.csv",
    ],
)
def test_first_and_last_day_are_found_as_platforms_write_them(name):
    assert days_named(name) == [date(2026, 3, 1), date(2026, 3, 31)]
    assert last_day_named(f"folder-2020-01-01/{name}") == date(2026, 3, 31)


@pytest.mark.parametrize(
    "name", ["Content.csv", "1780043810001.csv", "2026-13-40.csv", "Foo-01-2026"]
)
def test_other_numbers_are_no_days(name):
    assert last_day_named(name) is None
