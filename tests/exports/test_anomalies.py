from exports.anomalies import series_table, unusual_days_table, unusual_posts_table
from exports.csv_file import to_csv
from tests.note_factories import PEAK, a_note, an_anomaly_report, an_unusual_post, unusual_days


def rows_of(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_unusual_days_tell_what_was_expected_and_who_saw_them():
    days = (unusual_days(), unusual_days(acknowledged=a_note("A star shared it")))
    first, second = rows_of(unusual_days_table(an_anomaly_report(), days))
    assert (first["peak_day"], first["views"], first["expected"]) == (PEAK, 60_000.0, 20_000.0)
    assert (first["platform"], first["account"]) == ("youtube", None)
    assert (first["seen"], second["seen"]) == ("no", "yes")
    assert (second["seen_by"], second["seen_text"]) == ("Ada", "A star shared it")


def test_unusual_posts_tell_typical_and_peers():
    (row,) = rows_of(unusual_posts_table(an_anomaly_report(), (an_unusual_post(),)))
    assert (row["content_id"], row["age_days"], row["typical"], row["peers"]) == (
        7, 7.1, 20_000.0, 91,
    )  # fmt: skip


def test_the_series_has_a_row_per_day_and_marks_what_stood_out():
    report = an_anomaly_report()
    rows = rows_of(series_table(report, report.series[1]))
    assert len(rows) == 28
    assert [row["day"] for row in rows if row["unusual"] == "yes"] == [PEAK]
    assert rows[0]["high"] == 28_000.0


def test_titles_are_no_formulas():
    post = an_unusual_post(title="=1+1")
    assert b",'=1+1," in to_csv(unusual_posts_table(an_anomaly_report(), (post,)))
