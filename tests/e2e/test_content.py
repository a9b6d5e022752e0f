import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def content(page):
    """A piece of content that stands on several platforms, opened through the search."""
    screens.open_page(page)
    screens.expect_figures(page)
    widest = max(screens.table(page, "top_content"), key=lambda row: row["Platform"].count(","))
    screens.go_to(page, "Content")
    screens.search(page, " ".join(widest["Title"].split()[:5]))
    matches = screens.part(page, "content_matches")
    matches.get_by_role("button", name=widest["Title"], exact=True).first.click()
    expect(page.get_by_role("heading", level=2, name=widest["Title"], exact=True)).to_be_visible()
    screens.settled(page)
    return page, widest


def test_a_found_content_shows_its_days_on_every_platform(content):
    page, found = content
    platforms = found["Platform"].split(", ")
    lines = screens.part(page, "content_daily").locator(screens.DRAWN_LINE)
    expect(lines.first).to_be_attached()
    expect(lines).to_have_count(len(platforms))
    days = screens.download(page, "content_daily_csv")
    assert {row["platform"] for row in days} == {name.lower() for name in platforms}
    assert "content" in screens.address_of(page.url)


def test_the_observations_are_those_of_the_file(content):
    page, _ = content
    expect(screens.part(page, "observations_panel")).to_be_visible()
    shown = screens.table(page, "observations_panel")
    written = screens.download(page, "observations_csv")
    assert len(shown) > 1
    assert [row["Views"].replace(",", "") for row in shown] == [
        row["value"] for row in written[: len(shown)]
    ]
    assert all(row["File"] for row in shown)


def test_a_link_to_a_content_opens_it(content, visit, sample):
    page, found = content
    elsewhere = visit(sample)
    screens.open_page(elsewhere, page.url, title="Content")
    expect(
        elsewhere.get_by_role("heading", level=2, name=found["Title"], exact=True)
    ).to_be_visible()


def test_a_content_that_is_not_there_is_told_calmly(page):
    screens.open_page(page, "/content?content=999999", title="Content")
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_search_without_matches_says_what_to_try(page):
    screens.open_page(page, "/content", title="Content")
    screens.search(page, "zzzz qqqq")
    expect(screens.part(page, "content_matches")).to_contain_text("Fewer words find more")


def test_a_search_that_finds_a_suggested_content_shows_it(page):
    screens.open_page(page, "/content", title="Content")
    suggested = screens.part(page, "content_suggestions").get_by_role("button").first.inner_text()
    screens.search(page, suggested)
    matches = screens.part(page, "content_matches")
    expect(matches.get_by_role("button", name=suggested, exact=True).first).to_be_visible()
    expect(page.get_by_text("Something went wrong")).to_have_count(0)


def test_the_post_stands_beside_its_peers_and_the_table_says_the_same(content):
    page, _ = content
    ages = screens.part(page, "ages_panel")
    expect(ages).to_contain_text("typical")
    expect(ages.locator(screens.DRAWN_LINE).first).to_be_attached()
    key = ages.locator("[class*=st-key-age_post_]").first.get_attribute("class") or ""
    number = key.split("st-key-age_post_")[1].split()[0]
    rows = screens.download(page, f"ages_{number}_csv")
    assert {row["part"] for row in rows} == {"post", "typical"}
    assert all(int(row["n"]) >= 5 for row in rows if row["part"] == "typical")


def test_others_of_a_link_are_drawn_beside_it(content, visit, sample):
    page, _ = content
    own = screens.address_of(page.url)["content"]
    other = str(int(own) - 1 if int(own) > 1 else 2)
    elsewhere = visit(sample)
    screens.open_page(elsewhere, f"{page.url}&with={other}", title="Content")
    panel = screens.part(elsewhere, "compare_panel")
    expect(panel.locator(screens.DRAWN_LINE).first).to_be_attached()
    assert screens.address_of(elsewhere.url)["with"] == other


def test_later_and_earlier_lead_there_and_back(content):
    page, found = content
    screens.press(page, "previous_content")
    expect(page.get_by_role("heading", level=2, name=found["Title"], exact=True)).to_have_count(0)
    screens.press(page, "next_content")
    expect(page.get_by_role("heading", level=2, name=found["Title"], exact=True)).to_be_visible()
