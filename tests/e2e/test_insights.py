"""Insights of the sample are found on the first visit, decided on, and lead to their evidence."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

HEADED = "Try more posts of Light (topic)."


def open_insights(page: Page, address: str = "") -> None:
    screens.open_page(page, f"/insights{address}", title="Insights")
    expect(screens.part(page, "insight_rules")).to_be_visible(timeout=60_000)
    screens.settled(page)


def card(page: Page):
    return page.locator("[class*=st-key-insight_]").filter(
        has=page.get_by_role("heading", name=HEADED)
    )


def test_a_true_effect_of_the_sample_leads_to_the_page_that_shows_it(page):
    open_insights(page)
    card(page).get_by_role("button", name="See the link").click()
    screens.expect_page(page, "Correlations")
    address = screens.address_of(page.url)
    assert (address["feature"], address["outcome"]) == ("topic", "views")
    assert {"from", "to"} <= address.keys()


def test_an_accepted_one_becomes_a_note_and_says_what_is_needed_to_measure_it(page):
    open_insights(page)
    hit = page.locator("[class*=st-key-insight_]").filter(
        has=page.get_by_role("heading", name="Repeat what")
    )
    hit.first.get_by_role("button", name="Decide").click()
    page.get_by_role("radiogroup").get_by_text("Accept: it becomes a note").click()
    screens.settled(page)
    page.get_by_role("button", name="Save", exact=True).click()
    screens.settled(page)
    open_insights(page, "?state=accepted")
    expect(hit.first.get_by_text("Too early:")).to_be_visible()
    expect(hit.first.get_by_text("It needs 5 more later posts that follow it")).to_be_visible()
    expect(hit.first.get_by_role("button", name="See what followed")).to_be_visible()
    page.get_by_text("The record of each kind").click()
    expect(page.get_by_text("These are no causal estimates.")).to_be_visible()
    hit.first.get_by_role("button", name="See the content").click()
    screens.expect_page(page, "Content")
    about = screens.part(page, "content_insights")
    expect(about.get_by_text("Repeat what \u201c")).to_be_visible(timeout=30_000)
    expect(screens.part(page, "place_panel").get_by_text("posts by views").first).to_be_visible()


def test_what_is_dismissed_needs_a_reason_and_leaves_the_list(page):
    open_insights(page)
    card(page).get_by_role("button", name="Decide").click()
    page.get_by_role("radiogroup").get_by_text("Dismiss, with a reason").click()
    screens.settled(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Dismissing an insight needs a reason")).to_be_visible()
    page.get_by_role("textbox", name="Reason").fill("We are *done* with it.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name=HEADED)).to_have_count(0)
    open_insights(page, "?state=dismissed")
    expect(page.get_by_text("We are *done* with it.")).to_be_visible()
    written = screens.download(page, "insights_csv")
    assert [row["reason"] for row in written] == ["We are *done* with it."]
