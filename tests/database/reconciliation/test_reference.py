"""Every rule of docs/decisions/daily-truth.md on figures worked out by hand."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.observations import Number
from domain.periods import Period
from domain.vocabulary import Figure
from tests.database.reconciliation.batches import CUSTOM, METRICS
from tests.database.reconciliation.expected import sum_of_parts
from tests.database.reconciliation.reference import (
    FIRST_TOTAL,
    STATED,
    Said,
    StretchFigure,
    Truth,
    daily_truth,
    day_of,
    day_totals,
    stated_amounts,
)

MARCH = 3
BERLIN = ZoneInfo("Europe/Berlin")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
KOLKATA = ZoneInfo("Asia/Kolkata")
AUCKLAND = ZoneInfo("Pacific/Auckland")


def march(day: int) -> date:
    return date(2024, MARCH, day)


def noon(day: int) -> datetime:
    return datetime(2024, MARCH, day, 12, tzinfo=UTC)


def total(
    moment: datetime | date, value: Number | None, *, by: int = 1, metric: str = "views"
) -> Said:
    return Said(by, Figure.CUMULATIVE, {metric: value}, moment=moment)


def amount(
    first: int, value: Number | None, *, to: int | None = None, by: int = 1, metric: str = "views"
) -> Said:
    days = Period(march(first), march(to or first))
    return Said(by, Figure.PERIOD, {metric: value}, days=days)


def truth(*said: Said, published: date | None = None, zone: ZoneInfo = BERLIN) -> Truth:
    return daily_truth(said, published=published, zone=zone, metrics=METRICS)


def days_of(found: Truth, metric: str = "views") -> dict[int, Fraction]:
    """Day of March to figure."""
    return {day.day: figure.value for day, figure in found.of(metric).items()}


def marked(found: Truth, mark: str, metric: str = "views") -> set[int]:
    return {day.day for day, figure in found.of(metric).items() if getattr(figure, mark)}


class TestWhichDay:
    def test_an_amount_belongs_to_the_day_its_source_printed(self):
        found = truth(amount(5, 7), zone=AUCKLAND)
        assert days_of(found) == {5: 7}

    @pytest.mark.parametrize(
        ("zone", "day"), [(BERLIN, 6), (KOLKATA, 6), (AUCKLAND, 6), (LOS_ANGELES, 5)]
    )
    def test_a_total_belongs_to_the_day_of_its_moment_in_the_workspaces_zone(self, zone, day):
        moment = datetime(2024, 3, 5, 23, 30, tzinfo=UTC)
        found = truth(total(moment, 9), published=march(day), zone=zone)
        assert days_of(found) == {day: 9}

    def test_the_offset_of_the_moment_itself_does_not_matter(self):
        moment = datetime(2024, 3, 6, 0, 30, tzinfo=BERLIN)
        found = truth(total(moment, 9), published=march(5), zone=LOS_ANGELES)
        assert days_of(found) == {5: 9}

    @pytest.mark.parametrize(
        ("moment", "zone", "day"),
        [
            # Summer time starts on 10 March in Los Angeles, on 31 March in Berlin.
            (datetime(2024, 3, 10, 7, 59, tzinfo=UTC), LOS_ANGELES, date(2024, 3, 9)),
            (datetime(2024, 3, 11, 6, 59, tzinfo=UTC), LOS_ANGELES, date(2024, 3, 10)),
            (datetime(2024, 3, 11, 7, 0, tzinfo=UTC), LOS_ANGELES, date(2024, 3, 11)),
            (datetime(2024, 3, 30, 22, 59, tzinfo=UTC), BERLIN, date(2024, 3, 30)),
            (datetime(2024, 3, 31, 21, 59, tzinfo=UTC), BERLIN, date(2024, 3, 31)),
            (datetime(2024, 3, 31, 22, 0, tzinfo=UTC), BERLIN, date(2024, 4, 1)),
            # Summer time ends on 7 April in Auckland.
            (datetime(2024, 4, 6, 11, 0, tzinfo=UTC), AUCKLAND, date(2024, 4, 7)),
            (datetime(2024, 4, 7, 11, 59, tzinfo=UTC), AUCKLAND, date(2024, 4, 7)),
            (datetime(2024, 4, 7, 12, 0, tzinfo=UTC), AUCKLAND, date(2024, 4, 8)),
            (datetime(2024, 3, 5, 18, 29, tzinfo=UTC), KOLKATA, date(2024, 3, 5)),
            (datetime(2024, 3, 5, 18, 30, tzinfo=UTC), KOLKATA, date(2024, 3, 6)),
        ],
    )
    def test_days_begin_at_local_midnight_in_summer_and_winter(self, moment, zone, day):
        assert day_of(moment, zone) == day

    def test_a_total_without_a_moment_belongs_to_its_printed_day(self):
        found = truth(total(march(5), 9), published=march(5), zone=LOS_ANGELES)
        assert days_of(found) == {5: 9}


class TestWhoWins:
    def test_the_latest_import_wins_among_amounts_of_a_day(self):
        assert days_of(truth(amount(5, 8, by=2), amount(5, 7, by=1))) == {5: 8}

    def test_a_missing_amount_never_wins(self):
        assert days_of(truth(amount(5, 7, by=1), amount(5, None, by=2))) == {5: 7}

    def test_zero_is_a_figure_and_wins(self):
        assert days_of(truth(amount(5, 7, by=1), amount(5, 0, by=2))) == {5: 0}

    def test_the_latest_import_wins_among_totals_of_a_moment(self):
        found = truth(total(noon(5), 12, by=2), total(noon(5), 99, by=1), published=march(5))
        assert days_of(found) == {5: 12}

    def test_a_missing_total_never_wins_at_its_moment(self):
        found = truth(total(noon(5), None, by=2), total(noon(5), 9, by=1), published=march(5))
        assert days_of(found) == {5: 9}

    def test_the_last_moment_of_a_day_wins_over_a_later_import(self):
        evening = datetime(2024, 3, 5, 20, tzinfo=UTC)
        found = truth(total(evening, 9, by=1), total(noon(5), 5, by=2), published=march(5))
        assert days_of(found) == {5: 9}

    def test_a_missing_total_in_the_evening_leaves_the_one_of_noon(self):
        evening = datetime(2024, 3, 5, 20, tzinfo=UTC)
        found = truth(total(evening, None), total(noon(5), 5), published=march(5))
        assert days_of(found) == {5: 5}

    def test_a_total_of_the_day_alone_is_that_of_its_end(self):
        late = datetime(2024, 3, 5, 23, 59, tzinfo=LOS_ANGELES)
        found = truth(
            total(march(5), 9), total(late, 8, by=2), published=march(5), zone=LOS_ANGELES
        )
        assert days_of(found) == {5: 9}

    def test_the_latest_import_wins_among_totals_of_the_day_alone(self):
        found = truth(total(march(5), 9, by=2), total(march(5), 8, by=1), published=march(5))
        assert days_of(found) == {5: 9}


class TestDifferences:
    def test_totals_of_consecutive_days_give_the_days_between(self):
        found = truth(total(noon(1), 10), total(noon(2), 15), total(noon(3), 15))
        assert days_of(found) == {2: 5, 3: 0}
        assert marked(found, "estimated") == set()

    def test_the_order_of_arrival_does_not_matter(self):
        found = truth(total(noon(3), 18, by=1), total(noon(1), 10, by=2), total(noon(2), 15, by=3))
        assert days_of(found) == {2: 5, 3: 3}

    def test_each_metric_has_its_own_observed_days(self):
        def both(day: int, views: int, likes: int | None) -> Said:
            return Said(1, Figure.CUMULATIVE, {"views": views, "likes": likes}, noon(day))

        found = truth(both(1, 10, 1), both(2, 15, None), both(3, 21, 4))
        assert days_of(found) == {2: 5, 3: 6}
        assert days_of(found, "likes") == {2: 1, 3: 2}
        assert marked(found, "estimated", "likes") == {2, 3}

    def test_one_total_alone_tells_nothing(self):
        assert truth(total(noon(1), 10)).daily == {}


class TestFalls:
    def test_a_fall_is_a_negative_correction(self):
        found = truth(total(noon(1), 100), total(noon(2), 90), total(noon(3), 95))
        assert days_of(found) == {2: -10, 3: 5}
        assert marked(found, "corrected") == {2}
        assert marked(found, "reset") == set()

    @pytest.mark.parametrize(
        ("before", "after", "figure", "mark"),
        [
            (100, 10, 10, "reset"),
            (100, 11, -89, "corrected"),
            (99, 9, -90, "corrected"),
            (99, 0, -99, "corrected"),
            (101, 10, 10, "reset"),
            (105, 10, 10, "reset"),
            (105, 11, -94, "corrected"),
            (1000, 0, 0, "reset"),
        ],
    )
    def test_a_fall_to_a_tenth_from_a_hundred_or_more_is_a_reset(self, before, after, figure, mark):
        found = truth(total(noon(1), before), total(noon(2), after))
        assert days_of(found) == {2: figure}
        other = {"reset": "corrected", "corrected": "reset"}[mark]
        assert (marked(found, mark), marked(found, other)) == ({2}, set())

    def test_a_tenth_is_exact_for_decimals(self):
        def fall(to: str) -> Truth:
            return truth(
                total(noon(1), Decimal("100.000010"), metric="revenue"),
                total(noon(2), Decimal(to), metric="revenue"),
            )

        assert marked(fall("10.000001"), "reset", "revenue") == {2}
        assert marked(fall("10.000002"), "corrected", "revenue") == {2}

    def test_a_reset_over_a_gap_spreads_the_new_total(self):
        found = truth(total(noon(1), 500), total(noon(5), 10))
        assert days_of(found) == {2: 2, 3: 3, 4: 2, 5: 3}
        assert marked(found, "reset") == marked(found, "estimated") == {2, 3, 4, 5}


class TestFirstTotal:
    def test_it_counts_from_publication(self):
        found = truth(total(noon(4), 10), published=march(1))
        assert days_of(found) == {1: 2, 2: 3, 3: 2, 4: 3}
        assert marked(found, "estimated") == {1, 2, 3, 4}

    def test_on_the_day_of_publication_it_is_known_exactly(self):
        found = truth(total(noon(4), 10), published=march(4))
        assert days_of(found) == {4: 10}
        assert marked(found, "estimated") == set()

    def test_thirty_days_after_publication_it_still_counts(self):
        found = truth(total(noon(31), 31), published=march(1))
        assert days_of(found) == dict.fromkeys(range(1, 32), 1)
        assert found.stretches == frozenset()

    def test_thirty_one_days_after_publication_it_is_a_period_figure(self):
        found = truth(total(noon(31), 31), published=date(2024, 2, 29))
        assert found.daily == {}
        since = Period(date(2024, 2, 29), march(31))
        assert found.stretches == {
            StretchFigure("views", since, FIRST_TOTAL, Fraction(31), Fraction(31))
        }

    def test_the_kept_first_total_leaves_out_what_the_days_inside_tell(self):
        found = truth(total(noon(31), 31), amount(20, 4), published=date(2024, 1, 1))
        since = Period(date(2024, 1, 1), march(31))
        assert found.stretches == {
            StretchFigure("views", since, FIRST_TOTAL, Fraction(31), Fraction(27))
        }

    def test_before_publication_it_is_the_baseline(self):
        found = truth(total(noon(4), 10), total(noon(5), 12), published=march(5))
        assert days_of(found) == {5: 2}
        assert found.stretches == frozenset()

    def test_without_publication_it_is_the_baseline(self):
        assert days_of(truth(total(noon(4), 10), total(noon(5), 12))) == {5: 2}

    def test_stated_days_inside_are_taken_out_of_it(self):
        found = truth(total(noon(4), 10), amount(2, 7), published=march(1))
        assert days_of(found) == {1: 1, 2: 7, 3: 1, 4: 1}
        assert marked(found, "estimated") == {1, 3, 4}


class TestStatedDays:
    def test_a_stated_amount_wins_over_the_difference(self):
        found = truth(total(noon(1), 10), total(noon(2), 15), amount(2, 7))
        assert days_of(found) == {2: 7}

    def test_what_is_left_goes_to_the_other_days(self):
        found = truth(total(noon(1), 10), total(noon(4), 20), amount(3, 7))
        assert days_of(found) == {2: 1, 3: 7, 4: 2}
        assert marked(found, "estimated") == {2, 4}

    def test_a_single_day_left_is_no_estimate(self):
        found = truth(total(noon(1), 10), total(noon(3), 20), amount(2, 7))
        assert days_of(found) == {2: 7, 3: 3}
        assert marked(found, "estimated") == set()

    def test_a_stated_amount_larger_than_the_difference_leaves_less_than_nothing(self):
        found = truth(total(noon(1), 10), total(noon(4), 13), amount(2, 10))
        assert days_of(found) == {2: 10, 3: -3, 4: -4}
        assert marked(found, "corrected") == set()

    def test_fully_stated_days_may_deviate_from_the_totals(self):
        found = truth(total(noon(1), 10), total(noon(3), 20), amount(2, 1), amount(3, 2))
        assert days_of(found) == {2: 1, 3: 2}

    def test_amounts_outside_all_totals_stand(self):
        found = truth(total(noon(3), 10), amount(1, 4), amount(9, 5))
        assert days_of(found) == {1: 4, 9: 5}


class TestGaps:
    def test_a_gap_is_spread_evenly_in_whole_counts(self):
        found = truth(total(noon(1), 0), total(noon(4), 11))
        assert days_of(found) == {2: 3, 3: 4, 4: 4}

    def test_a_fall_is_spread_towards_zero(self):
        found = truth(total(noon(1), 50), total(noon(4), 39))
        assert days_of(found) == {2: -3, 3: -4, 4: -4}
        assert marked(found, "corrected") == marked(found, "estimated") == {2, 3, 4}

    def test_nothing_is_spread_as_estimated_zeros(self):
        found = truth(total(noon(1), 5), total(noon(3), 5))
        assert days_of(found) == {2: 0, 3: 0}
        assert marked(found, "estimated") == {2, 3}

    @pytest.mark.parametrize(
        ("metric", "figures"),
        [
            ("watch_time_s", ["0.3333", "0.3333", "0.3334"]),
            ("revenue", ["0.333333", "0.333333", "0.333334"]),
        ],
    )
    def test_decimals_are_spread_in_their_smallest_unit(self, metric, figures):
        found = truth(
            total(noon(1), Decimal("1.5"), metric=metric),
            total(noon(4), Decimal("2.5"), metric=metric),
        )
        spread = [figure.value for figure in found.of(metric).values()]
        assert spread == [Fraction(figure) for figure in figures]

    def test_a_teams_own_counter_is_spread_in_whole_counts(self):
        found = truth(total(noon(1), 0, metric=CUSTOM.name), total(noon(3), 3, metric=CUSTOM.name))
        assert days_of(found, CUSTOM.name) == {2: 1, 3: 2}


class TestMarks:
    def test_a_stated_day_inside_a_correction_is_not_marked(self):
        found = truth(total(noon(1), 50), total(noon(3), 40), amount(2, 5))
        assert days_of(found) == {2: 5, 3: -15}
        assert marked(found, "corrected") == {3}

    def test_a_stated_day_inside_a_reset_is_not_marked(self):
        found = truth(total(noon(1), 500), total(noon(3), 40), amount(2, 5))
        assert days_of(found) == {2: 5, 3: 35}
        assert marked(found, "reset") == {3}

    def test_a_stated_negative_amount_is_no_correction(self):
        found = truth(amount(2, -5))
        assert days_of(found) == {2: -5}
        assert marked(found, "corrected") == set()


class TestLevelsUniquesAndRates:
    def test_a_level_is_the_last_known_value_of_its_day(self):
        morning = datetime(2024, 3, 5, 8, tzinfo=UTC)
        found = truth(
            total(noon(5), 120, metric="followers_total"),
            total(morning, 110, metric="followers_total", by=2),
            total(noon(8), 90, metric="followers_total"),
        )
        assert days_of(found, "followers_total") == {5: 120, 8: 90}
        assert marked(found, "corrected", "followers_total") == set()

    def test_a_stated_level_wins_over_a_read_one(self):
        found = truth(
            total(noon(5), 120, metric="followers_total", by=2),
            amount(5, 100, metric="followers_total", by=1),
        )
        assert days_of(found, "followers_total") == {5: 100}

    @pytest.mark.parametrize("metric", ["reach", "ctr_pct"])
    def test_uniques_and_rates_come_from_stated_days_only(self, metric):
        found = truth(
            total(noon(1), 5, metric=metric),
            total(noon(3), 7, metric=metric),
            amount(4, 3, metric=metric),
            amount(6, 9, to=9, metric=metric),
            published=march(1),
        )
        assert days_of(found, metric) == {4: 3}
        assert found.stretches == frozenset()


class TestLongerStretches:
    def test_an_amount_for_several_days_tells_of_no_day(self):
        found = truth(amount(1, 70, to=7))
        week = Period(march(1), march(7))
        assert found.daily == {}
        assert found.stretches == {StretchFigure("views", week, STATED, Fraction(70), Fraction(70))}

    def test_its_remainder_leaves_out_stated_and_estimated_days_inside(self):
        found = truth(
            amount(1, 70, to=7), amount(2, 5), amount(9, 4), total(noon(5), 0), total(noon(8), 9)
        )
        assert days_of(found) == {2: 5, 6: 3, 7: 3, 8: 3, 9: 4}
        assert {one.remainder for one in found.stretches} == {Fraction(59)}

    def test_its_remainder_may_be_negative(self):
        found = truth(amount(1, 3, to=7), amount(2, 5))
        assert {one.remainder for one in found.stretches} == {Fraction(-2)}

    def test_the_latest_import_wins_for_the_same_stretch(self):
        found = truth(amount(1, 70, to=7, by=1), amount(1, 80, to=7, by=2), amount(1, None, to=7))
        assert {one.amount for one in found.stretches} == {Fraction(80)}

    def test_nested_and_overlapping_stretches_are_all_kept(self):
        found = truth(amount(1, 70, to=7), amount(2, 20, to=3), amount(5, 50, to=9), amount(3, 2))
        assert {(one.days.first_day.day, int(one.remainder)) for one in found.stretches} == {
            (1, 68),
            (2, 18),
            (5, 50),
        }


class TestMissing:
    def test_no_observations_give_no_days(self):
        assert truth(published=march(1)) == Truth({}, frozenset())

    def test_a_day_of_missing_values_is_absent(self):
        assert truth(amount(5, None), total(noon(6), None)).daily == {}


class TestParts:
    """What the days sum to, told in another way than the reference computes them."""

    _totals = st.dictionaries(st.integers(1, 31), st.integers(0, 300), min_size=1)
    _amounts = st.dictionaries(st.integers(1, 31), st.integers(-20, 90))

    @settings(max_examples=300, deadline=None)
    @given(totals=_totals, amounts=_amounts)
    def test_days_after_the_first_total_sum_to_the_rise_of_the_total(self, totals, amounts):
        said = [total(noon(day), value) for day, value in totals.items()]
        said += [amount(day, value) for day, value in amounts.items()]
        days = days_of(truth(*said))
        after_first = sum(days[day] for day in days if min(totals) < day <= max(totals))
        assert after_first == sum_of_parts(by_day(totals), by_day(amounts))

    @given(totals=_totals)
    def test_without_falls_and_amounts_they_sum_to_last_minus_first(self, totals):
        rising = dict(zip(sorted(totals), sorted(totals.values()), strict=True))
        days = days_of(truth(*[total(noon(day), value) for day, value in rising.items()]))
        assert sum(days.values()) == max(totals.values()) - min(totals.values())

    @given(totals=_totals, published=st.integers(1, 31))
    def test_a_post_seen_from_publication_on_sums_to_its_last_total(self, totals, published):
        published = min(published, *totals)
        said = [total(noon(day), value) for day, value in totals.items()]
        days = days_of(truth(*said, published=march(published)))
        first_total = totals[min(totals)]
        assert sum(days.values()) == first_total + sum_of_parts(by_day(totals), {})
        assert set(days) == set(range(published, max(totals) + 1))

    @given(totals=_totals)
    def test_every_day_after_the_first_total_up_to_the_last_is_known(self, totals):
        found = truth(*[total(noon(day), value) for day, value in totals.items()])
        assert set(days_of(found)) == set(range(min(totals) + 1, max(totals) + 1))


def by_day(figures: Mapping[int, int]) -> dict[date, Fraction]:
    return {march(day): Fraction(figures[day]) for day in sorted(figures)}


def test_amounts_and_totals_are_never_taken_for_each_other():
    said = [amount(5, 7), total(noon(5), 9)]
    assert stated_amounts(said, "views") == {Period(march(5), march(5)): Fraction(7)}
    assert day_totals(said, "views", BERLIN) == {march(5): Fraction(9)}
