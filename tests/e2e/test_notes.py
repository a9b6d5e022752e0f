import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

TEXT = "New thumbnails <b>for all</b>"


def part_beginning(page, key):
    """Keys of what is typed end with a number that changes after every save."""
    return page.locator(f"[class*=st-key-{key}]")


@pytest.fixture
def noted(page):
    """An overview with one note more, written below its chart."""
    screens.open_page(page)
    screens.expect_figures(page)
    part_beginning(page, "daily_notes_popover").get_by_role("button").first.click()
    form = page.get_by_test_id("stPopoverBody")
    form.get_by_role("textbox", name="Note").fill(TEXT)
    form.get_by_role("textbox", name="Your name").fill("Ada")
    form.get_by_role("button", name="Save note").click()
    expect(screens.part(page, "notes_done_panel")).to_contain_text("The note is saved.")
    screens.settled(page)
    return page


def test_a_note_below_the_chart_is_marked_exported_and_undone(noted):
    panel = screens.part(noted, "daily_panel")
    expect(panel).to_contain_text(TEXT)
    expect(panel.locator(".annotation-text", has_text=re.compile(r"^1$"))).to_be_attached()
    days = screens.download(noted, "daily_csv")
    assert TEXT in {row["notes"] for row in days}
    screens.part(noted, "notes_undo").get_by_role("button").click()
    expect(screens.part(noted, "notes_done_panel")).to_contain_text("The note is removed.")
    expect(panel).not_to_contain_text(TEXT)


def test_the_page_of_notes_opens_one_by_link_edits_it_and_tells_its_versions(noted):
    noted.get_by_role("link", name="All notes").click()
    screens.expect_page(noted, "Notes")
    told = [row["Note"] for row in screens.table(noted, "notes_rows")]
    screens.click_row(noted, "notes_rows", told.index(TEXT), height=35)
    expect(screens.part(noted, "note_panel")).to_contain_text("Before and after")
    address = noted.url
    assert "note=" in address
    noted.reload()
    screens.expect_page(noted, "Notes")
    panel = screens.part(noted, "note_panel")
    expect(panel).to_contain_text("Ada")
    panel.get_by_text("Edit", exact=True).click()
    panel.get_by_role("textbox", name="Note").fill("Said better")
    panel.get_by_role("button", name="Save note").click()
    expect(screens.part(noted, "notes_done_panel")).to_contain_text("earlier version stays")
    expect(panel).to_contain_text("History (2)")
    assert "Said better" in {row["text"] for row in screens.download(noted, "notes_csv")}
    screens.part(noted, "note_remove").get_by_role("button").click()
    expect(screens.part(noted, "notes_done_panel")).to_contain_text("The note is removed.")
