from datetime import date

import pytest
from playwright.sync_api import expect

from tests.e2e import exports, screens

pytestmark = pytest.mark.e2e


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
