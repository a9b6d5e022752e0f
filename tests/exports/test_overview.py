from datetime import date
from decimal import Decimal

from domain.vocabulary import Platform
from exports.content import content_daily_table, observation_table
from exports.file_names import content_name, selection_name, slug
from exports.overview import card_table, daily_table, top_content_table
from exports.rejections import rejection_table
from tests.content_factories import a_content_report
from tests.factories import a_selection, a_top_content_report, an_overview_report
from tests.import_factories import a_reading


def test_days_without_figures_are_not_rows():
    rows = daily_table(an_overview_report()).rows
    tiktok = [row for row in rows if row[0] == "selected" and row[2] == "tiktok"]
    assert len(tiktok) == 24
    assert tiktok[3][1:] == (date(2026, 6, 27), "tiktok", tiktok[3][3], "yes")
    assert {row[0] for row in rows} == {"selected", "compared"}


def test_cards_hold_amounts_to_the_last_digit():
    table = card_table(an_overview_report())
    views = dict(zip(table.columns, table.rows[0], strict=True))
    assert (views["metric"], views["amount"]) == ("views", Decimal(1_240_000))
    saves = dict(zip(table.columns, table.rows[-1], strict=True))
    assert (saves["amount"], saves["comparable"]) == (None, None)


def test_top_content_is_ranked_as_on_the_page():
    table = top_content_table(a_top_content_report())
    assert [row[0] for row in table.rows] == list(range(1, 11))
    assert table.rows[0][3] == "youtube tiktok"


def test_content_tables_mark_estimates_and_name_the_file():
    days = content_daily_table(a_content_report()).rows
    assert sum(row[4] == "yes" for row in days) == 8
    assert observation_table(a_content_report()).rows[1][7] == "Chart data.csv"


def test_rejections_say_where_and_why():
    assert rejection_table(a_reading().rejected).rows == [(17, "Views", "n/a", "is no number")]


def test_file_names_tell_range_and_filter():
    chosen = a_selection(platforms=(Platform.YOUTUBE, Platform.X))
    assert selection_name("daily", "views", chosen) == (
        "daily_views_youtube-x_2026-06-24_2026-07-21.csv"
    )
    assert "all-platforms" in selection_name("daily", "views", a_selection())
    assert content_name(7, "Größe: ../../x", "views") == "content_7_groe-x_views.csv"
    assert slug("") == ""
