"""What one undo and one redo do, by hand-made files."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete, func, select

from database.tables import (
    accounts,
    content,
    content_performance_history,
    imports,
    posts,
    set_aside_facts,
    set_aside_snapshots,
)
from database.writes.imports import record_import
from database.writes.reversal import redo_import, undo_import
from domain.errors import InvalidRequest, NotFound, SourceRejected
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform

FIRST = date(2026, 3, 1)


def days(name, amounts, *, metric="views", post="a", **changes):
    """Amounts of one post, a day each from the first of March on."""
    each = (Period(FIRST + timedelta(n), FIRST + timedelta(n)) for n in range(len(amounts)))
    plain = Reading(
        file_name=f"{name}.csv",
        fingerprint=name,
        format="test",
        label="Test",
        platform=Platform.YOUTUBE,
        grain=Grain.POST,
        metrics=(metric,),
        posts=[PostFacts(post, Platform.YOUTUBE, title="A title")],
        observations=[
            Observation(Figure.PERIOD, (amount,), post, days=period)
            for amount, period in zip(amounts, each, strict=True)
        ],
        account="Main",
        rows_read=len(amounts),
        rows_imported=len(amounts),
    )
    return replace(plain, **changes)


class Desk:
    def __init__(self, connection, workspace_id):
        self.connection, self.workspace_id = connection, workspace_id

    def take(self, one):
        return record_import(self.connection, self.workspace_id, one, actor="test").import_id

    def undo(self, number):
        return undo_import(self.connection, self.workspace_id, number, actor="test")

    def redo(self, number):
        return redo_import(self.connection, self.workspace_id, number, actor="test")

    def column(self, column, *more):
        query = select(column, *more).where(column.table.c.workspace_id == self.workspace_id)
        found = self.connection.execute(query.order_by(column)).all()
        return [tuple(row) if more else row[0] for row in found]

    def views(self):
        history = content_performance_history.c
        return [views for _, views in self.column(history.day, history.views)]


@pytest.fixture
def desk(connection, workspace_id):
    return Desk(connection, workspace_id)


def test_a_redo_brings_days_and_posts_back_under_the_same_numbers(desk):
    number = desk.take(days("one", [5, 6, 7]))
    before = desk.column(posts.c.post_id, posts.c.content_id, posts.c.account_id)
    undone = desk.undo(number)
    assert (undone.posts, undone.days_changed, undone.rows_gone) == (1, 3, 3)
    assert desk.views() == []
    redone = desk.redo(number)
    assert (redone.posts, redone.days_changed, redone.rows_new) == (1, 3, 3)
    assert desk.views() == [5, 6, 7]
    assert desk.column(posts.c.post_id, posts.c.content_id, posts.c.account_id) == before
    assert desk.column(content.c.title) == ["A title"]


def test_nothing_is_left_aside_after_a_redo(desk):
    number = desk.take(days("one", [5]))
    desk.undo(number)
    assert len(desk.column(set_aside_snapshots.c.import_id)) == 1
    desk.redo(number)
    assert desk.column(set_aside_snapshots.c.import_id) == []
    assert desk.column(set_aside_facts.c.import_id) == []


def test_a_redone_import_keeps_its_place_among_the_others(desk):
    first = desk.take(days("one", [1, 1]))
    desk.take(days("two", [9]))
    desk.undo(first)
    assert desk.views() == [9]
    desk.redo(first)
    assert desk.views() == [9, 1]


def test_the_file_imported_anew_gets_the_numbers_that_links_lead_to(desk):
    number = desk.take(days("one", [5]))
    before = desk.column(posts.c.post_id, posts.c.content_id, posts.c.account_id)
    desk.undo(number)
    desk.take(days("one", [5]))
    assert desk.column(posts.c.post_id, posts.c.content_id, posts.c.account_id) == before


def test_a_post_that_two_imports_know_goes_with_the_second(desk):
    first, second = desk.take(days("one", [5])), desk.take(days("two", [6]))
    assert desk.undo(first).posts == 0
    assert desk.undo(second).posts == 1
    assert desk.redo(first).posts == 1
    assert desk.views() == [5]


def test_the_account_of_a_post_is_the_first_one_told(desk):
    first = desk.take(days("one", [5], account="Ours"))
    desk.take(days("two", [6], account="Theirs"))
    desk.undo(first)
    assert desk.column(accounts.c.name) == ["Theirs"]
    assert desk.column(posts.c.account_id) == desk.column(accounts.c.account_id)
    history = content_performance_history.c
    assert desk.column(history.account_id) == desk.column(accounts.c.account_id)


def works(name, **work_of):
    told = [PostFacts(post, Platform.YOUTUBE, work=work) for post, work in work_of.items()]
    return days(name, [5], post=next(iter(work_of)), posts=told)


def contents(desk):
    return dict(desk.column(posts.c.external_id, posts.c.content_id))


def test_posts_part_when_the_import_that_joined_them_is_taken_back(desk):
    joined = desk.take(works("joined", a="w", b="w"))
    together = contents(desk)
    assert together["a"] == together["b"]
    desk.take(works("apart", a=None, b=None))
    desk.undo(joined)
    apart = contents(desk)
    assert apart["a"] != apart["b"]
    assert apart["a"] == together["a"]
    desk.redo(joined)
    assert contents(desk) == together
    assert len(desk.column(content.c.content_id)) == 1


def test_posts_join_when_the_import_that_kept_them_apart_is_taken_back(desk):
    apart = desk.take(works("apart", a=None, b=None))
    desk.take(works("joined", a="w", b="w"))
    assert contents(desk)["a"] != contents(desk)["b"]
    desk.undo(apart)
    assert contents(desk)["a"] == contents(desk)["b"]
    assert desk.views() == [5]


def test_a_new_post_joins_a_known_one_of_its_work_in_the_same_file(desk):
    desk.take(works("one", a=None))
    desk.take(works("two", a="w", b="w"))
    assert contents(desk)["a"] == contents(desk)["b"]


def test_a_title_only_an_undone_import_told_is_forgotten(desk):
    desk.take(days("one", [5], posts=[PostFacts("a", Platform.YOUTUBE)]))
    named = desk.take(days("two", [6]))
    desk.undo(named)
    assert desk.column(content.c.title) == [""]


def test_a_currency_goes_with_the_import_that_told_it_and_bars_another_while_it_stands(desk):
    paid = {"metric": "revenue", "currency": "USD"}
    dollars = desk.take(days("usd", [Decimal("1.5")], **paid))
    desk.undo(dollars)
    euros = desk.take(days("eur", [Decimal("2.5")], **paid | {"currency": "EUR"}))
    with pytest.raises(InvalidRequest, match=r"revenue in USD.*'Main' reports in EUR"):
        desk.redo(dollars)
    desk.undo(euros)
    desk.redo(dollars)
    with pytest.raises(SourceRejected, match="EUR"):
        desk.take(days("eur", [Decimal("2.5")], **paid | {"currency": "EUR"}))


def test_what_cannot_be_done_again_is_refused_in_words(desk):
    first = desk.take(days("one", [5]))
    with pytest.raises(InvalidRequest, match=f"number {first} stands"):
        desk.redo(first)
    desk.undo(first)
    second = desk.take(days("one", [5]))
    with pytest.raises(InvalidRequest, match=f"same file stands as import number {second}"):
        desk.redo(first)
    with pytest.raises(NotFound, match="no import number 0"):
        desk.redo(0)


def test_what_was_undone_before_anything_was_set_aside_needs_its_file(desk, connection):
    number = desk.take(days("one", [5]))
    desk.undo(number)
    for table in (set_aside_facts, set_aside_snapshots):
        connection.execute(delete(table).where(table.c.import_id == number))
    with pytest.raises(InvalidRequest, match="Import the file again"):
        desk.redo(number)


def test_a_series_of_an_account_is_taken_back_and_done_again(desk):
    one = days("one", [5, 6], grain=Grain.ACCOUNT, posts=())
    one = replace(one, observations=[replace(o, subject=None) for o in one.observations])
    number = desk.take(one)
    before = desk.column(accounts.c.account_id)
    assert desk.undo(number).days_changed == 2
    assert desk.column(accounts.c.account_id) == []
    assert desk.redo(number).days_changed == 2
    assert desk.column(accounts.c.account_id) == before


def test_the_history_of_an_import_counts_its_undoes(desk, connection):
    number = desk.take(days("one", [5]))
    for _ in range(2):
        desk.undo(number)
        desk.redo(number)
    standing = select(func.count()).where(imports.c.undone_at.is_(None))
    mine = standing.where(imports.c.workspace_id == desk.workspace_id)
    assert connection.scalar(mine) == 1
    assert desk.views() == [5]
