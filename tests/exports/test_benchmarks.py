"""Benchmarks as files: every age unrounded, with n, and nothing where posts are too few."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.benchmarks import ComparedBenchmark, placed_posts
from domain.vocabulary import Platform
from exports.benchmarks import (
    compared_table,
    course_table,
    history_table,
    placed_table,
    rates_table,
    refused_table,
)
from exports.csv_file import to_csv
from sources.benchmark_figures import RefusedCell
from tests.benchmark_factories import (
    SHORTS,
    a_benchmark,
    a_history,
    a_report,
    a_spread,
    a_target,
    an_amount,
    an_external_rate,
)
from tests.factories import FOUR_WEEKS


def rows_of(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_history_holds_every_age_of_every_group():
    report = a_report(a_history(SHORTS), a_history(SHORTS[:9], Platform.X, None))
    rows = rows_of(history_table(report, report.groups))
    assert [(row["platform"], row["age_days"]) for row in rows[:8]] == [
        ("youtube", age) for age in (1, 2, 3, 7, 14, 28, 30, 90)
    ]
    week = next(row for row in rows if (row["platform"], row["age_days"]) == ("youtube", 7))
    told = [week[name] for name in ("p10", "p25", "p50", "p75", "p90")]
    assert told == pytest.approx(np.percentile(SHORTS, [10, 25, 50, 75, 90]).tolist())
    assert (week["n"], week["median_low"], week["median_high"]) == (24, 7_000, 18_000)
    assert week["not_enough_data"] is None


def test_too_few_posts_leave_the_figures_empty_and_say_how_many_are_needed():
    report = a_report(a_history(SHORTS[:9]))
    week = rows_of(course_table(report, report.groups[0], (7,)))[0]
    assert [week[name] for name in ("p10", "p50", "p90", "median_low")] == [None] * 4
    assert week["not_enough_data"].startswith("p10 needs 20, has 9; p25 needs 10, has 9")
    assert week["n"] == 9


def test_rates_are_shares_with_the_targets_of_the_same_definition():
    (row,) = rows_of(rates_table(a_spread().rows, [a_benchmark(a_target())]))
    rates = np.arange(1.0, 21) * 4 / 1_000
    assert row["p50"] == pytest.approx(np.median(rates))
    assert row["ratio_of_sums"] == pytest.approx(rates.mean())
    assert (row["counted"], row["denominator"], row["n"]) == ("likes+comments", "views", 20)
    assert (row["team_low"], row["team_target"], row["team_good"]) == (0.02, 0.04, 0.06)
    other = a_target()
    other = replace(other, definition=replace(other.definition, denominator="impressions"))
    (row,) = rows_of(rates_table(a_spread().rows, [a_benchmark(other)]))
    assert row["team_target"] is None


def test_placed_posts_have_their_share_interval_and_n():
    history = a_history(SHORTS)
    rows = rows_of(placed_table("views", 7, placed_posts(history, 7, FOUR_WEEKS)))
    assert rows[2]["share_below"] == pytest.approx(2 / 23)
    assert (rows[2]["n"], rows[2]["views"]) == (23, 3_000)
    short = rows_of(placed_table("views", 7, placed_posts(a_history(SHORTS[:5]), 7, FOUR_WEEKS)))
    assert (short[0]["share_below"], short[0]["n"]) == (None, 4)


def test_figures_of_others_say_what_differs_and_stay_no_formula():
    refused = ComparedBenchmark(
        a_benchmark(replace(an_external_rate(), source="=cmd")), ("another age", "another format")
    )
    fitting = ComparedBenchmark(a_benchmark(an_amount()), own=12_500.0, n=24)
    table = compared_table([refused, fitting])
    first, second = rows_of(table)
    assert first["differences"] == "another age; another format"
    assert (first["own"], first["own_n"]) == (None, None)
    assert (second["own"], second["own_n"], second["format"]) == (12_500, 24, "short")
    assert b",'=cmd," in to_csv(table)


def test_refused_cells_say_where_what_and_what_to_do():
    cell = RefusedCell("f.csv", 3, "platform", "=tok", "one of youtube", "Correct the cell.")
    (row,) = rows_of(refused_table([cell]))
    assert list(row.values()) == ["f.csv", 3, "platform", "=tok", "one of youtube",
                                  "Correct the cell."]  # fmt: skip
