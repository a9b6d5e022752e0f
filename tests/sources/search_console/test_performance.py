"""Search Console: the site by day, pages over its days. The tables are made up here."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from domain.observations import Answers, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from sources import read_files
from tests.sources.files import (
    EXPORTS,
    TODAY,
    column,
    control,
    packed,
    read,
    reading,
    refusal,
    understood,
    with_real_exports,
    written,
)

CHART = "Date,Clicks,Impressions,CTR,Position\n2026-01-07,0,0,,\n2026-01-08,2,50,4%,12.5\n"
PAGES = "Top pages,Clicks,Impressions,CTR,Position\nhttps://www.garden.example/a/,2,40,5%,10\n"
FILTERS = "Filter,Value\nSearch type,Web\nDate,Last 3 months\n"
DAYS_OF_CHART = Period(date(2026, 1, 7), date(2026, 1, 8))


def export(folder: str = "garden.example-Performance-on-Search-2026-02-05", **files: str):
    return read(*(written(text, f"{folder}/{name}.csv") for name, text in files.items()))


def workbook(**sheets: list[list[object]]) -> SourceFile:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    name = "https___www.garden.example_-Performance-on-Search-2026-02-05 (1).xlsx"
    return SourceFile(name, content.getvalue())


def hours(first: int, last: int, day: str = "2026-02-04") -> str:
    return "".join(f"{day} {hour:02d}:00:00,1,{hour + 1},,{hour}\n" for hour in range(first, last))


def test_the_chart_is_the_site_by_day():
    found = reading(written(CHART))
    assert (found.platform, found.grain) == (Platform.WEBSITE, Grain.ACCOUNT)
    assert found.metrics == ("clicks", "impressions", "ctr_pct", "position")
    assert [seen.values for seen in found.observations] == [(0, 0, None, None), (2, 50, 4, 12.5)]
    assert (found.account, found.account_assumed) == ("Website", True)


def test_pages_cover_the_days_that_the_chart_draws():
    pages, chart = map(understood, export(Pages=PAGES, Chart=CHART, Filters=FILTERS))
    assert (pages.period, pages.period_basis) == (DAYS_OF_CHART, PeriodBasis.COMPANION)
    assert pages.posts[0].external_id == "www.garden.example/a/"
    assert pages.account == chart.account == "garden.example"


def test_days_chosen_one_by_one_win_over_the_chart():
    filters = FILTERS.replace("Last 3 months", '"Jan 1, 2026-Jan 31, 2026"')
    pages, _ = map(understood, export(Pages=PAGES, Chart=CHART, Filters=filters))
    assert pages.period == Period(date(2026, 1, 1), date(2026, 1, 31))


def test_without_a_chart_the_length_in_the_filters_is_a_guess():
    files = {"Pages": PAGES, "Filters": FILTERS.replace("3 months", "28 days")}
    (pages,) = map(understood, export(**files))
    assert pages.period_basis is PeriodBasis.ASSUMED
    assert pages.period.days == 28
    assert any("Chart.csv" in warning for warning in pages.warnings)


def test_the_answered_period_wins():
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    found = reading(written(PAGES), answers=Answers(period=period))
    assert (found.period, found.period_basis) == (period, PeriodBasis.ANSWERED)


def test_filters_alone_say_what_they_are_for():
    assert "import them together" in refusal(written(FILTERS))


def test_a_narrowed_export_says_it_is_of_a_part():
    filters = FILTERS + "Query,+roses\n"
    pages, chart = map(understood, export(Pages=PAGES, Chart=CHART, Filters=filters))
    for found in (pages, chart):
        assert any("Query: +roses" in warning for warning in found.warnings)


def test_a_chart_in_another_folder_tells_nothing():
    pages = written(PAGES, "one/Pages.csv")
    found = understood(read(pages, written(CHART, "two/Chart.csv"))[0])
    assert found.period_basis is PeriodBasis.ASSUMED


def test_a_workbook_says_rates_as_fractions_and_its_sheets_know_each_other():
    head = ["Clicks", "Impressions", "CTR", "Position"]
    book = workbook(
        Chart=[["Date", *head], [date(2026, 1, 8), 2, 50, 0.04, 12.5]],
        Pages=[["Top pages", *head], ["https://www.garden.example/a/", 2, 40, 0.05, 10]],
        Queries=[["Top queries", *head], ["roses", 2, 40, 0.05, 10]],
        Filters=[["Filter", "Value"], ["Date", "Last 28 days"]],
    )
    entries = {entry.file_name.rpartition("/")[2]: entry for entry in read(book)}
    assert set(entries) == {"Chart", "Pages", "Queries"}
    assert column(entries["Chart"], "ctr_pct") == [4]
    assert entries["Pages"].period == Period(date(2026, 1, 8), date(2026, 1, 8))
    assert entries["Pages"].account == entries["Chart"].account == "garden.example"
    assert isinstance(entries["Queries"], Refusal)


@pytest.mark.parametrize(
    "first", ["Top queries", "Country", "Device", "Häufigste Suchanfragen", "Search Appearance"]
)
def test_parts_that_tell_of_no_page_are_refused(first):
    text = f"{first},Clicks,Impressions,CTR,Position\nx,2,40,5%,10\n"
    assert repr(first) in refusal(written(text))


def test_a_comparison_of_two_periods_is_refused_with_what_to_do():
    text = (
        "Top pages,Last 28 days Clicks,Previous 28 days Clicks,Last 28 days Position,"
        "Previous 28 days Position\nhttps://a.example/,1,2,3,4\n"
    )
    assert "turn the comparison off" in refusal(written(text))


def test_german_pages_saved_with_semicolons_are_understood():
    text = (
        "Häufigste Seiten;Klicks;Impressionen;CTR;Position;\r\n"
        "https://garten.example/a;12;1.400;0,86%;4,2;\r\n"
    )
    found = reading(written(text))
    assert found.observations[0].values == (12, 1400, Decimal("0.86"), Decimal("4.2"))


def test_whole_days_of_hours_are_added_up_by_impressions():
    text = "Time (UTC+01:00),Clicks,Impressions,CTR,Position\n" + hours(20, 24, "2026-02-03")
    found = reading(written(text + hours(0, 24)))
    (seen,) = found.observations
    assert seen.days == Period(date(2026, 2, 4), date(2026, 2, 4))
    assert seen.values[:2] == (24, 24 * 25 / 2)
    weighed = sum(hour * (hour + 1) for hour in range(24)) / 300
    assert float(seen.values[3]) == pytest.approx(weighed)
    assert any("2026-02-03" in warning for warning in found.warnings)
    assert (found.rows_read, found.rows_imported) == (28, 24)


def test_parts_of_days_are_no_days():
    text = "Time (UTC+01:00),Clicks,Impressions,CTR,Position\n" + hours(1, 24)
    assert "not one whole day" in refusal(written(text))


def test_pages_with_and_without_encryption_are_two():
    text = PAGES + "http://www.garden.example/a/,1,3,33.3%,9\n"
    first, second = reading(written(text)).posts
    assert second.external_id == "http://www.garden.example/a/" != first.external_id


def test_what_is_no_address_is_refused_by_row():
    found = reading(written(PAGES + "https://,1,3,33.3%,9\n"))
    assert [(one.row, one.column) for one in found.rejected] == [(3, "Top pages")]


def test_an_archive_names_the_site_of_a_chart_alone():
    archive = SourceFile(
        "roses.example-Performance-on-Search-2026-02-05.zip",
        packed({"Chart.csv": CHART.encode(), "Filters.csv": FILTERS.encode()}),
    )
    (found,) = map(understood, read(archive))
    assert found.account == "roses.example"


@with_real_exports
def test_invoicekits():
    paths = sorted((EXPORTS / "gsc_performance_2026_invoicekits").glob("*.csv"))
    files = [SourceFile(f"export/{path.name}", path.read_bytes()) for path in paths]
    entries = {entry.file_name: entry for entry in read_files(files, today=TODAY)}
    chart, pages = entries.pop("export/Chart.csv"), entries.pop("export/Pages.csv")
    assert (control(chart, "clicks"), control(chart, "impressions")) == ((None, 9), (None, 1_361))
    assert control(chart, "ctr_pct")[1] == pytest.approx(100 * 9 / 1_361, abs=0.005)
    assert len(chart.observations) == 29
    assert (pages.rows_imported, pages.rejected) == (28, ())
    assert pages.period == Period(date(2026, 1, 7), date(2026, 2, 4))
    assert pages.account == chart.account == "invoicekits.com"
    assert all(isinstance(entry, Refusal) for entry in entries.values())
    assert len(entries) == 4  # queries, countries, devices, and an empty one; filters tell others
