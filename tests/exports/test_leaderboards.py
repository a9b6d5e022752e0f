from dataclasses import replace
from decimal import Decimal

from exports.csv_file import to_csv
from exports.leaderboards import leaderboard_table, opportunities_table, viral_table
from tests.leaderboard_factories import (
    a_content_board,
    a_leaderboard,
    a_standing,
    a_viral_report,
    some_opportunities,
)


def rows_of(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_row_is_written_with_its_interval_and_denominator():
    first, _, last = rows_of(leaderboard_table(a_leaderboard()))
    assert (first["rank"], first["creator"], first["views"]) == (1, "Ana", Decimal(60_000))
    assert (first["typical_low"], first["typical_high"], first["per"]) == (800.0, 1_250.0, "views")
    assert (last["creator"], last["rank"]) == ("Cem", None)


def test_discord_has_columns_only_where_it_tells_something():
    assert "discord_shares" not in leaderboard_table(a_leaderboard()).columns
    row = a_standing(beside={"discord_shares": Decimal(4)})
    assert rows_of(leaderboard_table(a_leaderboard(rows=(row,))))[0]["discord_shares"] == 4


def test_content_is_written_with_its_address():
    assert rows_of(leaderboard_table(a_content_board()))[0]["url"] == "https://example.org/7"


def test_names_that_a_spreadsheet_would_calculate_are_disarmed():
    report = a_leaderboard(rows=(replace(a_standing(), label="=1+1"),))
    assert b",=1+1," not in to_csv(leaderboard_table(report))


def test_only_web_addresses_are_written_as_such():
    assert [row["url"] for row in rows_of(viral_table(a_viral_report()))] == [
        "https://example.org/1",
        None,
    ]


def test_opportunities_are_written_with_what_they_rest_on():
    (row,) = rows_of(opportunities_table(some_opportunities()))
    assert (row["kind"], row["name"], row["n"], row["of_all"]) == ("untapped", "Ben", 6, 900)
