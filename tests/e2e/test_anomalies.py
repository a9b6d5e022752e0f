import re

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

QUARTER = "/anomalies?range=90d"


@pytest.fixture
def anomalies(page):
    screens.open_page(page, QUARTER, title="Anomalies")
    drawn = screens.part(page, "anomaly").locator(screens.DRAWN_LINE)
    expect(drawn.first).to_be_attached()
    screens.settled(page)
    return page


def test_the_list_is_the_downloaded_one_and_the_chart_has_its_days(anomalies):
    shown = screens.table(anomalies, "unusual_days")
    written = screens.download(anomalies, "unusual_days_csv")
    assert len(shown) == len(written) > 0
    assert [row["Of"] for row in shown] == [row["series"] for row in written]
    assert all(float(row["q"]) <= 0.05 for row in written)
    days = screens.download(anomalies, "anomaly_csv")
    series = days[0]["series"]
    unusual = {row["day"] for row in days if row["unusual"] == "yes"}
    assert {row["peak_day"] for row in written if row["series"] == series} <= unusual


def test_a_day_is_acknowledged_and_taken_back(anomalies):
    screens.click_row(anomalies, "unusual_days", 0, height=35)
    panel = screens.part(anomalies, "unusual_day_panel")
    panel.get_by_role("textbox", name="What was it").fill("A star shared it")
    panel.get_by_role("textbox", name="Your name").fill("Ada")
    panel.get_by_role("button", name="Acknowledge").click()
    expect(screens.part(anomalies, "notes_done_panel")).to_contain_text("Acknowledged.")
    screens.settled(anomalies)
    assert screens.table(anomalies, "unusual_days")[0]["Seen by"] == "Ada"
    screens.part(anomalies, "notes_undo").get_by_role("button").click()
    expect(screens.part(anomalies, "notes_done_panel")).to_contain_text("removed")
    screens.settled(anomalies)
    assert screens.table(anomalies, "unusual_days")[0]["Seen by"] in ("", "None", "\u2013")


def test_choices_are_in_the_address_and_survive_a_reload(anomalies):
    anomalies.get_by_role("radio", name="Total", exact=True).click()
    screens.settled(anomalies)
    expect(anomalies).to_have_url(re.compile("level=total"))
    anomalies.reload()
    screens.expect_page(anomalies, "Anomalies")
    assert {row["Of"] for row in screens.table(anomalies, "unusual_days")} <= {"Everything"}


def test_an_unusual_post_leads_to_its_page_and_back(page):
    screens.open_page(page, "/anomalies?range=365d", title="Anomalies")
    titles = [row["Title"] for row in screens.table(page, "unusual_posts")]
    screens.click_row(page, "unusual_posts", 0, height=35)
    screens.part(page, "open_unusual").get_by_role("button").click()
    screens.expect_page(page, "Content")
    expect(page.get_by_role("heading", name=titles[0])).to_be_visible()
    page.go_back()
    screens.expect_page(page, "Anomalies")
