"""An import is a unit: known by its bytes, replaced by better answers, taken back whole."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from database.reconciliation import recalculate
from database.tables import (
    accounts,
    audit_trail,
    content,
    content_stats,
    imports,
    posts,
    workspaces,
)
from database.writes.imports import REPLACES, record_import
from database.writes.reversal import undo_import
from domain.errors import InvalidRequest, NotFound, SourceRejected
from domain.observations import Observation, PostFacts, Question, Reading, Rejection
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis, Platform

FIRST = date(2026, 3, 1)


def reading(name, *, days=(), posts=1, **changes):
    """Running totals of every post at the end of each of the days, ten more a day."""
    subjects = [f"post-{n}" for n in range(posts)]
    facts = PostFacts("", Platform.YOUTUBE, title="A title", published=FIRST)
    plain = Reading(
        file_name=f"{name}.csv",
        fingerprint=name,
        format="test",
        label="Test",
        platform=Platform.YOUTUBE,
        grain=Grain.POST,
        metrics=("views",),
        posts=[replace(facts, external_id=subject) for subject in subjects],
        observations=[
            Observation(Figure.CUMULATIVE, (10 * (n + 1),), subject, moment=FIRST + timedelta(n))
            for subject in subjects
            for n in days
        ],
        account="Main",
    )
    return replace(plain, **changes)


def stretch(first, last, amount=100, **changes):
    observed = Observation(Figure.PERIOD, (amount,), "post-0", days=Period(first, last))
    return reading(
        "table", observations=[observed], period=Period(first, last),
        period_basis=PeriodBasis.ANSWERED, **changes,
    )  # fmt: skip


@pytest.fixture
def take(connection, workspace_id):
    return lambda one: record_import(connection, workspace_id, one, actor="test")


@pytest.fixture
def undo(connection, workspace_id):
    return lambda number: undo_import(connection, workspace_id, number, actor="test")


def stats(connection, workspace_id):
    query = select(content_stats).where(content_stats.c.workspace_id == workspace_id)
    return sorted(connection.execute(query).all(), key=lambda row: row.post_id)


def test_says_what_it_changed(take):
    outcome = take(reading("one", days=range(3), posts=2))
    assert (outcome.new_posts, outcome.known_posts, outcome.observations) == (2, 0, 6)
    assert (outcome.days_changed, outcome.daily_rows_new) == (3, 6)
    assert (outcome.first_day, outcome.last_day) == (FIRST, date(2026, 3, 3))


def test_the_same_bytes_again_change_nothing_and_tell_when_they_came(take):
    first = take(reading("one", days=range(3)))
    again = take(reading("one", days=range(3)))
    assert (again.already_imported, again.import_id) == (True, first.import_id)
    assert again.imported_at is not None


def test_the_same_bytes_with_another_period_replace_what_they_brought(
    connection, workspace_id, take
):
    first = take(stretch(date(2026, 1, 1), date(2026, 1, 31)))
    second = take(stretch(date(2026, 2, 1), date(2026, 2, 28)))
    assert not second.already_imported
    assert "Replaces the earlier import" in second.warnings[0]
    undone = connection.execute(
        select(imports.c.import_id).where(imports.c.undone_at.is_not(None))
    ).scalars()
    assert list(undone) == [first.import_id]


def test_a_mere_guess_replaces_nothing(take):
    take(stretch(date(2026, 1, 1), date(2026, 1, 31)))
    guessed = stretch(date(2026, 1, 1), date(2026, 2, 15))
    assert take(replace(guessed, period_basis=PeriodBasis.ASSUMED)).already_imported


def asked(taken, *, is_guess=False):
    question = Question(Asked.YEAR, "Which year?", taken, is_guess=is_guess)
    return reading("daily", days=range(3), questions=(question,))


def test_the_same_bytes_with_another_answer_replace_what_they_brought(take):
    first = take(asked("2025", is_guess=True))
    second = take(asked("2024"))
    assert second.import_id != first.import_id
    assert second.warnings == (REPLACES,)
    assert take(asked("2024")).already_imported


def test_a_mere_guess_replaces_no_answer(take):
    take(asked("2024"))
    assert take(asked("2025", is_guess=True)).already_imported


def test_an_import_keeps_what_was_asked_and_answered(connection, workspace_id, take):
    take(replace(asked("2024"), account_assumed=True))
    (answers,) = connection.scalars(select(imports.c.answers))
    assert [(a["asked"], a["taken"], a["is_guess"]) for a in answers] == [
        ("account", "Main", True),
        ("year", "2024", False),
    ]


def test_an_import_keeps_its_effect_its_accounts_and_the_first_refused_rows(
    connection, workspace_id, take
):
    refused = tuple(Rejection(row, "Views", "n/a", "is no number") for row in range(2, 1502))
    take(reading("one", days=range(3), posts=2, rejected=refused))
    row = connection.execute(select(imports)).one()
    assert (row.figures, row.new_posts, row.known_posts) == (6, 2, 0)
    assert (row.days_changed, row.rows_new, row.rows_changed) == (3, 6, 0)
    assert (row.first_changed, row.last_changed) == (FIRST, date(2026, 3, 3))
    assert (row.label, row.rows_rejected, len(row.rejected)) == ("Test", 1500, 1000)
    mine = select(accounts.c.account_id).where(accounts.c.workspace_id == workspace_id)
    assert row.account_ids == list(connection.scalars(mine))


def test_an_undone_import_can_be_done_again(take, undo):
    first = take(reading("one", days=range(3)))
    undo(first.import_id)
    assert not take(reading("one", days=range(3))).already_imported


def test_an_undo_takes_posts_accounts_and_content_with_it(connection, workspace_id, take, undo):
    undo(take(reading("one", days=range(3), posts=4)).import_id)
    for table in (posts, content, accounts, content_stats):
        mine = select(table).where(table.c.workspace_id == workspace_id)
        assert connection.execute(mine).all() == []


def test_an_undo_brings_the_earlier_title_back(connection, workspace_id, take, undo):
    take(reading("one", days=[0]))
    renamed = PostFacts("post-0", Platform.YOUTUBE, title="A better title")
    second = take(replace(reading("two", days=[1]), posts=[renamed]))
    titles = select(content.c.title).where(content.c.workspace_id == workspace_id)
    assert connection.execute(titles).scalar() == "A better title"
    undo(second.import_id)
    assert connection.execute(titles).scalar() == "A title"


def test_after_every_undo_the_statistics_are_those_of_a_recalculation(
    connection, workspace_id, take, undo
):
    taken = [take(reading(f"day-{n}", days=[n], posts=3)) for n in range(30)]
    assert {row.views_age_30d for row in stats(connection, workspace_id)} == {300}
    for undone in (29, 15, 1, 0):
        undo(taken[undone].import_id)
        incremental = stats(connection, workspace_id)
        recalculate(connection, workspace_id)
        assert stats(connection, workspace_id) == incremental
        assert {(row.last_day, row.views_age_30d) for row in incremental} == {
            (date(2026, 3, 29), None)
        }


def test_undoing_twice_or_nothing_is_refused(take, undo):
    first = take(reading("one", days=[0]))
    undo(first.import_id)
    with pytest.raises(InvalidRequest, match="already undone"):
        undo(first.import_id)
    with pytest.raises(NotFound, match="no import number 0"):
        undo(0)


def test_revenue_of_a_second_currency_is_refused_with_both_named(take):
    revenue = {"metrics": ("revenue",), "observations": [
        Observation(Figure.PERIOD, (Decimal("1.5"),), "post-0", days=Period(FIRST, FIRST))
    ]}  # fmt: skip
    take(reading("one", currency="USD", **revenue))
    with pytest.raises(SourceRejected, match=r"EUR.*USD"):
        take(reading("two", currency="EUR", **revenue))


def test_a_work_is_one_content_on_all_its_platforms(connection, workspace_id, take):
    both = [
        PostFacts("a", Platform.YOUTUBE, title="Both", work="w"),
        PostFacts("b", Platform.TIKTOK, title="Both", work="w"),
    ]
    take(replace(reading("one"), posts=both, platform=None))
    found = connection.execute(
        select(posts.c.platform, posts.c.content_id).where(posts.c.workspace_id == workspace_id)
    ).all()
    assert {row.platform for row in found} == {"youtube", "tiktok"}
    assert len({row.content_id for row in found}) == 1


def test_every_change_is_in_the_audit_trail_and_moves_the_version(
    connection, workspace_id, take, undo
):
    version = select(workspaces.c.version).where(workspaces.c.workspace_id == workspace_id)
    before = connection.execute(version).scalar_one()
    undo(take(reading("one", days=[0])).import_id)
    actions = connection.execute(
        select(audit_trail.c.action, audit_trail.c.actor).where(
            audit_trail.c.workspace_id == workspace_id
        )
    ).all()
    assert actions == [("import", "test"), ("undo import", "test")]
    assert connection.execute(version).scalar_one() == before + 2
