"""Draws the pictures of the documentation: `.venv/bin/python -m tests.e2e.pictures`."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e import screens
from tests.e2e.browsers import launch
from tests.e2e.running import PROJECT, Workbench

FOLDER = PROJECT / "docs" / "images"
SIZE = {"width": 1440, "height": 1130}  # as far down as the whole chart
COLOURS = 256
PATIENCE_MS = 60_000


def draw_all() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workbench = Workbench(Path(folder))
        browser = launch(playwright)
        try:
            workbench.start()
            page = browser.new_page(base_url=workbench.url, viewport=SIZE, color_scheme="light")
            expect.set_options(timeout=PATIENCE_MS)
            screens.open_page(page)
            screens.expect_figures(page)
            take(page, "overview")
            workbench.interrupt()
        finally:
            browser.close()
            workbench.end()


def take(page: Page, name: str) -> None:
    """Few colours are enough for a page of text and lines, and keep the repository small."""
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(PROJECT)}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    draw_all()
