import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

DAYS = "/?from=2024-02-01&to=2024-02-02&compare=off"


@pytest.fixture
def first_import(own_page):
    """The history with the detail of the import that the workbench began with."""
    screens.open_page(own_page, "/history?import=1", title="History")
    expect(screens.part(own_page, "import_panel")).to_contain_text("history.csv")
    return own_page


def _reverse(page, button, confirmation):
    screens.part(page, button).get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("history.csv")
    dialog.get_by_role("button", name=confirmation, exact=True).click()
    expect(screens.part(page, "history_done_panel")).to_be_visible()
    screens.settled(page)


def test_an_import_is_undone_and_done_again_with_exactly_its_figures(first_import, visit, own):
    _reverse(first_import, "undo_import", "Undo")
    expect(screens.part(first_import, "history_done_panel")).to_contain_text("Undone")
    expect(screens.part(first_import, "import_panel")).to_contain_text(re.compile("undone", re.I))

    _reverse(first_import, "redo_import", "Do it again")
    expect(screens.part(first_import, "history_done_panel")).to_contain_text("Done again")
    elsewhere = visit(own)
    screens.open_page(elsewhere, DAYS)
    screens.expect_figures(elsewhere)
    assert screens.exact_amount(elsewhere, "views") == 100


def test_nothing_is_undone_before_it_is_confirmed(first_import):
    screens.part(first_import, "undo_import").get_by_role("button").click()
    dialog = first_import.get_by_role("dialog")
    expect(dialog).to_contain_text("can be done again")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    expect(screens.part(first_import, "undo_import")).to_be_visible()


def test_every_change_is_told_with_who_made_it(own_page):
    screens.open_page(own_page, "/history?tab=changes", title="History")
    rows = screens.download(own_page, "changes_csv")
    (first,) = [row for row in rows if row["what"] == "import" and "history.csv" in row["details"]]
    assert first["who"].startswith("command line")
