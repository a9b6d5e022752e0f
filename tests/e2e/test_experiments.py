"""A test is set up, filled, read and ended, in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import screens
from tests.e2e.test_looks import SCREENS, fits_and_is_accessible

pytestmark = pytest.mark.e2e

WRONG = "variant,day,people,yes\nControl,2026-11-02,4000,201\nVariant 1,2026-11-02,4000,5000\n"
RIGHT = "variant,day,people,yes\nControl,2026-11-02,4000,200\nVariant 1,2026-11-02,4000,320\n"


def set_up(page: Page, name: str) -> None:
    screens.open_page(page, "/experiments?show=new", title="Experiments")
    page.get_by_role("textbox", name="Name", exact=True).fill(name)
    page.get_by_role("textbox", name="What is measured").fill("click-through rate")
    start = screens.part(page, "test_start").get_by_role("spinbutton")
    for field, text in zip(start.all(), ("2026", "11", "01"), strict=True):
        field.press_sequentially(text)
    page.keyboard.press("Tab")
    screens.settled(page)
    screens.press(page, "create_test")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def paste(page: Page, text: str) -> None:
    page.get_by_role("tab", name="A table").click()
    box = page.get_by_role("textbox", name="Paste rows")
    box.fill(text)
    box.press("Control+Enter")
    screens.settled(page)
    screens.part(page, "save_test_table").get_by_role("button").click()
    screens.settled(page)


def test_a_test_is_set_up_filled_read_and_ended(own_page):
    set_up(own_page, "Faces on thumbnails")
    address = own_page.url
    assert re.search(r"[?&]test=\d+", address)
    paste(own_page, WRONG)
    expect(own_page.get_by_text("is more than the 4,000 people of the row")).to_be_visible()
    expect(own_page.get_by_role("textbox", name="Paste rows")).to_have_value(re.compile("4000,201"))
    paste(own_page, RIGHT)
    expect(own_page.get_by_role("heading", name="Variant 1 wins")).to_be_visible()
    own_page.get_by_text("End this test").click()
    own_page.get_by_role("textbox", name="What was learnt").fill("Faces work.")
    own_page.keyboard.press("Tab")
    screens.settled(own_page)
    screens.part(own_page, "end_test_now").get_by_role("button").click()
    expect(screens.part(own_page, "reopen_test")).to_be_visible()
    screens.part(own_page, "leave_test").get_by_role("button").click()
    expect(own_page.get_by_role("heading", name="Archive")).to_be_visible()
    expect(own_page.get_by_text("Faces work.")).to_be_visible()
    own_page.goto(address)
    expect(own_page.get_by_role("heading", name="Faces on thumbnails")).to_be_visible()


def test_results_come_as_csv(own_page):
    set_up(own_page, "Titles that ask")
    paste(own_page, RIGHT)
    with own_page.expect_download() as download:
        screens.part(own_page, "test_results_csv").get_by_role("button").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("Control,2026-11-02,4000,200,200")
    assert download.value.suggested_filename == "test_titles-that-ask_results.csv"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_form_fits_and_breaks_no_rule_of_accessibility(visit, own, screen):
    page = visit(own, **SCREENS[screen])
    screens.open_page(page, "/experiments?show=new", title="Experiments")
    expect(screens.part(page, "create_test")).to_be_visible()
    fits_and_is_accessible(page)
