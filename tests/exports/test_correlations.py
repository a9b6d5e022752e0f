"""The files hold every pair with its figures, and reasons where there are none."""

import csv
import io

from analytics.correlations import importance_of
from exports.correlations import correlation_table, importance_table
from exports.csv_file import to_csv
from tests.correlation_factories import a_correlation_report

REPORT = a_correlation_report()


def _rows(table):
    return list(csv.DictReader(io.StringIO(to_csv(table).decode("utf-8-sig"))))


def test_every_pair_has_a_row_with_its_figures():
    rows = _rows(correlation_table(REPORT))
    assert len(rows) == 6 * 2
    face = next(r for r in rows if (r["feature"], r["metric"]) == ("own:face", "views"))
    found = REPORT.finding("own:face", "views")
    assert float(face["estimate"]) == found.estimate
    assert (float(face["low"]), float(face["high"])) == (found.low, found.high)
    assert float(face["change"]) == found.effect.change
    assert (face["n"], face["stands"]) == ("240", "yes")
    assert face["held_fixed"] == "platform and account; format"
    assert face["in_words"].startswith("Posts where face is yes went with")


def test_a_pair_without_meaning_is_empty_and_says_why():
    rows = _rows(correlation_table(REPORT))
    links = next(r for r in rows if r["feature"] == "links")
    assert (links["estimate"], links["q"], links["stands"], links["n"]) == ("", "", "", "")
    assert links["in_words"].startswith("It does not vary")


def test_importance_starts_with_all_features_together():
    found = importance_of(REPORT, "views")
    first, second, *_ = _rows(importance_table(found))
    assert first["feature"] == "all"
    assert float(first["share"]) == found.importance.share
    assert second["feature"] == "own:face"
    assert float(second["low"]) == found.importance.features[0].low
