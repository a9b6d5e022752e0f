"""Links of features as a reader looks at them: the surest, its posts, plain or adjusted."""

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


@pytest.fixture
def links(page):
    screens.open_page(page, "/correlations", title="Correlations")
    expect(screens.part(page, "links_panel")).to_be_visible()
    expect(screens.part(page, "importance_panel")).to_be_visible()
    screens.settled(page)
    return page


def test_a_true_effect_of_the_sample_stands_and_its_posts_are_drawn(links):
    heading = screens.seen(screens.part(links, "links_panel").get_by_role("heading").first)
    assert "the surest: topic with" in heading
    pair = screens.part(links, "pair_panel")
    expect(pair).to_contain_text("most with Light")
    expect(pair).to_contain_text("Association, not cause")
    expect(pair.locator(".js-plotly-plot .scatterlayer .trace").first).to_be_attached()


def test_the_file_holds_every_pair_with_its_words(links):
    rows = screens.download(links, "links_csv")
    hook = next(r for r in rows if (r["feature"], r["metric"]) == ("own:hook_seconds", "views"))
    assert hook["stands"] == "yes"
    assert float(hook["high"]) < 0
    held = [r for r in rows if r["feature"] == "platform"]
    assert {r["in_words"] for r in held} == {"It is held fixed in this view."}


def test_plain_and_adjusted_and_the_pair_are_in_the_address(links, visit, sample):
    screens.part(links, "correlations_view").get_by_text("Plain", exact=True).click()
    expect(screens.part(links, "links_panel")).to_contain_text("the surest: platform with")
    screens.settled(links)
    assert screens.address_of(links.url)["view"] == "plain"
    elsewhere = visit(sample)
    link = f"{links.url}&feature=own%3Ahook_seconds&outcome=views"
    screens.open_page(elsewhere, link, title="Correlations")
    expect(screens.part(elsewhere, "pair_panel")).to_contain_text("Hook seconds and views")
    expect(screens.part(elsewhere, "links_panel")).to_contain_text("the surest: platform with")


def test_a_row_of_the_table_leads_to_its_posts(links):
    before = screens.part(links, "pair_panel").get_by_role("heading").first.inner_text()
    screens.click_row(links, "correlation_table", 3, height=35)
    expect(screens.part(links, "pair_panel").get_by_role("heading").first).not_to_have_text(before)
    assert "feature" in screens.address_of(links.url)


def test_too_few_posts_say_how_many_are_needed(page):
    screens.open_page(page, "/correlations?posts=chosen&range=7d", title="Correlations")
    told = screens.part(page, "no_links")
    expect(told).to_contain_text("needs 20 posts")
    told.get_by_role("button", name="Look at a year of posts").click()
    expect(screens.part(page, "links_panel")).to_be_visible()
