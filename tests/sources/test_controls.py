"""What a reading's controls add up, against the plain sum over all of its rows."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Observation, side_by_side
from domain.periods import Period
from domain.vocabulary import Figure, Platform
from sources.controls import Sums
from sources.span import Span

METRICS = ("views", "likes")
FIRST = date(2025, 3, 1)


def total(day: int, post: str, values: tuple[int | None, ...]) -> Observation:
    noon = datetime(2025, 3, 1, 12, tzinfo=UTC) + timedelta(days=day)
    return Observation(Figure.CUMULATIVE, values, post, noon, None, Platform.TIKTOK)


def imported(rows: Sequence[Observation], **limits: int) -> list[Decimal | None]:
    sums = Sums(METRICS, STANDARD_METRICS, **limits)
    for some in side_by_side(rows):
        sums.take_in(some)
    return [control.imported for control in sums.controls({})]


def last_totals(rows: Sequence[Observation], place: int) -> int:
    """Of each post the figure of its latest day, of the same day the one further down."""
    latest: dict[str | None, tuple[datetime, int, int]] = {}
    for number, row in enumerate(rows):
        assert isinstance(row.moment, datetime)
        value = row.values[place]
        if value is not None:
            told = (row.moment, number, value)
            latest[row.subject] = max(latest.get(row.subject, told), told)
    return sum(value for _, _, value in latest.values())


@pytest.mark.parametrize("missing", [0.0, 0.001, 0.3])
@pytest.mark.parametrize("seed", range(3))
def test_running_totals_in_any_order_add_up_to_the_last_of_each_post(seed, missing):
    draw = random.Random(seed)

    def figure():
        return None if draw.random() < missing else draw.randrange(10_000)

    rows = [
        total(draw.randrange(40), f"post-{draw.randrange(300)}", (figure(), figure()))
        for _ in range(9_000)
    ]
    assert imported(rows) == [last_totals(rows, 0), last_totals(rows, 1)]


def test_of_more_posts_than_are_added_up_nothing_is_said():
    rows = [total(0, f"post-{number}", (1, 1)) for number in range(5)]
    assert imported(rows, most_posts=5) == [5, 5]
    assert imported([*rows, total(0, "another", (1, 1))], most_posts=5) == [None, None]


def span_of(rows: Sequence[Observation], stretches: Sequence[Period] = ()) -> Period | None:
    span = Span(stretches)
    for some in side_by_side(rows):
        span.take_in(some)
    return span.days


def test_a_file_speaks_of_its_first_to_its_last_day():
    rows = [total(day, "a", (1, 1)) for day in (5, 2, 9)]
    amount = Observation(Figure.PERIOD, (1, 1), "a", None, Period(FIRST, FIRST))
    assert span_of(rows) == Period(date(2025, 3, 3), date(2025, 3, 10))
    assert span_of([*rows, amount]) == Period(FIRST, date(2025, 3, 10))
    assert span_of([]) is None


def test_stretches_that_a_file_names_stand_for_the_days_of_its_amounts():
    named = Period(date(2025, 3, 4), date(2025, 3, 6))
    amount = Observation(Figure.PERIOD, (1, 1), "a", None, Period(FIRST, FIRST))
    assert span_of([amount], [named]) == named
    assert span_of([amount, total(9, "a", (1, 1))], [named]) == Period(
        date(2025, 3, 4), date(2025, 3, 10)
    )
