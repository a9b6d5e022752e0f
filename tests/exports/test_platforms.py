from exports import platforms as tables
from tests.platform_factories import SHORT, a_platforms_report, a_report_without_posts


def rows_of(table):
    assert all(len(row) == len(table.columns) for row in table.rows)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_table_has_its_columns_with_and_without_posts():
    for report in (a_platforms_report(), a_report_without_posts()):
        for name in ("standings", "levels", "differences", "rates", "audiences", "mix", "leaders"):
            rows_of(getattr(tables, f"{name}_table")(report))
        rows_of(tables.ratios_table(report.ratios))


def test_what_is_compared_is_told_for_every_platform():
    rows = rows_of(tables.standings_table(a_platforms_report()))
    likes = {row["platform"]: row for row in rows if row["metric"] == "likes"}
    assert (likes["x"]["comparable"], likes["x"]["has_figures"]) == ("same", "yes")
    assert (likes["spotify"]["comparable"], likes["spotify"]["has_figures"]) == (
        "not_offered",
        "no",
    )


def test_too_few_posts_leave_the_estimate_empty_and_say_why():
    row = rows_of(tables.levels_table(a_platforms_report()))[2]
    assert (row["median_views_7_days"], row["low"], row["not_told_because"]) == (None, None, SHORT)


def test_rates_name_what_they_count():
    youtube, tiktok = rows_of(tables.rates_table(a_platforms_report()))
    assert youtube["interactions"] == "likes comments shares"
    assert tiktok["like_for_like_interactions"] == "likes comments shares"
    assert (tiktok["rate"], tiktok["like_for_like_rate"], tiktok["per"]) == (0.11, 0.101, "views")


def test_shares_of_a_span_sum_to_one():
    rows = rows_of(tables.mix_table(a_platforms_report()))
    spans = {row["first_day"] for row in rows}
    for span in spans:
        assert sum(r["share_of_views"] for r in rows if r["first_day"] == span) == 1
    assert [row["complete"] for row in rows if row["platform"] == "youtube"][1] == "no"
