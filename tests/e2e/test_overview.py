import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def overview(page):
    screens.open_page(page)
    screens.expect_figures(page)
    return page


def test_opens_with_figures_a_drawn_chart_and_says_that_they_are_a_sample(overview):
    expect(screens.part(overview, "sample_notice")).to_contain_text("Sample data")
    assert re.fullmatch(r"[\d.,]+[KM]?", screens.card_value(overview, "views"))
    assert {"YouTube", "TikTok"} <= screens.legend(overview)
    ranking = screens.table(overview, "top_content")
    assert len(ranking) == 10
    assert all(row["Title"] for row in ranking)


def test_the_ranking_goes_down_and_no_piece_has_more_than_all_together(overview):
    views = [float(row["Views"]) for row in screens.table(overview, "top_content")]
    assert views == sorted(views, reverse=True)
    assert sum(views) <= screens.exact_amount(overview, "views")


def test_the_days_of_the_chart_add_up_to_the_card(overview):
    days = screens.download(overview, "daily_csv")
    selected = [float(row["views"]) for row in days if row["period"] == "selected"]
    assert round(sum(selected)) == screens.exact_amount(overview, "views")


def test_the_downloaded_ranking_is_the_one_on_the_screen(overview):
    shown = screens.table(overview, "top_content")
    written = screens.download(overview, "top_csv")
    assert [row["title"].removeprefix("'") for row in written] == [row["Title"] for row in shown]
    assert [float(row["views"]) for row in written] == [float(row["Views"]) for row in shown]


def test_the_chart_as_a_table_is_the_downloaded_one(overview):
    screens.part(overview, "daily_as_table").get_by_text("Show as table").click()
    shown = screens.table(overview, "daily_panel")
    written = screens.download(overview, "daily_csv")
    assert len(shown) > 5
    assert [(row["day"], row["platform"]) for row in shown] == [
        (row["day"], row["platform"]) for row in written[: len(shown)]
    ]
    assert [float(row["views"]) for row in shown] == [
        float(row["views"]) for row in written[: len(shown)]
    ]


def test_a_row_of_the_ranking_opens_its_page_and_back_returns_with_the_filter(page):
    screens.open_page(page, "/?range=90d&platforms=youtube")
    screens.expect_figures(page)
    third = screens.table(page, "top_content")[2]["Title"]
    screens.click_row(page, "top_content", 2)
    screens.expect_page(page, "Content")
    expect(page.get_by_role("heading", level=2, name=third, exact=True)).to_be_visible()
    page.go_back()
    screens.expect_page(page, "Overview")
    screens.expect_figures(page)
    address = screens.address_of(page.url)
    assert (address["range"], address["platforms"]) == ("90d", "youtube")
    expect(screens.part(page, "range")).to_contain_text("90 days")


def test_unusual_days_are_marked_and_lead_to_what_was_expected_of_them(page):
    screens.open_page(page, "/?range=90d")
    screens.expect_figures(page)
    way = page.get_by_role("link", name=re.compile(r"\d+ unusual days? explained"))
    expect(way).to_be_visible()  # after a start, some seconds later than the chart
    expect(screens.part(page, "daily_panel")).to_contain_text("triangles: unusual days")
    told = re.match(r"\d+", way.inner_text().split("\n")[-1].strip())
    assert told is not None
    way.click()
    screens.expect_page(page, "Anomalies")
    expect(page.get_by_role("heading", level=2).first).to_contain_text(f"{told.group()} unusual")
    assert screens.address_of(page.url)["range"] == "90d"
