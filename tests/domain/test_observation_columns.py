"""Observations side by side tell what they tell one after the other."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain import gathered
from domain.observation_columns import ObservationColumns
from domain.observations import Observation, gathered_observations, side_by_side
from domain.periods import Period
from domain.vocabulary import Figure, Platform

_DAY = date(2026, 5, 1)
_WHENS = [
    (Figure.CUMULATIVE, datetime(2026, 5, 1, 12, tzinfo=UTC), None),
    (Figure.CUMULATIVE, _DAY, None),
    (Figure.PERIOD, None, Period(_DAY, _DAY)),
]
_figures = st.one_of(
    st.none(),
    st.integers(-(2**64), 2**64),
    st.decimals(allow_nan=False, allow_infinity=False),
)
_rows = st.tuples(
    st.sampled_from(_WHENS),
    st.tuples(_figures, st.integers(0, 2**63 - 1)),
    st.sampled_from([None, "a", "b"]),
    st.sampled_from([None, *Platform]),
)


def packed(row):
    (figure, moment, days), values, subject, platform = row
    return figure, values, subject, moment, days, platform


@given(st.lists(_rows, min_size=1, max_size=30))
def test_rows_come_back_as_they_were(rows):
    told = [packed(row) for row in rows]
    columns = ObservationColumns.of(told)
    assert list(columns) == told
    assert [columns[place] for place in range(len(told))] == told
    assert columns[1:9:2] == told[1:9:2]
    assert len(set(columns.subjects)) == len(columns.subjects)


@given(st.lists(st.lists(_rows, min_size=1, max_size=6), max_size=8), st.integers(1, 5))
def test_columns_and_single_rows_can_be_gathered_in_turns(parts, chunk):
    with gathered_in(chunk):
        mine = gathered_observations()
        listed = []
        for number, part in enumerate(parts):
            seen = [Observation(*packed(row)) for row in part]
            if number % 2:
                mine.extend(seen)
            else:
                mine.extend_chunk(ObservationColumns.of([packed(row) for row in part]))
            listed += seen
        assert list(mine) == listed
        assert len(mine) == len(listed)
        assert [mine[place] for place in range(-len(listed), len(listed))] == listed * 2
        assert mine[::-2] == listed[::-2]
        again = [packed_one for some in side_by_side(mine) for packed_one in some]
        assert [Observation(*one) for one in again] == listed


@contextmanager
def gathered_in(chunk):
    """Chunks of a few items, nearly all of them on the disk."""
    usual = gathered._CHUNK, gathered._HELD
    gathered._CHUNK, gathered._HELD = chunk, 3
    try:
        yield
    finally:
        gathered._CHUNK, gathered._HELD = usual
