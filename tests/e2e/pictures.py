"""Draws the pictures of the documentation: `.venv/bin/python -m tests.e2e.pictures [name ...]`."""

import io
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e import screens
from tests.e2e.browsers import launch
from tests.e2e.every_page import EVERY_PAGE
from tests.e2e.running import PROJECT, Workbench

FOLDER = PROJECT / "docs" / "images"
SIZE = {"width": 1440, "height": 1290}  # as far down as the overview's whole chart
SHORTEST = 560  # of pages with little on them
BELOW = 32
WIDTH = 1120  # as wide as a page of documentation shows it
COMMON, RARE = 159, 96  # colours: by how often they occur, and so that every hue stays
PATIENCE_MS = 90_000


def draw_all(names: Collection[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workbench = Workbench(Path(folder))
        browser = launch(playwright)
        try:
            workbench.start()
            page = browser.new_page(base_url=workbench.url, viewport=SIZE, color_scheme="light")
            expect.set_options(timeout=PATIENCE_MS)
            if "filter" in names:
                draw_filter(page)
            for shown in EVERY_PAGE:
                if shown.name in names:
                    shown.open(page)
                    take(page, shown.name)
            workbench.interrupt()
        finally:
            browser.close()
            workbench.end()


def draw_filter(page: Page) -> None:
    screens.open_page(page, "/?range=90d&platforms=youtube,tiktok")
    screens.expect_figures(page)
    screens.part(page, "filter").get_by_role("button").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    screens.settled(page)
    take(page, "filter")


def take(page: Page, name: str) -> None:
    """Few colours are enough for a page of text and lines, and keep the repository small."""
    page.evaluate("document.fonts.ready")
    clip = {"x": 0, "y": 0, "width": SIZE["width"], "height": _reach(page)}
    taken = page.screenshot(animations="disabled", clip=clip)
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{name}.png"
    _with_few_colours(picture).save(file, optimize=True)
    print(f"{file.relative_to(PROJECT)}: {file.stat().st_size // 1024} KB")


def _with_few_colours(picture: Image.Image) -> Image.Image:
    methods = Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE
    colours = [255, 255, 255]
    for number, method in zip((COMMON, RARE), methods, strict=True):
        found = picture.quantize(number, method=method, dither=Image.Dither.NONE).getpalette()
        colours += (found or [])[: 3 * number]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _reach(page: Page) -> float:
    """Down to the last thing on the page, as far as the window goes."""
    blocks = page.get_by_test_id("stMainBlockContainer").get_by_test_id("stVerticalBlock")
    box = blocks.first.bounding_box()
    assert box is not None
    return min(max(box["y"] + box["height"] + BELOW, SHORTEST), SIZE["height"])


if __name__ == "__main__":
    draw_all(sys.argv[1:] or ["filter", *(shown.name for shown in EVERY_PAGE)])
