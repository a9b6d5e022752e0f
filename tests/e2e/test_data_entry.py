import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e
MOON = "A walk on the moon"


@pytest.fixture
def entry(typed_into, visit) -> Page:
    page = visit(typed_into)
    screens.open_page(page, "/entry", title="Enter figures")
    return page


def find(page, words, title):
    page.get_by_role("textbox", name="Find a post").fill(words)
    expect(page.get_by_role("combobox", name="Post")).to_have_value(re.compile(title))
    screens.settled(page)


def type_figure(page, label, text):
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    screens.settled(page)


def press_button(page, key):
    screens.part(page, key).get_by_role("button").first.click()
    screens.settled(page)


def saved_panel(page):
    panel = screens.part(page, "entry_saved_panel")
    expect(panel).to_be_visible()
    return panel


def test_a_figure_is_typed_warned_about_corrected_and_taken_back(entry):
    find(entry, "walk on the moon", MOON)
    form = screens.part(entry, "entry_form")
    expect(form).to_contain_text("Before: 5,200 on 3\u00a0Mar\u00a02024")

    type_figure(entry, "Views", "900")
    doubts = screens.part(entry, "entry_doubts")
    expect(doubts).to_contain_text("Views would fall from 5,200 on 3 Mar 2024 to 900.")
    expect(doubts).to_contain_text("It would fit Dust in one take on TikTok")
    expect(screens.part(entry, "save_entry")).to_contain_text("Save 1 figure anyway")

    type_figure(entry, "Views", "9000")
    expect(doubts).to_have_count(0)
    expect(form).to_contain_text("+3,800")
    press_button(entry, "save_entry")
    panel = saved_panel(entry)
    expect(panel).to_contain_text(f"Saved: Views of {MOON}")
    expect(panel).to_contain_text("days of the daily series changed, 4")
    (row,) = screens.table_in(saved_panel(entry), holding="Change")
    assert (row["Typed"], row["Change"]) == ("9,000", "+3,800")
    assert row["Before"].replace("\u00a0", " ") == "5,200 on 3 Mar 2024"

    press_button(entry, "undo_entry")
    expect(panel).to_contain_text(f"Taken back: Views of {MOON}")
    expect(form).to_contain_text("Before: 5,200 on 3\u00a0Mar\u00a02024")


def test_wrong_input_is_said_beside_the_field_and_stays_to_be_mended(entry):
    find(entry, "walk on the moon", MOON)
    for text, reason in (
        ("abc", "abc is not a number"),
        ("-5", "-5 cannot be less than zero"),
        ("1.234", "1.234 can mean 1234 or 1.234"),
        ("12.5", "12.5 is not a whole number"),
    ):
        type_figure(entry, "Views", text)
        expect(screens.part(entry, "entry_form")).to_contain_text(reason)
        press_button(entry, "save_entry")
        expect(entry.get_by_test_id("stAlertContentError")).to_contain_text(f"Views: \u201c{text}")
        expect(entry.get_by_role("textbox", name="Views", exact=True)).to_have_value(text)
    expect(screens.part(entry, "entry_saved_panel")).to_have_count(0)


def test_the_keyboard_alone_creates_a_post_and_saves_its_first_figure(entry):
    entry.get_by_role("textbox", name="Find a post").focus()
    entry.keyboard.press("Tab")
    entry.keyboard.type("A new")
    entry.keyboard.press("Enter")
    expect(entry.get_by_role("textbox", name="Title")).to_be_visible()
    screens.settled(entry)
    entry.get_by_role("textbox", name="Title").focus()
    entry.keyboard.type("Typed by hand")
    entry.keyboard.press("Tab")
    entry.keyboard.type("https://youtu.be/hand4567890")
    entry.keyboard.press("Tab")
    expect(screens.part(entry, "entry_form")).to_contain_text("hand4567890")
    screens.settled(entry)
    entry.get_by_role("textbox", name="Views", exact=True).focus()
    entry.keyboard.type("12")
    expect(screens.part(entry, "save_entry")).to_contain_text("Save 1 figure")
    entry.keyboard.press("Control+Enter")
    expect(saved_panel(entry)).to_contain_text("Saved: Views of Typed by hand")
    expect(entry.get_by_role("textbox", name="Find a post")).to_be_focused()


def fifty_rows() -> str:
    lines = []
    wrong = {11: "abc", 20: "-5", 30: "many"}
    for n in range(50):
        day = date(2024, 5, 1) + timedelta(days=n)
        lines.append(f"YouTube\tmoon\t\t{day}\tamount\t{wrong.get(n, 100 + n)}\t3")
    return "\n".join(lines)


def many_posts(page):
    page.get_by_role("radio", name="Many posts").click()
    expect(screens.part(page, "entry_grid_panel")).to_be_visible()
    screens.settled(page)


def paste_into_grid(page, text):
    """As from a spreadsheet: the clipboard into the first cell."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    canvas = screens.part(page, "entry_grid_panel").get_by_test_id("data-grid-canvas").first
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    page.mouse.click(frame["x"] + 270, frame["y"] + 35 + 17)
    page.keyboard.press("Control+v")


def test_of_fifty_pasted_rows_with_three_errors_forty_seven_are_saved_and_three_stay(entry):
    many_posts(entry)
    paste_into_grid(entry, fifty_rows())
    faults = screens.part(entry, "grid_faults")
    expect(faults).to_contain_text("3 rows cannot be saved as typed")
    for line in (
        "Row 12, Views, \u201cabc\u201d: is not a number",
        "Row 21, Views, \u201c-5\u201d: cannot be less than zero",
        "Row 31, Views, \u201cmany\u201d: is not a number",
    ):
        expect(faults).to_contain_text(line)

    screens.go_to(entry, "Overview")
    screens.go_to(entry, "Enter figures")
    expect(faults).to_contain_text("3 rows cannot be saved as typed")

    expect(screens.part(entry, "save_grid")).to_contain_text("Save 47 rows")
    press_button(entry, "save_grid")
    panel = saved_panel(entry)
    expect(panel).to_contain_text("47 days of the daily series changed, 1\u00a0May")
    expect(panel).to_contain_text("3 rows stayed in the grid")
    for row, text in enumerate(("abc", "-5", "many"), 1):
        expect(faults).to_contain_text(f"Row {row}, Views, \u201c{text}\u201d")

    press_button(entry, "undo_entry")
    expect(panel).to_contain_text("The rows are back in the grid")
    expect(screens.part(entry, "save_grid")).to_contain_text("Save 47 rows")


def test_the_template_of_chosen_posts_is_downloaded_filled_in_and_taken_back(entry):
    many_posts(entry)
    entry.get_by_role("textbox", name="Posts").fill("moon")
    expect(screens.part(entry, "grid_add")).to_contain_text("Add 1 post")
    screens.settled(entry)
    press_button(entry, "grid_add")
    (row,) = screens.download(entry, "grid_template")
    assert (row["platform"], row["content"], row["title"]) == ("YouTube", "moon", MOON)

    filled = {**row, "date": "31.03.2024", "kind": "amount", "views": "1.234"}
    text = ";".join(filled) + "\n" + ";".join(filled.values())
    screens.drop_files(entry, ("filled.csv", text))
    press_button(entry, "grid_take_file")
    expect(screens.part(entry, "save_grid")).to_contain_text("Save 1 row")
    press_button(entry, "save_grid")
    expect(saved_panel(entry)).to_contain_text("Saved: Views of")
    (saved,) = screens.table_in(saved_panel(entry), holding="Change")
    assert (saved["Typed"], saved["Of"].replace("\u00a0", " ")) == ("1,234", "31 Mar 2024")


def open_figure(page):
    """The only figure typed for dust, on a freshly drawn history; returns its panel."""
    screens.go_to(page, "Overview")
    screens.go_to(page, "History")
    page.get_by_role("radio", name="Typed figures").click()
    expect(screens.part(page, "figures_rows")).to_be_visible()
    screens.settled(page)
    page.get_by_role("textbox", name="Find").fill("dust")
    expect(page.get_by_text("1 figure; times of")).to_be_visible()
    screens.settled(page)
    canvas = screens.part(page, "figures_rows").get_by_test_id("data-grid-canvas").first
    frame = canvas.bounding_box()
    page.mouse.click(frame["x"] + 15, frame["y"] + 35 + 17)
    panel = screens.part(page, "figure_panel")
    expect(panel).to_contain_text("Views of Dust in one take")
    screens.settled(page)
    return panel


def test_a_typed_figure_is_voided_with_a_reason_and_restored_in_the_history(entry):
    find(entry, "dust", "Dust in one take")
    type_figure(entry, "Views", "900")
    press_button(entry, "save_entry")
    saved_panel(entry)
    panel = open_figure(entry)
    press_button(entry, "void_figure")
    expect(panel).to_contain_text("A figure is voided with a reason")
    panel.get_by_role("textbox", name="Why").fill("wrong account")
    press_button(entry, "void_figure")
    expect(panel).to_contain_text("Voided: nothing typed for this place counts any more.")

    panel = open_figure(entry)
    (row,) = screens.table(entry, "figures_rows")
    assert (row["Figure"], row["State"]) == ("900", "Voided")
    press_button(entry, "restore_figure")
    expect(panel).to_contain_text("Restored: what was typed counts again.")

    events = screens.table_in(open_figure(entry), holding="What")
    assert [event["What"] for event in events] == ["Typed", "Voided", "Restored"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(typed_into, visit, scheme):
    page = visit(typed_into, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    screens.open_page(page, "/entry", title="Enter figures")
    find(page, "walk on the moon", MOON)
    assert not screens.scrolls_sideways(page)
    many_posts(page)
    assert not screens.scrolls_sideways(page)
