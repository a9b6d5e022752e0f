"""The choice of stretches equals an exhaustive search."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from analytics.stretches import choose_stretches
from domain.periods import Period

DAY_ZERO = date(2025, 1, 1)


def days(first, last):
    return Period(DAY_ZERO + timedelta(days=first), DAY_ZERO + timedelta(days=last))


stretches = st.builds(lambda first, length: days(first, first + length),
                      st.integers(0, 20), st.integers(0, 12))  # fmt: skip


def best_by_trying_all(candidates):
    """Most days, then fewest stretches, then the later ones, the last one compared first."""
    subsets = (
        subset
        for size in range(len(candidates) + 1)
        for subset in combinations(
            sorted(candidates, key=lambda s: (s.last_day, s.first_day)), size
        )
        if not any(a.overlaps(b) for a, b in combinations(subset, 2))
    )
    return max(
        subsets,
        key=lambda subset: (
            sum(stretch.days for stretch in subset),
            -len(subset),
            [(stretch.last_day, stretch.first_day) for stretch in reversed(subset)],
        ),
    )


@given(st.sets(stretches, max_size=9))
def test_the_choice_is_the_best_of_all_subsets(candidates):
    assert choose_stretches(candidates) == best_by_trying_all(candidates)


@given(st.lists(stretches, max_size=9))
def test_order_and_repetition_do_not_matter(candidates):
    assert choose_stretches(candidates + candidates[::-1]) == choose_stretches(candidates)


def test_a_year_wins_over_its_months_and_a_quarter():
    year, quarter, month = days(0, 364), days(0, 89), days(31, 58)
    assert choose_stretches([quarter, year, month]) == (year,)


def test_of_equal_cover_one_stretch_wins_over_two():
    assert choose_stretches([days(0, 4), days(5, 9), days(0, 9)]) == (days(0, 9),)


def test_of_equals_the_later_one_wins():
    assert choose_stretches([days(0, 6), days(3, 9)]) == (days(3, 9),)


def test_neighbours_do_not_overlap():
    assert choose_stretches([days(5, 9), days(0, 4)]) == (days(0, 4), days(5, 9))


def test_nothing_to_choose_from():
    assert choose_stretches([]) == ()
