"""A running test is read from the sums of its days."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.experiments.reading import read_experiment
from analytics.experiments.verdicts import Verdict
from analytics.experiments.words import verdict_words, warning_words
from domain.experiments import (
    Assignment,
    DayResult,
    DaySums,
    ExperimentSetup,
    FigureKind,
    Looks,
    StoredExperiment,
    VariantSetup,
)

START = date(2026, 7, 6)  # a Monday
TODAY = date(2026, 9, 1)


def a_test(**changes):
    values = {
        "name": "Thumbnail",
        "metric": "click-through rate",
        "kind": FigureKind.SHARES,
        "assignment": Assignment.RANDOM,
        "variants": (VariantSetup("A"), VariantSetup("B")),
        "starts_on": START,
        "unit": "impressions",
    }
    return StoredExperiment(
        7, ExperimentSetup(**{**values, **changes}), None, "ada", datetime(2026, 7, 1, tzinfo=UTC)
    )


def shares(day, variant, people, yes):
    return DayResult(variant, START + timedelta(days=day), DaySums(people, yes, yes))


def of_day(day, variant, value, beside=None):
    """A day of a rotating test."""
    known = beside is not None
    return DayResult(
        variant,
        START + timedelta(days=day),
        DaySums(
            1,
            value,
            value**2,
            beside,
            beside**2 if known else None,
            value * beside if known else None,
        ),
    )


def alternating(values, *, beside=None):
    return [of_day(day, "AB"[day % 2], float(value), beside) for day, value in enumerate(values)]


def test_days_of_a_variant_add_up():
    days = [shares(0, "A", 4000, 400), shares(1, "A", 6000, 600)]
    days += [shares(0, "B", 5000, 600), shares(1, "B", 5000, 600)]
    reading = read_experiment(a_test(), days, today=TODAY)
    assert (reading.report.control_people, reading.report.control_mean) == (10_000, 0.1)
    assert reading.report.results[0].mean == pytest.approx(0.12)
    assert reading.days == 2
    assert verdict_words(reading).startswith("B wins: click-through rate +20 % (")


def test_the_course_tells_what_each_day_would_have_said():
    days = [shares(day, name, 1000, 100 + 20 * (name == "B")) for day in range(5) for name in "AB"]
    course = read_experiment(a_test(), days, today=TODAY).course
    assert [one.day for one in course] == [START + timedelta(days=day) for day in range(5)]
    assert {round(one.estimate, 6) for one in course} == {0.2}
    widths = [one.high - one.low for one in course]
    assert widths == sorted(widths, reverse=True)
    alone = read_experiment(a_test(), days[:4], today=TODAY).report.results[0].effect
    assert (course[1].low, course[1].high) == (alone.low, alone.high)


def test_too_few_people_are_told_in_the_tests_own_unit():
    reading = read_experiment(a_test(), [shares(0, "A", 60, 6), shares(0, "B", 40, 4)], today=TODAY)
    assert reading.report is None
    assert reading.refusal == (
        "Group B of the experiment: not enough data, needs 50 impressions, has 40."
    )
    assert verdict_words(reading) == reading.refusal


def test_a_test_without_results_says_what_it_needs():
    assert "has 0" in verdict_words(read_experiment(a_test(), [], today=TODAY))


def test_a_test_read_once_stays_closed_until_its_planned_days_are_over():
    stored = a_test(looks=Looks.ONCE, planned_days=14)
    days = [shares(0, "A", 9000, 900), shares(0, "B", 9000, 1200)]
    closed = read_experiment(stored, days, today=START + timedelta(days=13))
    assert (closed.report, closed.opens_on) == (None, date(2026, 7, 20))
    assert verdict_words(closed) == "To be read on 20 Jul 2026, when its planned days are over"
    opened = read_experiment(stored, days, today=START + timedelta(days=14))
    assert opened.report.verdict is Verdict.WINNER
    assert opened.course == ()


def test_amounts_with_the_time_before_are_freed_of_it_only_when_every_day_tells_it():
    stored = a_test(kind=FigureKind.AMOUNTS)
    rng = np.random.default_rng(3)
    days = []
    for name in "AB":
        before = rng.gamma(2.0, 50.0, 400)
        after = before + rng.normal(0, 10, 400)
        days.append(
            DayResult(
                name,
                START,
                DaySums(
                    400,
                    after.sum(),
                    (after**2).sum(),
                    before.sum(),
                    (before**2).sum(),
                    (after * before).sum(),
                ),
            )
        )
    freed = read_experiment(stored, days, today=TODAY).report.results[0].effect
    told = days[0].sums
    partly = [DayResult("A", START, DaySums(told.people, told.total, told.squares)), days[1]]
    plain = read_experiment(stored, partly, today=TODAY).report.results[0].effect
    assert freed.high - freed.low < 0.5 * (plain.high - plain.low)


ROTATING = {
    "assignment": Assignment.ROTATING,
    "kind": FigureKind.RATIOS,
    "looks": Looks.ONCE,
    "planned_days": 20,
}


def test_rotating_variants_are_compared_by_days_and_flagged():
    rng = np.random.default_rng(5)
    clicks = 100 + 20 * (np.arange(20) % 2) + rng.normal(0, 3, 20)
    reading = read_experiment(a_test(**ROTATING), alternating(clicks, beside=1000.0), today=TODAY)
    assert reading.report.winner == "B"
    assert reading.report.control_people == 10  # days
    assert any("no random test" in words for words in warning_words(reading))
    assert not any("from first to last" in words for words in warning_words(reading))


def test_rotating_variants_need_a_week_each():
    reading = read_experiment(a_test(**ROTATING), alternating([5.0] * 12, beside=9.0), today=TODAY)
    assert reading.refusal.endswith("needs 7 days, has 6.")


def test_days_that_rose_by_themselves_are_pointed_out():
    rng = np.random.default_rng(9)
    rising = 100 + 4 * np.arange(20) + rng.normal(0, 3, 20)
    reading = read_experiment(a_test(**ROTATING), alternating(rising, beside=1000.0), today=TODAY)
    assert any("The days rose by" in words for words in warning_words(reading))


def test_weekends_that_fall_to_one_variant_are_pointed_out():
    stored = a_test(**{**ROTATING, "kind": FigureKind.AMOUNTS})
    rng = np.random.default_rng(11)
    days = [
        of_day(day, "B" if day % 7 >= 4 else "A", float(rng.normal(100, 5))) for day in range(28)
    ]
    words = warning_words(read_experiment(stored, days, today=TODAY))
    assert "Saturdays and Sundays are spread unevenly: A 0 of 16, B 8 of 12." in words


def test_groups_of_the_wrong_size_are_told_with_their_numbers():
    days = [shares(0, "A", 10_000, 1000), shares(0, "B", 12_000, 1200)]
    reading = read_experiment(a_test(), days, today=TODAY)
    (words,) = warning_words(reading)
    assert "A 10,000 of 11,000 expected, B 12,000 of 11,000 expected" in words
    assert verdict_words(reading).startswith("Not to be trusted")


def test_a_share_that_nobody_reached_is_refused_in_words():
    days = [shares(0, "A", 1000, 0), shares(0, "B", 1000, 3)]
    reading = read_experiment(a_test(), days, today=TODAY)
    assert "mean is zero" in reading.refusal
