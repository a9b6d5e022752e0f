"""The catalogue as a person uses it: many at once, one in all its facts, names made one."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import exports, screens
from tests.e2e.test_looks import SCREENS, fits_and_is_accessible

pytestmark = pytest.mark.e2e

_CHECKBOX = 15


@pytest.fixture
def catalogue(own, own_page) -> Page:
    """The own workbench with two pieces of content about ropes, by one person spelled twice."""
    ropes = own.folder / exports.ROPES[0]
    ropes.write_text(exports.ROPES[1])
    own.manage("import", ropes)  # changes nothing from the second time on
    screens.open_page(own_page, "/catalogue", title="Catalogue")
    screens.part(own_page, "catalogue_text").get_by_role("textbox").fill("rope")
    screens.part(own_page, "catalogue_text").get_by_role("textbox").press("Enter")
    expect(own_page.get_by_text("2 pieces of content, the newest first")).to_be_visible()
    screens.settled(own_page)
    return own_page


def choose_row(page: Page, row: int) -> None:
    canvas = page.get_by_test_id("data-grid-canvas").first
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + _CHECKBOX, frame["y"] + 35 * (row + 1.5))
    screens.settled(page)


def show(page: Page, part: str) -> None:
    screens.part(page, "catalogue_part").get_by_text(part, exact=True).click()
    screens.settled(page)


def rows(page: Page) -> dict[str, tuple[str, str]]:
    """Creator and topic by title."""
    found = screens.table(page, "catalogue_panel")
    return {row["Title"]: (row["Creator"], row["Topic"]) for row in found}


def test_many_are_tagged_at_once_and_it_is_undone(catalogue):
    before = rows(catalogue)
    choose_row(catalogue, 0)
    choose_row(catalogue, 1)
    bulk = screens.part(catalogue, "catalogue_bulk")
    expect(bulk.get_by_role("heading", name="Edit 2 pieces of content")).to_be_visible()
    topic = bulk.get_by_role("combobox", name="Topic")
    topic.fill("Knots and ropes")
    topic.press("Enter")
    expect(bulk).to_contain_text("2 pieces of content (2 posts) would change")
    expect(bulk).to_contain_text("Topic: Knots \u2192 Knots and ropes (1)")
    expect(bulk).to_contain_text("Topic: empty \u2192 Knots and ropes (1)")
    screens.part(catalogue, "bulk_save").get_by_role("button").click()
    done = screens.part(catalogue, "catalogue_done_panel")
    expect(done).to_contain_text("Changed topic of 2 pieces of content")
    screens.settled(catalogue)
    assert {topic for _, topic in rows(catalogue).values()} == {"Knots and ropes"}
    screens.part(catalogue, "catalogue_undo").get_by_role("button").click()
    expect(done).to_contain_text("Undone")
    screens.settled(catalogue)
    assert rows(catalogue) == before


def test_a_correction_of_one_fact_outlives_a_wrong_input_and_says_who_made_it(catalogue):
    choose_row(catalogue, 0)
    form = screens.part(catalogue, "catalogue_form")
    language = form.get_by_role("textbox", name="Language")
    length = form.get_by_role("textbox", name="Length")
    language.fill("no")
    length.fill("long")
    form.get_by_role("button", name="Save changes").click()
    expect(form.get_by_text("Length: 'long' is not a number")).to_be_visible()
    expect(language).to_have_value("no")
    length.fill("1:05")
    form.get_by_role("button", name="Save changes").click()
    expect(screens.part(catalogue, "catalogue_done_panel")).to_contain_text("Saved")
    screens.settled(catalogue)
    choose_row(catalogue, 0)
    expect(form.get_by_role("textbox", name="Length")).to_have_value("65")
    expect(form).to_contain_text("By web")


def test_two_spellings_become_one_creator_and_two_again(catalogue):
    show(catalogue, "Creators")
    suggestions = screens.part(catalogue, "name_suggestions")
    expect(suggestions).to_contain_text("Rope Rita")
    suggestions.get_by_role("button", name="Merge", exact=True).click()
    expect(screens.part(catalogue, "catalogue_done_panel")).to_contain_text("is now")
    screens.settled(catalogue)
    names = {row["Creator"]: row["Content"] for row in screens.table(catalogue, "names_panel")}
    assert len([name for name in names if "Rita" in name]) == 1
    screens.part(catalogue, "catalogue_undo").get_by_role("button").click()
    expect(suggestions).to_contain_text("Rope Rita")
    screens.settled(catalogue)
    names = {row["Creator"] for row in screens.table(catalogue, "names_panel")}
    assert names >= {"Rope Rita", "Rope-Rita"}


@pytest.mark.parametrize("kind", SCREENS)
def test_the_catalogue_fits_and_breaks_no_rule_of_accessibility(visit, sample, kind):
    page = visit(sample, **SCREENS[kind])
    screens.open_page(page, "/catalogue", title="Catalogue")
    choose_row(page, 0)
    expect(screens.part(page, "catalogue_form")).to_be_visible()
    fits_and_is_accessible(page)
    show(page, "Creators")
    expect(screens.part(page, "names_panel")).to_be_visible()
    fits_and_is_accessible(page)
