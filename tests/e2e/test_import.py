import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.e2e import exports, screens

pytestmark = pytest.mark.e2e
TAKEN_BACK = re.compile(r"Taken back[.,]")


@pytest.fixture
def importing(own_page):
    screens.open_page(own_page, "/import", title="Import files")
    return own_page


def test_shows_what_a_file_would_change_and_writes_nothing_before_it_is_asked_to(
    importing, visit, own
):
    screens.drop_files(importing, exports.STUDIO_TABLE, exports.STUDIO_TOTALS)
    card = screens.file_card(importing, "Table data.csv")
    expect(card).to_contain_text("YouTube Studio: videos over a period")
    expect(card).to_contain_text("2 new posts")
    expect(card).to_contain_text("2 of 2 rows can be imported")
    days = card.get_by_test_id("stDateInput")
    expect(days).to_contain_text("Days the figures speak of")
    controls = {row["Figure"]: row for row in screens.table_in(card)}
    assert (controls["Views"]["The file says"], controls["Views"]["Its rows give"]) == (
        "1,500",
        "1,400",
    )
    assert controls["Watch time"]["Which means"] == "They agree."
    expect(screens.file_card(importing, "Totals.csv")).to_contain_text("the channel by day")

    elsewhere = visit(own)
    screens.open_page(elsewhere, "/?from=2025-03-03&to=2025-03-05&compare=off")
    expect(screens.part(elsewhere, "empty_range")).to_contain_text("No figures from 3")


def test_an_import_shows_in_the_charts_with_exactly_the_figures_of_the_file(importing):
    screens.drop_files(importing, exports.STUDIO_TABLE, exports.STUDIO_TOTALS)
    screens.start_import(importing, "Import 2 files")
    results = screens.part(importing, "import_results")
    expect(results).to_contain_text("2 files imported")
    expect(results).to_contain_text("2 of 2 rows were imported")
    assert {"1,500", "1,400"} <= {
        cell for row in screens.table_in(results) for cell in row.values()
    }

    screens.part(importing, "see_charts").get_by_role("button").click()
    screens.expect_page(importing, "Overview")
    screens.expect_figures(importing)
    assert screens.chosen_days(importing) == (date(2025, 3, 3), date(2025, 3, 5))
    assert screens.exact_amount(importing, "views") == 1500
    days = screens.download(importing, "daily_csv")
    selected = {row["day"]: row["views"] for row in days if row["period"] == "selected"}
    assert selected == {"2025-03-03": "500", "2025-03-04": "700", "2025-03-05": "300"}
    ranking = {row["Title"]: row["Views"] for row in screens.table(importing, "top_content")}
    assert ranking == {"How the tide works": "1000", "Why is the sea salty?": "400"}


def test_the_same_file_again_changes_nothing(importing):
    screens.drop_files(importing, exports.TWICE)
    screens.start_import(importing, "Import 1 file")
    expect(screens.part(importing, "import_results")).to_contain_text("1 file imported")
    screens.drop_files(importing, exports.TWICE)
    card = screens.file_card(importing, "august.csv").last
    expect(card).to_contain_text("so nothing changes.")
    expect(importing.get_by_text("There is nothing new to import in these files.")).to_be_visible()
    expect(screens.part(importing, "start_import")).to_have_count(0)


def test_three_files_are_previewed_imported_and_taken_back(importing, visit, own):
    days = "/?from=2023-05-01&to=2023-05-03&compare=off"
    screens.drop_files(
        importing, exports.BEACON_POSTS, exports.BEACON_CHANNEL, exports.BEACON_MUSIC
    )
    posts = screens.file_card(importing, "beacon.csv")
    expect(posts).to_contain_text("Workbench CSV")
    expect(posts).to_contain_text("1 new post. Figures of 2 days would change")
    expect(posts).to_contain_text("Views by day, of the accounts this file speaks of")
    expect(posts.locator(screens.DRAWN_LINE)).to_have_count(1)
    channel = screens.file_card(importing, "Totals.csv")
    expect(channel).to_contain_text("figures of the whole account")
    expect(channel).to_contain_text("amounts per day")
    music = screens.file_card(importing, "Beacon-audience-timeline.csv")
    expect(music).to_contain_text("Account Beacon")

    screens.start_import(importing, "Import 3 files")
    results = screens.part(importing, "import_results")
    expect(results).to_contain_text("3 files imported")
    elsewhere = visit(own)
    screens.open_page(elsewhere, days)
    screens.expect_figures(elsewhere)

    for number in range(3):
        screens.part(importing, f"undo_{number}").get_by_role("button").click()
        expect(results.get_by_text(TAKEN_BACK)).to_have_count(number + 1)
    expect(results).to_contain_text("Taken back, 1 post went with it.")
    expect(results).to_contain_text("3 files of 3 taken back")
    screens.open_page(elsewhere, days)
    expect(screens.part(elsewhere, "empty_range")).to_contain_text("No figures from 1")


def test_figures_imported_before_are_named_with_what_replaces_them(importing):
    screens.drop_files(importing, exports.BEACON_MUSIC)
    screens.start_import(importing, "Import 1 file")
    name, text = exports.BEACON_MUSIC
    screens.drop_files(importing, (name, text.replace(",12,", ",15,") + "2023-05-03,9,7,102\n"))
    card = screens.file_card(importing, name).last
    expect(card).to_contain_text(
        "this file's figures replace those. Streams there: 23 before, 26 now."
    )
    expect(card).to_contain_text("2 of 3 days were imported before from")
    screens.part(importing, "undo_0").get_by_role("button").click()
    expect(importing.get_by_text(TAKEN_BACK)).to_have_count(1)


def test_an_unknown_table_is_mapped_by_its_columns_and_recognised_the_next_time(importing):
    page = importing
    screens.drop_files(page, exports.LETTERS)
    card = screens.file_card(page, "letters.csv")
    expect(card).to_contain_text("Choose the platform, or the column that names it.")
    expect(card).to_contain_text("dates, day.month.year")
    read_as = screens.table_in(card, holding="Sent on")
    assert read_as[0]["Sent on"].replace("\u00a0", " ") == "3.4.2023 \u2192 3 Apr 2023"
    assert read_as[0]["Opened"] == "1.200 \u2192 1,200"

    screens.choose(card, "Platform", "Website")
    screens.choose(card, "What Opened is", "Figure: Views")
    expect(card).to_contain_text("2 of 2 rows can be imported")
    expect(card).to_contain_text("Website \u00b7 one row per post \u00b7 running totals")
    name = card.get_by_role("textbox", name="Name of this mapping")
    name.fill("Harbour letter")
    name.press("Enter")
    card.get_by_role("button", name="Save mapping").click()
    expect(card).to_contain_text("Mapping: Harbour letter")

    screens.start_import(page, "Import 1 file")
    expect(screens.part(page, "import_results")).to_contain_text("2 of 2 rows were imported")
    screens.drop_files(page, exports.MORE_LETTERS)
    again = screens.file_card(page, "more letters.csv")
    expect(again).to_contain_text("Mapping: Harbour letter")
    expect(again).to_contain_text("1 new post")


@pytest.mark.parametrize(
    ("file", "reason"), [(exports.JUNK, "colour"), (exports.COUNTRIES, "countr")]
)
def test_files_that_cannot_be_used_are_refused_calmly(importing, file, reason):
    screens.drop_files(importing, file)
    refusal = screens.part(importing, "refusal_0")
    expect(refusal.get_by_role("heading", name=file[0])).to_be_visible()
    expect(refusal).to_contain_text(reason)
    expect(importing.get_by_text("There is nothing new to import in these files.")).to_be_visible()
    expect(importing.get_by_test_id("stException")).to_have_count(0)


def test_rows_that_cannot_be_read_are_listed_with_column_value_and_reason(importing):
    screens.drop_files(importing, exports.WITH_MISTAKES)
    card = screens.file_card(importing, "june.csv")
    expect(card).to_contain_text("1 of 3 rows can be imported, 2 cannot")
    card.get_by_text("2 rows that cannot be imported").click()
    rejected = screens.table_in(card, holding="Reason")
    assert [(row["Row"], row["Column"], row["Value"]) for row in rejected] == [
        ("3", "views", "many"),
        ("4", "date", "someday"),
    ]
    assert all(row["Reason"] for row in rejected)


def test_a_hostile_file_is_shown_as_text_and_runs_nothing(importing):
    page = importing
    screens.drop_files(page, exports.HOSTILE)
    expect(page.get_by_role("heading", name=exports.HOSTILE[0])).to_be_visible()
    expect(page.get_by_text(exports.HOSTILE_ACCOUNT).first).to_be_visible()
    screens.start_import(page, "Import 1 file")
    expect(screens.part(page, "import_results")).to_contain_text(exports.HOSTILE[0])
    screens.part(page, "see_charts").get_by_role("button").click()
    screens.expect_page(page, "Overview")
    screens.expect_figures(page)
    shown = [row["Title"] for row in screens.table(page, "top_content")]
    assert shown == list(exports.HOSTILE_TITLES)

    for number, title in enumerate(exports.HOSTILE_TITLES):
        screens.open_page(page, "/content", title="Content")
        screens.search(page, f"hostile-{number}")
        matches = screens.part(page, "content_matches")
        assert screens.seen(matches.get_by_role("button").first) == title
        matches.get_by_role("button").first.click()
        heading = page.get_by_role("heading", level=2).first
        expect(heading).not_to_have_text("")
        screens.settled(page)
        assert screens.seen(heading) == title
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x], .katex, main a[href*='example.org']").count() == 0
