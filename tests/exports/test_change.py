from decimal import Decimal

from exports.change import change_table, movers_table
from tests.change_factories import a_change_report, a_movers_report, a_refused_change


def test_every_row_adds_up_and_the_last_one_is_the_sum_of_the_others():
    table = change_table(a_change_report())
    *platforms, whole = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["platform"] for row in (*platforms, whole)] == ["youtube", "tiktok", "all"]
    for row in (*platforms, whole):
        assert sum(list(row.values())[6:]) == row["change"] == row["views"] - row["views_before"]
    for column in table.columns[1:]:
        assert whole[column] == sum(row[column] for row in platforms)


def test_a_change_that_was_not_split_has_no_rows():
    assert change_table(a_refused_change()).rows == []


def test_movers_say_their_direction_and_leave_what_is_unknown_empty():
    table = movers_table(a_movers_report())
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(row["direction"], row["rank"]) for row in rows] == [
        ("rose", 1), ("rose", 2), ("fell", 1),
    ]  # fmt: skip
    assert rows[1]["views_before"] is None
    assert rows[2]["change"] == Decimal(-1500)
