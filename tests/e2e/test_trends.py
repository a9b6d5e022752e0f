"""From a level and an item to its trend, a comparison and its tables, and back by the address."""

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def trends(page):
    screens.open_page(page, "/trends?range=90d&level=platform", title="Trends")
    expect(screens.part(page, "trend").locator(screens.DRAWN_LINE).first).to_be_attached()
    return page


def test_a_trend_its_forecast_and_rhythms_are_drawn(trends):
    expect(trends.get_by_role("heading", name="Forecast:")).to_be_visible()
    expect(screens.part(trends, "season_chart_0").locator(".bars path").first).to_be_attached()
    rows = screens.download(trends, "trend_csv")
    assert sum(row["part"] == "figures" for row in rows) == 90
    ahead = [row for row in rows if row["part"] == "forecast"]
    assert len(ahead) == 28
    assert all(
        float(row["low_95"]) <= float(row["views"]) <= float(row["high_95"]) for row in ahead
    )


def pick(page, key, name):
    """Typed, because charts that are still drawn push an open list away."""
    box = screens.part(page, key).get_by_role("combobox")
    box.scroll_into_view_if_needed()
    box.click()
    box.press_sequentially(name)
    page.get_by_role("option", name=name, exact=True).click()
    screens.settled(page)


def test_an_item_and_what_it_is_compared_with_live_in_the_address(trends, visit, sample):
    pick(trends, "trends_item", "Instagram")
    expect(trends.get_by_role("heading", name="Views of Instagram")).to_be_visible()
    pick(trends, "trends_compare", "LinkedIn")
    trends.keyboard.press("Escape")
    expect(screens.part(trends, "compared")).to_contain_text("LinkedIn")
    address = screens.address_of(trends.url)
    assert (address["item"], address["compare"]) == ("platform:instagram", "platform:linkedin")
    elsewhere = visit(sample)
    screens.open_page(elsewhere, trends.url, title="Trends")
    expect(elsewhere.get_by_role("heading", name="Views of Instagram")).to_be_visible()
    expect(screens.part(elsewhere, "compared")).to_contain_text("LinkedIn")


def test_back_returns_to_the_item_before(trends):
    """Which platform is the largest depends on the day the sample is made."""
    before = trends.get_by_role("heading", name="Views of").inner_text()
    pick(trends, "trends_item", "Instagram")
    expect(trends.get_by_role("heading", name="Views of Instagram")).to_be_visible()
    trends.go_back()
    expect(trends.get_by_role("heading", name=before)).to_be_visible()


def test_a_day_says_what_each_part_needs(page):
    screens.open_page(page, "/trends?range=7d", title="Trends")
    alerts = page.get_by_test_id("stAlert")
    expect(
        alerts.filter(has_text="A trend: not enough data, needs 28 days, has 7.")
    ).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_an_item_that_is_not_there_is_told_and_another_shown(page):
    screens.open_page(page, "/trends?range=90d&level=content&item=content:999999", title="Trends")
    expect(page.get_by_text("Shown instead:")).to_be_visible()
    expect(screens.part(page, "trend").locator(screens.DRAWN_LINE).first).to_be_attached()
