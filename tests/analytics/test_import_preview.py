"""What the preview of an import says, beside what the import then does."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from analytics.import_preview import report_import_preview
from database.queries.overlaps import Winner
from database.writes.imports import record_import
from database.writes.reversal import undo_import
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform

FIRST = date(2026, 3, 1)


def on(day):
    return FIRST + timedelta(days=day)


def amounts(name, values, *, first=0, posts=("a",), metric="views", **changes) -> Reading:
    """An amount per post and day."""
    observed = [
        Observation(Figure.PERIOD, (value,), post, days=Period(on(first + n), on(first + n)))
        for post in posts
        for n, value in enumerate(values)
    ]
    return _reading(name, observed, posts, metric, **changes)


def totals(name, values, *, first=0, posts=("a",), **changes) -> Reading:
    observed = [
        Observation(Figure.CUMULATIVE, (value,), post, moment=on(first + n))
        for post in posts
        for n, value in enumerate(values)
    ]
    return _reading(name, observed, posts, "views", **changes)


def stretch(name, first, last, value) -> Reading:
    observed = [Observation(Figure.PERIOD, (value,), "a", days=Period(on(first), on(last)))]
    return _reading(name, observed, ("a",), "views")


def account_days(name, values, metric="followers_total") -> Reading:
    observed = [
        Observation(Figure.PERIOD, (value,), days=Period(on(n), on(n)))
        for n, value in enumerate(values)
    ]
    return _reading(name, observed, (), metric, grain=Grain.ACCOUNT)


def _reading(name, observed, posts, metric, *, grain=Grain.POST) -> Reading:
    days = [seen.days for seen in observed if seen.days] or [
        Period(seen.moment, seen.moment) for seen in observed
    ]
    return Reading(
        file_name=f"{name}.csv",
        fingerprint=name,
        format="test",
        label="Test",
        platform=Platform.YOUTUBE,
        grain=grain,
        metrics=(metric,),
        posts=[PostFacts(post, Platform.YOUTUBE) for post in posts],
        observations=observed,
        account="Main",
        period=Period(min(d.first_day for d in days), max(d.last_day for d in days)),
    )


@pytest.fixture
def take(connection, workspace_id):
    return lambda one: record_import(connection, workspace_id, one, actor="test")


@pytest.fixture
def preview(connection, workspace_id):
    return lambda one: report_import_preview(connection, workspace_id, one, actor="test")


def shared(report):
    (only,) = report.shared.overlaps
    return only


def test_before_and_after_are_the_series_with_and_without_the_import(take, preview):
    take(amounts("old", [10, 20, 30], posts=("a", "b")))
    found = preview(amounts("new", [21, 31, 41], first=1))
    assert found.change.period == Period(on(1), on(3))
    assert found.change.before == {on(1): 40, on(2): 60}
    assert found.change.after == {on(1): 41, on(2): 61, on(3): 41}


def test_a_preview_writes_nothing(take, preview):
    take(amounts("old", [10, 20]))
    first = preview(amounts("new", [11, 21]))
    again = preview(amounts("new", [11, 21]))
    assert (first.change, first.shared) == (again.change, again.shared)
    assert first.outcome.days_changed == again.outcome.days_changed == 2


def test_amounts_of_days_imported_before_are_replaced(take, preview):
    take(amounts("old", [10, 20, 30]))
    found = preview(amounts("new", [20, 35, 40, 50], first=1))
    one = shared(found)
    assert (one.file_name, one.winner, one.days, found.shared.days) == (
        "old.csv", Winner.THIS, 2, 4,
    )  # fmt: skip
    assert (one.before, one.now) == (Decimal(50), Decimal(55))
    (sentence,) = found.shared.sentences
    assert sentence == (
        f"2 of 4 days were imported before from old.csv on {one.imported_at.date()}; this file's "
        "figures replace those. Views there: 50 before, 55 now."
    )


def test_equal_sums_are_said_to_be_equal(take, preview):
    take(amounts("old", [10, 20]))
    (sentence,) = preview(amounts("new", [10, 20, 5])).shared.sentences
    assert sentence.endswith("Views there add up to the same, 30.")


def test_running_totals_never_replace_the_amount_of_a_day(take, preview):
    take(amounts("days", [10, 20]))
    found = preview(totals("totals", [100, 130, 170]))
    assert (shared(found).winner, shared(found).before) == (Winner.EARLIER, None)
    assert found.change.after == {on(2): 40}


def test_amounts_of_a_day_replace_what_running_totals_told(take, preview):
    take(totals("totals", [100, 130]))
    assert shared(preview(amounts("days", [10, 20]))).winner is Winner.THIS


def test_a_running_total_of_the_same_moment_is_replaced(take, preview):
    take(totals("old", [100, 130]))
    assert shared(preview(totals("new", [101, 131]))).winner is Winner.THIS


def test_the_same_period_is_replaced_and_another_one_is_weighed(take, preview):
    take(stretch("quarter", 0, 89, 900))
    same = shared(preview(stretch("again", 0, 89, 950)))
    assert (same.winner, same.is_stretch, same.before, same.now) == (Winner.THIS, True, 900, 950)
    found = preview(stretch("month", 0, 30, 300))
    assert shared(found).winner is Winner.LONGEST_COVER
    assert found.shared.sentences[0].startswith(
        "Amounts of another period with days of this one, 2026-03-01 to 2026-05-29, were imported"
    )


@pytest.mark.parametrize(
    "other",
    [
        amounts("other day", [1], first=7),
        amounts("other post", [1, 2], posts=("b",)),
        amounts("other metric", [1, 2], metric="likes"),
        stretch("longer", 0, 6, 50),
        account_days("account", [5, 6], "views"),
    ],
    ids=lambda reading: reading.fingerprint,
)
def test_what_speaks_of_something_else_does_not_overlap(take, preview, other):
    take(amounts("old", [10, 20]))
    found = preview(other)
    assert found.shared.overlaps == ()


def test_an_import_taken_back_is_no_overlap(connection, workspace_id, take, preview):
    number = take(amounts("old", [10, 20])).import_id
    undo_import(connection, workspace_id, number, actor="test")
    assert preview(amounts("new", [11, 21])).shared.overlaps == ()


def test_levels_of_an_account_are_shown_and_their_sum_is_not(take, preview):
    take(account_days("old", [100, 110]))
    found = preview(account_days("new", [111, 120, 130]))
    assert found.change.before == {on(0): 100, on(1): 110}
    assert found.change.after == {on(0): 111, on(1): 120, on(2): 130}
    assert "there" not in found.shared.sentences[0]


def test_totals_of_a_period_change_no_day(preview):
    found = preview(stretch("table", 0, 27, 100))
    assert found.change is None
    assert found.outcome.days_changed == 0


def test_a_file_imported_before_has_nothing_to_show(take, preview):
    take(amounts("old", [10, 20]))
    found = preview(amounts("old", [10, 20]))
    assert (found.outcome.already_imported, found.change, found.shared) == (True, None, None)
