"""What surrounds the pages: the filter and its chips, saved views, search, the dictionary."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@contextmanager
def opened(page: Page, key: str):
    """A popover of the filter bar; what is inside is drawn once it is open."""
    screens.part(page, key).get_by_role("button").first.click()
    body = page.get_by_test_id("stPopoverBody")
    expect(body).to_be_visible()
    screens.settled(page)
    yield body
    page.keyboard.press("Escape")
    screens.settled(page)


def pick(body: Locator, label: str, number: int = 0) -> str:
    """The option at this place of a searchable list."""
    body.get_by_role("combobox", name=label).click()
    option = body.page.get_by_role("option").nth(number)
    name = option.inner_text().strip()
    option.click()
    screens.settled(body.page)
    return name


def test_choices_become_chips_stand_in_the_address_and_can_be_taken_back(page):
    screens.open_page(page)
    screens.expect_figures(page)
    whole = screens.card_value(page, "views")
    with opened(page, "filter") as body:
        creator = pick(body, "Creators")
        body.get_by_role("radio", name="YouTube", exact=True).or_(
            body.get_by_role("button", name="YouTube", exact=True)
        ).first.click()
        screens.settled(page)
    chips = screens.part(page, "chips")
    expect(chips).to_contain_text(f"Creator: {creator}")
    expect(chips).to_contain_text("YouTube")
    assert screens.address_of(page.url)["platforms"] == "youtube"
    assert screens.card_value(page, "views") != whole
    page.reload()
    screens.expect_figures(page)
    expect(chips).to_contain_text(f"Creator: {creator}")
    screens.press(page, "chip_youtube")
    expect(chips).not_to_contain_text("YouTube")
    screens.press(page, "clear_filter")
    expect(chips).to_have_count(0)
    assert screens.card_value(page, "views") == whole
    assert screens.address_of(page.url) == {}


def test_the_back_button_leads_back_with_the_filter(page):
    screens.open_page(page, "/?title=the&range=90d")
    screens.expect_figures(page)
    narrowed = screens.card_value(page, "views")
    screens.go_to(page, "Metrics")
    expect(page).to_have_url(re.compile(r"/metrics\?.*title=the"))
    screens.settled(page)
    heading = page.get_by_role("heading", level=1, name="Overview", exact=True)
    for _ in range(3):  # Streamlit keeps a step for the click, and one for the filter written then
        page.go_back()
        page.wait_for_timeout(4_000)
        if heading.is_visible():
            break
    screens.expect_page(page, "Overview")
    screens.expect_figures(page)
    expect(screens.part(page, "chips")).to_contain_text("Title:")
    assert screens.card_value(page, "views") == narrowed


def test_a_link_to_what_is_gone_says_so_and_shows_the_rest(page):
    screens.open_page(page, "/?creators=999999&platforms=youtube")
    screens.expect_figures(page)
    expect(page.get_by_text("1 creator of the filter is not in this workspace")).to_be_visible()
    assert screens.address_of(page.url) == {"platforms": "youtube"}


def test_a_view_is_saved_opened_on_its_page_and_deleted(page):
    screens.open_page(page, "/?title=the&range=7d")
    screens.expect_figures(page)
    with opened(page, "saved_views") as body:
        body.get_by_label("Save what is on the screen as").fill("A week of the")
        body.get_by_role("button", name="Save", exact=True).click()
        expect(body.get_by_role("button", name="A week of the", exact=True)).to_be_visible()
    screens.open_page(page, "/?range=90d")
    screens.expect_figures(page)
    screens.part(page, "saved_views").get_by_role("button").first.click()
    page.get_by_role("button", name="A week of the", exact=True).click()
    expect(screens.part(page, "chips")).to_contain_text("Title:")
    screens.settled(page)
    address = screens.address_of(page.url)
    assert (address["title"], address["range"]) == ("the", "7d")
    page.keyboard.press("Escape")
    with opened(page, "saved_views") as body:
        body.locator("[class*=st-key-change_view]").get_by_role("button").first.click()
        page.get_by_role("menuitem", name="Delete").or_(
            page.get_by_role("option", name="Delete")
        ).first.click()
        expect(body.get_by_role("button", name="A week of the", exact=True)).to_have_count(0)


def test_the_search_beside_every_page_opens_content(page):
    screens.open_page(page, "/history", title="History")
    find = page.get_by_test_id("stSidebar").get_by_placeholder("Content, creator, topic")
    find.fill("the")
    find.press("Enter")
    found = screens.part(page, "found").locator("[class*=st-key-find_content]").first
    title = found.inner_text().strip()
    found.get_by_role("button").click()
    screens.expect_page(page, "Content")
    expect(page.get_by_text(title[:30]).first).to_be_visible()
    assert screens.address_of(page.url)["content"].isdigit()


def test_help_leads_to_the_metrics_entry(page):
    screens.open_page(page)
    screens.expect_figures(page)
    screens.part(page, "card_likes").get_by_role("button", name="Help for").hover()
    link = page.get_by_test_id("stTooltipContent").get_by_role("link")
    expect(link).to_have_attribute("href", "metrics?metric=likes")
    screens.open_page(page, "/metrics?metric=likes", title="Metrics")
    expect(screens.part(page, "metric_likes")).to_contain_text("Formula")
    first = page.locator("[class*=st-key-metric_]").first
    expect(first).to_contain_text("Likes")
