"""Google Analytics: reports in sections, pages, and explorations. The fixtures are constructed."""

from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from tests.sources.files import (
    column,
    control,
    fixture,
    read,
    reading,
    real,
    refusal,
    understood,
    with_real_exports,
    written,
)

PAGES = "google_analytics/Pages_and_screens_Page_path_and_screen_class.csv"
FREE_FORM = "google_analytics/free-form-1.csv"
HEAD = "# ---\n# Reports snapshot\n# Account: A\n# Property: Garden\n# ---\n"
JANUARY = "# Start date: 20260101\n# End date: 20260131\n"


def by_day(rows: str, name: str = "Active users") -> str:
    return f"# Start date: 20260105\n# End date: 20260118\n{name}\n{rows}\n"


def test_each_page_is_a_post_with_amounts_of_the_stated_period():
    found = reading(fixture(PAGES))
    assert (found.platform, found.grain) == (Platform.WEBSITE, Grain.POST)
    assert (found.account, found.account_assumed) == ("demo.example", False)
    assert found.period == Period(date(2026, 1, 1), date(2026, 1, 31))
    assert found.period_basis is PeriodBasis.STATED
    assert column(found, "views") == [6225, 1889]
    assert column(found, "avg_engagement_time_s") == [Decimal("139.45"), Decimal("55.96")]
    assert found.posts[0].external_id == "demo.example/blog/desk-light"
    assert found.posts[0].content_type == "page"


def test_average_engagement_is_weighed_by_users():
    stated, imported = control(reading(fixture(PAGES)), "avg_engagement_time_s")
    assert stated is None
    assert imported == pytest.approx((139.45 * 926 + 55.96 * 445) / (926 + 445), abs=1e-4)


def test_the_grand_total_is_a_control_and_no_page():
    found = reading(fixture(FREE_FORM))
    assert control(found, "views") == (512, 512)
    assert control(found, "event_count") == (847, 847)
    assert control(found, "users") == (310, None)
    assert found.rows_read == 3


def test_a_total_is_known_in_every_language_by_the_cell_too_many():
    text = fixture(FREE_FORM).content.decode().replace("Grand total", "Gesamtsumme")
    found = reading(written(text))
    assert (control(found, "views"), found.rows_read) == ((512, 512), 3)


def test_an_exploration_by_date_and_page_gives_pages_by_day():
    found = reading(fixture(FREE_FORM), answers=Answers(account="desk.example"))
    days = [(seen.days.first_day.day, seen.subject) for seen in found.observations]
    assert days == [
        (25, "desk.example/"),
        (25, "desk.example/blog/desk-light"),
        (26, "desk.example/blog/desk-light"),
    ]
    assert any("'Views per active user'" in warning for warning in found.warnings)


def test_sections_of_one_metric_each_make_one_series_by_day():
    text = (
        HEAD
        + by_day("0000,13\n0001,9\n0013,2\n", "Nth day,Active users")
        + by_day("0000,12\n0001,8\n", "Nth day,New users")
        + by_day("DE,4\n", "Country,Active users")
    )
    found = reading(written(text))
    assert (found.account, found.grain) == ("Garden", Grain.ACCOUNT)
    assert found.metrics == ("users", "new_users")
    assert [seen.values for seen in found.observations] == [(13, 12), (9, 8), (2, None)]
    assert found.observations[-1].days == Period(date(2026, 1, 18), date(2026, 1, 18))
    assert any("'Country'" in warning for warning in found.warnings)


def test_weeks_are_stretches_of_seven_days_from_the_first_day_on():
    found = reading(written(HEAD + by_day("0000,70\n0001,44\n", "Nth week,Sessions")))
    assert [seen.days for seen in found.observations] == [
        Period(date(2026, 1, 5), date(2026, 1, 11)),
        Period(date(2026, 1, 12), date(2026, 1, 18)),
    ]


def test_a_last_week_is_cut_where_the_report_ends():
    text = HEAD + "# Start date: 20260105\n# End date: 20260114\nNth week,Sessions\n0001,44\n"
    (seen,) = reading(written(text)).observations
    assert seen.days == Period(date(2026, 1, 12), date(2026, 1, 14))


def test_days_after_the_end_of_the_report_are_refused_by_row():
    found = reading(written(HEAD + by_day("0000,13\n0014,9\n", "Nth day,Active users")))
    assert [(one.row, one.value) for one in found.rejected] == [(10, "0014")]
    assert found.rows_imported == 1


def test_a_day_count_in_another_language_is_known_by_its_look():
    rows = "".join(f"{n:04d},{n + 1}\n" for n in range(14))
    text = "# ---\n# Startdatum: 20260105\n# Enddatum: 20260118\nN. Tag,Aktive Nutzer\n" + rows
    found = reading(written(text))
    assert column(found, "users") == list(range(1, 15))
    assert found.period == Period(date(2026, 1, 5), date(2026, 1, 18))


def test_german_pages_are_understood():
    text = (
        "# ---\n# Property: Garten\n# Startdatum: 20260101\n# Enddatum: 20260131\n# ---\n\n"
        "Seitenpfad und Bildschirmklasse,Aufrufe,Aktive Nutzer\n/,12,7\n"
    )
    found = reading(written(text))
    assert (found.metrics, found.posts[0].external_id) == (("views", "users"), "Garten/")


def test_a_spreadsheet_that_saved_it_with_semicolons_changes_nothing():
    text = fixture(PAGES).content.decode().replace(",", ";")
    lines = [line if line.strip() else ";;;;;;;" for line in text.splitlines()]
    padded = [f"{line};;;;;;;" if line.startswith("#") else line for line in lines]
    found = reading(written("\r\n".join(padded).replace("139.45", "139,45")))
    assert (found.account, found.period) == (
        "demo.example",
        Period(date(2026, 1, 1), date(2026, 1, 31)),
    )
    assert column(found, "avg_engagement_time_s")[0] == Decimal("139.45")


def test_rows_without_a_page_are_left_out_and_counted():
    text = HEAD + JANUARY + "Page path,Views\n/a,3\n(other),40\n(not set),2\n,5\n"
    found = reading(written(text))
    assert (found.rows_read, found.rows_imported) == (4, 1)
    assert any("Left out: 3 rows" in warning for warning in found.warnings)


def test_hosts_and_titles_beside_the_path_are_kept():
    text = HEAD + JANUARY + "Hostname,Page path,Page title,Views\nwww.garden.example,/a,Roses,3\n"
    (page,) = reading(written(text)).posts
    assert (page.external_id, page.url) == (
        "www.garden.example/a",
        "https://www.garden.example/a",
    )
    assert page.title == "Roses"


def test_a_report_of_breakdowns_only_is_refused_with_what_to_export():
    reason = refusal(written(HEAD + JANUARY + "Page title and screen class,Views\nRoses,3\n"))
    assert "'Page title and screen class'" in reason
    assert "Page path and screen class" in reason


def test_pages_broken_down_further_are_refused():
    reason = refusal(written(HEAD + JANUARY + "Page path,Country,Views\n/a,DE,3\n/a,FR,4\n"))
    assert "'Country'" in reason


def test_figures_given_twice_count_once():
    text = HEAD + by_day("0000,13\n", "Nth day,Active users") * 2
    found = reading(written(text))
    assert column(found, "users") == [13]
    differing = HEAD + by_day("0000,13\n", "Nth day,Users") + by_day("0000,5\n", "Nth day,Users")
    found = reading(written(differing))
    assert column(found, "users") == [13]
    assert any("twice" in warning for warning in found.warnings)


def test_site_and_pages_of_one_file_are_two_readings():
    text = HEAD + by_day("0000,13\n", "Nth day,Sessions") + by_day("/a,5\n", "Page path,Views")
    site, pages = map(understood, read(written(text)))
    assert (site.grain, pages.grain) == (Grain.ACCOUNT, Grain.POST)
    assert site.fingerprint != pages.fingerprint


def test_a_page_table_without_its_comments_asks_for_its_period():
    table = written("Page path,Views\n/a,3\n/b,4\n")
    assert reading(table).period_basis is PeriodBasis.ASSUMED
    period = Period(date(2026, 2, 1), date(2026, 2, 28))
    found = reading(table, answers=Answers(account="Garden", period=period))
    assert (found.period, found.period_basis) == (period, PeriodBasis.ANSWERED)


def test_days_counted_from_an_unknown_first_day_are_refused():
    text = "# ---\n# made 20260101\n# : 20260102\nNth day,Sessions\n0000,4\n"
    assert "state the days are missing" in refusal(written(text))


def test_tabs_part_the_cells_below_comments_too():
    text = fixture(FREE_FORM).content.decode().replace(",", "\t")
    found = reading(written(text, "free-form-1.tsv"))
    assert control(found, "views") == (512, 512)


@with_real_exports
def test_invoicekits():
    (found,) = real("ga4_snapshot_2026_invoicekits").values()
    assert (found.account, found.grain) == ("Invoicekits", Grain.ACCOUNT)
    assert found.period == Period(date(2026, 1, 9), date(2026, 2, 5))
    assert len(found.observations) == 28
    assert (found.rows_read, found.rows_imported, found.rejected) == (112, 112, ())
    assert control(found, "new_users") == (None, 89 + 14 + 4)  # its table by channel
    assert column(found, "users")[:3] == [13, 9, 5]
