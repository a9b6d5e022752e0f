"""Benchmarks as a team uses them: own history, a figure of others, a target, and taking it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

HEADER = (
    "platform,format,metric,interactions,denominator,age_days,value,low,high,unit,source,dated,n,"
    "definition,link\n"
)
FITTING = (
    "tiktok,short,views,,,7,15000,6000,31000,count,Short video study,2026-06-01,48000,"
    "Views after a week,https://example.org/shorts\n"
)
APART = (
    "instagram,,engagement_rate,likes+comments,followers,,0.43,,,percent,Industry report,"
    "2026-02-01,2100,Likes and comments per follower,https://example.org/report\n"
)


def open_benchmarks(page: Page, query: str = "") -> None:
    screens.open_page(page, f"/benchmarks{query}", title="Benchmarks")
    expect(screens.part(page, "import_benchmarks")).to_be_visible()
    screens.settled(page)


def import_table(page: Page, text: str) -> None:
    screens.part(page, "import_benchmarks").get_by_text("Import a table").click()
    screens.drop_files(page, ("figures.csv", text))
    expect(page.get_by_text("figures.csv").first).to_be_visible()
    screens.settled(page)
    screens.part(page, "import_benchmarks_now").get_by_role("button").click()
    screens.settled(page)


def shown_history(page: Page) -> list[dict[str, str]]:
    """A table is painted once it is in sight."""
    screens.part(page, "history_csv").scroll_into_view_if_needed()
    return screens.table_in(screens.part(page, "history_panel"), holding="Middle half")


def figure(page: Page, source: str) -> dict[str, str] | None:
    if not screens.part(page, "compared_csv").count():
        return None
    rows = screens.download(page, "compared_csv")
    return next((row for row in rows if row["source"] == source), None)


def remove_shown(page: Page) -> None:
    screens.part(page, "figure_remove").get_by_role("button").click()
    expect(screens.part(page, "figures_done")).to_contain_text("It is removed.")
    screens.settled(page)


def test_own_history_is_downloaded_as_it_is_shown(page):
    open_benchmarks(page, "?age=28")
    rows = screens.download(page, "history_csv")
    shorts = next(
        row for row in rows
        if (row["platform"], row["format"], row["age_days"]) == ("tiktok", "short", "28")
    )  # fmt: skip
    assert int(shorts["n"]) >= 20
    levels = [float(shorts[name]) for name in ("p10", "p25", "p50", "p75", "p90")]
    assert levels == sorted(levels)
    panel = shown_history(page)
    shown = next(row for row in panel if row["Platform and format"] == "TikTok, short")
    assert shown["Median (95 %)"].startswith(f"{round(levels[2]):,}")
    few = [row for row in rows if row["p50"] == "" and row["age_days"] == "28"]
    assert all(int(row["n"]) < 10 for row in few)


def test_a_link_leads_to_the_same_age_group_and_standing(page):
    open_benchmarks(page, "?age=14&group=tiktok:short&amount=1000000000")
    panel = screens.part(page, "group_panel")
    expect(panel).to_contain_text("1,000,000,000 views after 14 days: above 100")
    expect(panel).to_contain_text("Of own posts, TikTok, short, at the same age")


def test_figures_of_others_are_imported_compared_removed_and_brought_back(page, visit, sample):
    open_benchmarks(page, "?group=tiktok:short")
    import_table(page, HEADER + FITTING + APART)
    expect(screens.part(page, "figures_done")).to_contain_text("2 added")
    expect(screens.part(page, "history_panel")).to_contain_text("Short video study")
    expect(screens.part(page, "group_panel")).to_contain_text("Short video study")
    fitting, apart = figure(page, "Short video study"), figure(page, "Industry report")
    assert float(fitting["own"]) > 0
    assert int(fitting["own_n"]) >= 20
    assert (apart["own"], apart["differences"].split(":")[0]) == ("", "another denominator")

    choose_row(page, 0)
    expect(screens.part(page, "figure_detail")).to_contain_text("Not compared with own figures")
    number = screens.address_of(page.url)["figure"]
    elsewhere = visit(sample)
    open_benchmarks(elsewhere, f"?figure={number}")
    expect(screens.part(elsewhere, "figure_detail")).to_contain_text("Industry report")
    remove_shown(elsewhere)
    assert figure(elsewhere, "Industry report") is None
    screens.part(elsewhere, "benchmarks_undo").get_by_role("button").click()
    expect(screens.part(elsewhere, "figures_done")).to_contain_text("It is back.")
    assert figure(elsewhere, "Industry report") is not None

    for source in ("Industry report", "Short video study"):
        take_away(elsewhere, source)


def choose_row(page: Page, row: int) -> None:
    """By its box in the first column; tables are painted, so that is a place on the canvas."""
    canvas = screens.part(page, "figures_panel").get_by_test_id("data-grid-canvas").first
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 16, frame["y"] + 35 * (row + 1) + 17)


def take_away(page: Page, source: str) -> None:
    """So that the sample is as it was for other tests."""
    open_benchmarks(page)
    rows = screens.download(page, "compared_csv")
    place = [row["source"] for row in rows].index(source)
    choose_row(page, place)
    expect(screens.part(page, "figure_detail")).to_contain_text(source)
    remove_shown(page)
