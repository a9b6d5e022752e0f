from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def deep_link():
    """Days well inside the sample, whatever today is."""
    last = date.today() - timedelta(days=60)
    return last - timedelta(days=20), last


def test_a_chosen_range_is_in_the_address_and_survives_a_reload(page):
    screens.open_page(page)
    screens.expect_figures(page)
    screens.choose_range(page, "90 days")
    assert screens.address_of(page.url)["range"] == "90d"
    first, last = screens.chosen_days(page)
    assert last - first == timedelta(days=89)
    page.reload()
    screens.expect_page(page, "Overview")
    expect(screens.part(page, "range")).to_contain_text("90 days")
    assert screens.chosen_days(page) == (first, last)


def test_a_link_shows_its_days_comparison_platforms_and_metric(page, deep_link):
    first, last = deep_link
    screens.open_page(
        page, f"/?from={first}&to={last}&compare=year&platforms=youtube,tiktok&metric=likes"
    )
    expect(screens.part(page, "daily").locator(screens.DRAWN_LINE).first).to_be_attached()
    expect(screens.part(page, "comparison")).to_contain_text("vs year before")
    for platform in ("YouTube", "TikTok"):
        expect(screens.part(page, "chips")).to_contain_text(platform)
    expect(page.get_by_role("heading", name="Top content by likes")).to_be_visible()
    assert screens.legend(page) <= {"YouTube", "TikTok"}
    days = screens.download(page, "daily_csv")
    selected = [row for row in days if row["period"] == "selected"]
    assert {row["platform"] for row in selected} <= {"youtube", "tiktok"}
    assert {first.isoformat() <= row["day"] <= last.isoformat() for row in selected} == {True}
    assert all(row["likes"] for row in selected)


def test_what_a_link_says_beyond_our_words_is_ignored_with_a_notice(page):
    screens.open_page(page, "/?range=soon&colour=red&compare=off")
    screens.expect_figures(page)
    notice = page.get_by_text("Parts of the link were not understood and are ignored")
    expect(notice).to_contain_text("range and colour")
    expect(screens.part(page, "range")).to_contain_text("28 days")
    expect(screens.part(page, "comparison")).to_contain_text("No comparison")
    expect(page).not_to_have_url("colour")


def test_the_arrows_step_to_the_period_before_and_back(page):
    screens.open_page(page)
    screens.expect_figures(page)
    first, last = screens.chosen_days(page)
    screens.press(page, "step_back")
    before = (first - timedelta(days=28), first - timedelta(days=1))
    assert screens.days_in_address(page) == before
    screens.expect_figures(page)
    screens.press(page, "step_forward")
    assert screens.days_in_address(page) == (first, last)


def test_there_is_no_step_beyond_the_last_day_with_figures(page):
    screens.open_page(page)
    expect(screens.part(page, "step_forward").get_by_role("button")).to_be_disabled()
    expect(screens.part(page, "step_back").get_by_role("button")).to_be_enabled()


def test_switching_pages_keeps_the_filter(page):
    screens.open_page(page, "/?range=7d&platforms=tiktok")
    screens.expect_figures(page)
    screens.go_to(page, "Content")
    screens.go_to(page, "Import files")
    screens.go_to(page, "Overview")
    screens.expect_figures(page)
    expect(screens.part(page, "range")).to_contain_text("7 days")
    expect(screens.part(page, "chips")).to_contain_text("TikTok")
    address = screens.address_of(page.url)
    assert (address["range"], address["platforms"]) == ("7d", "tiktok")
