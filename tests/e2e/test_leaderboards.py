import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

PATH = "/leaderboards?range=28d"


def open_board(page, path=PATH):
    screens.open_page(page, path, title="Leaderboards")
    expect(screens.part(page, "board_panel")).to_be_visible()
    expect(screens.part(page, "viral_panel")).to_be_visible()
    screens.settled(page)


def test_the_board_on_the_screen_is_the_downloaded_one(page):
    open_board(page)
    shown = screens.table(page, "board")
    written = screens.download(page, "board_csv")
    assert [row["Creator"] for row in shown] == [row["creator"] for row in written]
    assert [int(row["Views"].replace(",", "")) for row in shown] == [
        int(row["views"]) for row in written
    ]
    assert all(
        float(row["typical_low"]) < float(row["typical_views"]) < float(row["typical_high"])
        for row in written
    )


def test_accounts_add_up_to_what_the_overview_says(page):
    open_board(page, f"{PATH}&of=account&minimum=1")
    whole = sum(int(row["views"]) for row in screens.download(page, "board_csv"))
    screens.open_page(page, "/?range=28d&basis=posts")
    screens.expect_figures(page)
    assert whole == screens.exact_amount(page, "views")


def test_choices_stand_in_the_address_and_come_back(page):
    open_board(page)
    screens.part(page, "board_choices").get_by_text("Topics", exact=True).click()
    expect(page).to_have_url(re.compile("[?&]of=topic"))
    screens.settled(page)
    expect(screens.part(page, "board")).to_be_visible()
    page.reload()
    open_again = screens.table(page, "board")
    assert "Topic" in open_again[0]


def test_a_piece_of_content_opens_its_page(page):
    open_board(page, f"{PATH}&of=content")
    first = screens.table(page, "board")[0]
    screens.click_row(page, "board", 0)
    screens.expect_page(page, "Content")
    title = first["Piece of content"]
    expect(page.get_by_role("heading", level=2, name=title, exact=True)).to_be_visible()
