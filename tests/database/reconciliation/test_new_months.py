"""Days derived straight into months that are new equal the reference, as all others do."""

from datetime import timedelta

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from database import partitions
from domain.observations import Observation
from domain.vocabulary import Figure, Grain
from tests.database.reconciliation.batches import (
    ACCOUNT_OF_POST,
    WINDOW_STARTS,
    ZONES,
    Batch,
    batches,
    days_of_window,
    moments,
    post_facts,
    values,
)
from tests.database.reconciliation.bookkeeping import assert_shown, taken_back
from tests.database.reconciliation.histories import History, ImportBatch, UndoImport
from tests.database.reconciliation.test_against_reference import opened, some_histories

METRICS = ("views", "likes", "watch_time_s", "revenue")


@pytest.fixture(autouse=True)
def every_month_is_large(monkeypatch):
    monkeypatch.setattr(partitions, "FEWEST_AT_ONCE", 1)


@st.composite
def beginnings(draw: st.DrawFn) -> History:
    """A first file of nothing but running totals, and what may come after it."""
    zone, start = draw(st.sampled_from(ZONES)), draw(st.sampled_from(WINDOW_STARTS))
    metrics = draw(st.lists(st.sampled_from(METRICS), min_size=1, max_size=3, unique=True))
    totals = []
    for post in draw(st.sets(st.sampled_from([*ACCOUNT_OF_POST]), min_size=1)):
        for day in draw(st.sets(days_of_window(), min_size=1, max_size=6)):
            figures = tuple(draw(values(name, lowest=0)) for name in metrics)
            moment = draw(moments(start + timedelta(days=day), zone))
            totals.append(Observation(Figure.CUMULATIVE, figures, post, moment=moment))
    posts = draw(post_facts(totals, zone, start))
    first = Batch("first", Grain.POST, tuple(metrics), posts, tuple(totals))
    later = [draw(batches(f"later-{number}", metrics, zone, start)) for number in range(2)]
    steps = [*map(ImportBatch, (first, *later)), UndoImport(draw(st.integers(0, 2)))]
    return History(zone, tuple(steps[: draw(st.integers(1, 4))]))


@some_histories
@given(history=beginnings())
def test_what_fills_new_months_is_what_the_reference_says(connection, workspace_id, history):
    with taken_back(connection):
        books = opened(connection, workspace_id, history)
        for number, step in enumerate(history.steps):
            note(f"step {number}: {step}")
            books.take(step)
            assert_shown(connection, workspace_id, books.truths())
