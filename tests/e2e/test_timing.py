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


@pytest.mark.parametrize("address", ["/timing", "/timing?platforms=linkedin"])
def test_the_heading_says_what_the_downloaded_test_says(page, address):
    """Whether the sample's one true effect is seen depends on the days it is drawn for."""
    screens.open_page(page, address, title="Timing")
    panel = screens.part(page, "timing_effect")
    rows = screens.download(page, "timing_effect_csv")
    if min(float(row["p_together"]) for row in rows) < 0.05:
        expect(panel.get_by_role("heading").first).to_contain_text("goes with")
        expect(panel).to_contain_text("Association, not cause")
    else:
        expect(panel.get_by_role("heading").first).to_have_text("No sign that timing matters here")


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
