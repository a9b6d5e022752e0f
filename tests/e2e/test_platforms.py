import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

YEAR = "/platforms?range=365d"


def open_platforms(page, path=YEAR):
    screens.open_page(page, path, title="Platforms")
    expect(screens.part(page, "standings_panel")).to_be_visible()


def test_what_may_be_compared_stands_before_what_differs(page):
    open_platforms(page)
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert "counted in" in headings[0]
    matrix = {row["Metric"]: row for row in screens.table(page, "standings_panel")}
    assert matrix["Likes"]["YouTube"] == "= same"
    assert matrix["Impressions"]["TikTok"] == "\u2013 not offered"
    expect(screens.part(page, "levels").locator(".scatterlayer .trace").first).to_be_attached()


def test_the_ratios_on_the_screen_are_the_downloaded_ones(page):
    open_platforms(page)
    shown = screens.table(page, "levels_panel")
    written = screens.download(page, "ratios_csv")
    assert [float(row["Times the second"]) for row in shown] == [
        pytest.approx(float(row["times_as_much"]), abs=0.06) for row in written
    ]
    assert all(float(row["low"]) < float(row["high"]) for row in written)


def test_a_link_to_another_metric_opens_it_and_leaders_lead_to_their_page(page):
    open_platforms(page, f"{YEAR}&metric=likes&platforms=youtube,tiktok")
    expect(screens.part(page, "levels_panel")).to_contain_text(
        "Likes of a post in its first 7 days"
    )
    leaders = screens.table(page, "leaders")
    assert {row["Platform"] for row in leaders} == {"YouTube", "TikTok"}
    screens.click_row(page, "leaders", 0, height=35)
    screens.expect_page(page, "Content")
    expect(
        page.get_by_role("heading", level=2, name=leaders[0]["Title"], exact=True)
    ).to_be_visible()
    page.go_back()
    screens.expect_page(page, "Platforms")
    assert screens.address_of(page.url)["metric"] == "likes"


def test_the_parts_of_a_change_add_up_to_what_the_cards_say(page):
    screens.open_page(page)
    screens.expect_figures(page)
    rows = screens.download(page, "change_csv")
    whole = rows[-1]
    parts = ("more_or_fewer_posts", "platform_mix", "per_post", "old_catalogue")
    change = sum(int(whole[part]) for part in parts) + int(whole["posts_without_a_date"])
    assert whole["platform"] == "all"
    assert change == int(whole["change"]) == int(whole["views"]) - int(whole["views_before"])
    assert int(whole["views"]) == screens.exact_amount(page, "views")


def test_a_mover_opens_its_page(page):
    screens.open_page(page)
    screens.expect_figures(page)
    first = screens.table(page, "risen")[0]
    assert re.fullmatch(r"\+[\d,]+", first["Change"])
    screens.click_row(page, "risen", 0)
    screens.expect_page(page, "Content")
    expect(page.get_by_role("heading", level=2, name=first["Title"], exact=True)).to_be_visible()
