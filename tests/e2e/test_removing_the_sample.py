from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import exports, screens
from tests.e2e.every_page import EVERY_PAGE

pytestmark = pytest.mark.e2e


def test_the_sample_goes_when_confirmed_and_the_first_own_file_takes_its_place(
    page, losing_the_sample
):
    screens.open_page(page)
    screens.expect_figures(page)
    screens.part(page, "remove_sample").get_by_role("button").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Remove the sample data?")
    asked.get_by_role("button", name="Keep").click()
    expect(asked).to_have_count(0)
    expect(screens.part(page, "card_views")).to_be_visible()

    screens.part(page, "remove_sample").get_by_role("button").click()
    asked.get_by_role("button", name="Remove").click()
    empty = screens.part(page, "empty_workspace")
    expect(empty).to_contain_text("No figures yet")
    expect(screens.part(page, "sample_notice")).to_have_count(0)
    assert not screens.scrolls_sideways(page)

    every_page_is_calm(page)

    screens.part(page, "empty_workspace").get_by_role("button", name="Import files").click()
    screens.expect_page(page, "Import files")
    screens.drop_files(page, exports.STUDIO_TABLE, exports.STUDIO_TOTALS)
    screens.start_import(page, "Import 2 files")
    screens.part(page, "see_charts").get_by_role("button").click()
    screens.expect_page(page, "Overview")
    screens.expect_figures(page)
    assert screens.chosen_days(page) == (date(2025, 3, 3), date(2025, 3, 5))
    assert screens.exact_amount(page, "views") == 1500


def every_page_is_calm(page: Page) -> None:
    """With no figures at all; ends on the overview."""
    for shown in reversed(EVERY_PAGE):
        screens.open_page(page, shown.bare_path, title=shown.title)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_role("alert").filter(has_text="error")).to_have_count(0)
        assert not screens.scrolls_sideways(page)
