"""Timing as a reader looks at it: the honest question, the map of the week, cadence and lag."""

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def timing(page):
    screens.open_page(page, "/timing", title="Timing")
    expect(screens.part(page, "timing_lag").locator(".js-plotly-plot")).to_be_visible()
    screens.settled(page)
    return page


def test_the_sample_has_no_best_time_over_all_platforms(timing):
    panel = screens.part(timing, "timing_effect")
    expect(panel.get_by_role("heading").first).to_have_text("No sign that timing matters here")
    expect(screens.part(timing, "timing_change")).to_contain_text("no time stands out")


def test_the_true_effect_of_weekdays_on_linkedin_is_told(page):
    screens.open_page(page, "/timing?platforms=linkedin", title="Timing")
    panel = screens.part(page, "timing_effect")
    expect(panel.get_by_role("heading").first).to_contain_text("Weekday goes with")
    expect(panel).to_contain_text("Association, not cause")
    rows = screens.download(page, "timing_effect_csv")
    weekday = next(row for row in rows if row["part"] == "weekday")
    assert float(weekday["p_together"]) < 0.05
    assert float(weekday["low"]) > 0


def test_hours_are_chosen_and_kept_in_the_address(timing, visit, sample):
    screens.part(timing, "timing_hours").get_by_role("combobox").click()
    timing.get_by_role("option", name="6 hours together").click()
    expect(screens.part(timing, "timing_counts")).to_contain_text("6-hour block")
    screens.settled(timing)
    assert screens.address_of(timing.url)["hours"] == "6"
    elsewhere = visit(sample)
    screens.open_page(elsewhere, timing.url, title="Timing")
    expect(screens.part(elsewhere, "timing_counts")).to_contain_text("6-hour block")


def test_the_file_counts_every_post_of_the_picture(timing):
    rows = screens.download(timing, "timing_counts_chart_csv")
    by_weekday = [row for row in rows if row["hours"] == "24"]
    cells = [row for row in rows if row["hours"] != "24" and row["weekday"] != "all"]
    posts = sum(int(row["posts"]) for row in by_weekday)
    assert posts == sum(int(row["posts"]) for row in cells)
    expect(screens.part(timing, "timing_counts")).to_contain_text(f"{posts:,} posts")
