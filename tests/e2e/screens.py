"""The workbench's pages as a reader handles them: what to look for and where to click."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

DRAWN_LINE = ".scatterlayer .trace path.js-line"
_CELLS = """grid => [
    [...grid.querySelectorAll('th')].map(cell => cell.textContent),
    ...[...grid.querySelectorAll('tbody tr')].map(
        row => [...row.querySelectorAll('td')].map(cell => cell.textContent)),
]"""


def settled(page: Page) -> None:
    """The script of the page has run and nothing is shown in grey any more."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def part(page: Page, key: str) -> Locator:
    """What the page drew under this key."""
    return page.locator(f".st-key-{key}")


def open_page(page: Page, path: str = "/", *, title: str = "Overview") -> None:
    page.goto(path)
    expect_page(page, title)


def expect_page(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    settled(page)


def go_to(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
    expect_page(page, title)


def expect_figures(page: Page) -> None:
    expect(part(page, "card_views")).to_be_visible()
    expect(part(page, "daily").locator(DRAWN_LINE).first).to_be_attached()
    settled(page)


def card_value(page: Page, metric: str) -> str:
    return part(page, f"card_{metric}").get_by_test_id("stMetricValue").inner_text().strip()


def explanation(page: Page, metric: str) -> str:
    """What the question mark beside a card says."""
    part(page, f"card_{metric}").get_by_role("button", name="Help for").hover()
    tooltip = page.get_by_test_id("stTooltipContent")
    expect(tooltip).to_be_visible()
    told = tooltip.inner_text()
    page.mouse.move(0, 0)
    expect(tooltip).to_have_count(0)
    return told


def exact_amount(page: Page, metric: str) -> int:
    told = re.search(r"Exactly\s+([\d,]+)", explanation(page, metric))
    assert told is not None
    return int(told.group(1).replace(",", ""))


def chosen_days(page: Page) -> tuple[date, date]:
    """The days of the link to exactly this view."""
    part(page, "share").get_by_role("button").first.click()
    shown = page.get_by_test_id("stCode").first
    expect(shown).to_be_visible()
    parameters = address_of(shown.inner_text())
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    return date.fromisoformat(parameters["from"]), date.fromisoformat(parameters["to"])


def address_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url.strip()).query).items()}


def days_in_address(page: Page) -> tuple[date, date]:
    address = address_of(page.url)
    return date.fromisoformat(address["from"]), date.fromisoformat(address["to"])


def press(page: Page, key: str) -> None:
    """A click on a button, and what it leads to."""
    address = page.url
    part(page, key).get_by_role("button").click()
    expect(page).not_to_have_url(address)
    settled(page)


def choose_range(page: Page, label: str) -> None:
    part(page, "range").get_by_role("button").first.click()
    page.get_by_test_id("stPopoverBody").get_by_role("radio", name=label, exact=True).click()
    expect(part(page, "range").get_by_role("button").first).to_contain_text(label)
    page.keyboard.press("Escape")
    settled(page)


def legend(page: Page) -> set[str]:
    """The names that stand beside the lines of the daily chart."""
    return set(part(page, "daily").locator(".annotation-text").all_text_contents())


def table(page: Page, key: str) -> list[dict[str, str]]:
    """The first table in the part of the page with this key."""
    return table_in(part(page, key))


def table_in(place: Locator, *, holding: str = "") -> list[dict[str, str]]:
    """The rows of a table, read from the copy it keeps for screen readers once that stands still:
    it is brought up to date some time after the table is painted."""
    grid = place.locator("canvas table").filter(has_text=holding).first
    expect(grid).to_be_attached()
    shown, before = grid.evaluate(_CELLS), None
    while shown != before:
        place.page.wait_for_timeout(400)
        shown, before = grid.evaluate(_CELLS), shown
    columns, *rows = shown
    return [dict(zip(columns, row, strict=True)) for row in rows]


def click_row(page: Page, key: str, row: int, *, header: int = 35, height: int = 38) -> None:
    """Tables are painted, so a row is a place on the canvas."""
    canvas = part(page, key).get_by_test_id("data-grid-canvas").first
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 150, frame["y"] + header + height * (row + 0.5))


def download(page: Page, key: str) -> list[dict[str, str]]:
    with page.expect_download() as started:
        part(page, key).get_by_role("button").click()
    written = Path(started.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


def drop_files(page: Page, *files: tuple[str, str]) -> None:
    """Name and text of each file, handed to the page as a person would."""
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in files]
    )


def file_card(page: Page, name: str) -> Locator:
    """What the import page tells of a waiting file."""
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator("[class*=st-key-file_]").filter(has=heading)


def choose(place: Locator, label: str, option: str) -> None:
    """Takes an option of a select box, as a person types its beginning."""
    field = place.get_by_role("combobox", name=label)
    field.fill(option)
    place.page.get_by_role("option", name=option, exact=True).click()
    settled(place.page)


def start_import(page: Page, label: str) -> None:
    button = part(page, "start_import").get_by_role("button", name=label)
    expect(button).to_be_visible()
    button.click()
    expect(part(page, "import_results")).to_be_visible()
    settled(page)


def search(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="Find content")
    field.fill(text)
    field.press("Enter")
    expect(part(page, "content_matches")).to_be_visible()
    settled(page)


def seen(place: Locator) -> str:
    """Its text as a reader sees it, without the invisible characters that keep it plain."""
    return place.inner_text().replace("\u2060", "").strip()


def scrolls_sideways(page: Page) -> bool:
    """Whether the page itself does; wide tables may scroll inside their frames."""
    return page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
            .some(element => element.scrollWidth > element.clientWidth)"""
    )
