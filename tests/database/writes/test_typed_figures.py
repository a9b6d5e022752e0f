"""Typed figures append, correct, are voided and restored, and none is ever lost."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from database.queries.metrics import metric_registry
from database.reconciliation import recalculate
from database.tables import (
    content,
    content_performance_history,
    custom_metrics,
    imports,
    posts,
    typed_figure_states,
    typed_figures,
)
from database.writes.reversal import undo_import
from database.writes.typed_figures import record_entry
from database.writes.voids import restore_figure, void_figure
from domain.errors import InvalidRequest, NotFound
from tests.database.reconciliation.stored import everything
from tests.typed_factories import (
    NOON,
    TIDE,
    TIDE_FACTS,
    a_first_entry,
    a_total,
    an_amount,
    an_entry,
)

LATER = NOON + timedelta(days=2)


@pytest.fixture
def save(connection, workspace_id):
    return lambda entry: record_entry(connection, workspace_id, entry, actor="Mara")


@pytest.fixture
def void(connection, workspace_id):
    return lambda number, why="a slip": void_figure(
        connection, workspace_id, number, actor="Ben", why=why
    )


@pytest.fixture
def restore(connection, workspace_id):
    return lambda number: restore_figure(connection, workspace_id, number, actor="Ben")


@pytest.fixture
def states(connection, workspace_id):
    def read():
        told = typed_figure_states
        query = select(told.c.figure_id, told.c.state).where(told.c.workspace_id == workspace_id)
        return [state for _, state in sorted(connection.execute(query).all())]

    return read


@pytest.fixture
def views(connection, workspace_id):
    def read(metric="views"):
        history = content_performance_history
        query = select(history.c.day, history.c[metric]).where(
            history.c.workspace_id == workspace_id, history.c[metric].is_not(None)
        )
        return dict(connection.execute(query).all())

    return read


def numbers(connection, workspace_id):
    query = select(typed_figures.c.figure_id).where(typed_figures.c.workspace_id == workspace_id)
    return sorted(connection.scalars(query))


def test_an_entry_creates_its_post_and_the_days_follow_from_its_totals(save, views):
    save(a_first_entry(a_total(40)))
    outcome = save(an_entry(a_total(60, moment=LATER)))
    # 40 from 1 to 4 March, then 20 over two days.
    assert views() == {
        date(2026, 3, 1): 10, date(2026, 3, 2): 10, date(2026, 3, 3): 10, date(2026, 3, 4): 10,
        date(2026, 3, 5): 10, date(2026, 3, 6): 10,
    }  # fmt: skip
    assert (outcome.first_day, outcome.days_changed) == (date(2026, 3, 5), 2)
    assert [(m.day.day, m.before, m.now) for m in outcome.moved] == [(6, None, 10), (5, None, 10)]
    assert set(outcome.titles.values()) == {"How the tide works"}


def test_a_correction_replaces_the_figure_in_its_place_and_says_what_stood_there(
    save, states, views
):
    save(a_first_entry(an_amount(120)))
    outcome = save(an_entry(an_amount(102)))
    assert outcome.replaced == (Decimal(120),)
    assert [(m.before, m.now) for m in outcome.moved] == [(120, 102)]
    assert views() == {NOON.date(): 102}
    assert states() == ["corrected", "counts"]


def test_the_same_save_sent_twice_is_stored_once(save, connection, workspace_id):
    first = save(a_first_entry(a_total(40)))
    twice = an_entry(a_total(50, moment=LATER), token="one")
    assert not save(twice).already_saved
    assert save(twice).already_saved
    assert save(twice).import_id > first.import_id
    assert len(numbers(connection, workspace_id)) == 2


def test_a_voided_figure_counts_no_more_and_what_it_corrected_does_not_come_back(
    save, void, restore, states, views, connection, workspace_id
):
    save(a_first_entry(an_amount(120), an_amount(9, metric="likes")))
    save(an_entry(an_amount(102)))
    corrected = numbers(connection, workspace_id)[-1]
    effect = void(corrected)
    assert (effect.days, effect.rows_changed) == (1, 1)
    assert (views(), views("likes")) == ({}, {NOON.date(): 9})
    assert states() == ["voided", "counts", "voided"]
    restore(corrected)
    assert views() == {NOON.date(): 102}
    assert states() == ["corrected", "counts", "counts"]


def test_a_figure_typed_after_a_void_counts_and_a_restored_older_one_stays_below_it(
    save, void, restore, views, connection, workspace_id
):
    save(a_first_entry(an_amount(120)))
    (first,) = numbers(connection, workspace_id)
    void(first)
    save(an_entry(an_amount(77)))
    assert views() == {NOON.date(): 77}
    restore(first)
    assert views() == {NOON.date(): 77}


def test_figures_of_a_teams_own_metric_are_voided_and_restored_too(
    save, void, restore, connection, workspace_id
):
    connection.execute(
        custom_metrics.insert().values(
            workspace_id=workspace_id, name="coupon_uses", label="Coupon uses",
            definition="Coupons used.", unit="count", kind="counter",
        )
    )  # fmt: skip
    assert "coupon_uses" in metric_registry(connection, workspace_id)
    save(a_first_entry(an_amount(5, metric="coupon_uses"), an_amount(3, metric="clip_views")))

    def extra():
        history = content_performance_history
        return connection.scalar(
            select(history.c.extra).where(history.c.workspace_id == workspace_id)
        )

    first = numbers(connection, workspace_id)[0]
    void(first)
    assert extra() == {"clip_views": 3}
    restore(first)
    assert extra() == {"clip_views": 3, "coupon_uses": 5}


def test_undoing_an_entry_takes_its_post_along_but_never_its_history(
    save, states, connection, workspace_id
):
    entry = save(a_first_entry(a_total(40)))
    undo_import(connection, workspace_id, entry.import_id, actor="Mara")
    for table in (posts, content):
        mine = select(func.count()).where(table.c.workspace_id == workspace_id)
        assert connection.scalar(mine.select_from(table)) == 0
    assert states() == ["undone"]
    title = select(typed_figures.c.title).where(typed_figures.c.workspace_id == workspace_id)
    assert connection.scalar(title) == "How the tide works"


def test_what_is_undone_cannot_be_voided_and_what_is_voided_not_again(
    save, void, restore, connection, workspace_id
):
    entry = save(a_first_entry(a_total(40)))
    (number,) = numbers(connection, workspace_id)
    with pytest.raises(InvalidRequest, match="not voided"):
        restore(number)
    void(number)
    with pytest.raises(InvalidRequest, match="voided already"):
        void(number)
    undo_import(connection, workspace_id, entry.import_id, actor="Mara")
    with pytest.raises(InvalidRequest, match="was undone"):
        restore(number)
    with pytest.raises(NotFound, match="number 0"):
        void(0)


def test_a_void_needs_a_reason(save, void, connection, workspace_id):
    save(a_first_entry(a_total(40)))
    with pytest.raises(InvalidRequest, match="say why"):
        void(numbers(connection, workspace_id)[0], why="  ")


@pytest.mark.parametrize(
    ("entry", "error", "words"),
    [
        (an_entry(a_total(40)), NotFound, "no post 'tide' on YouTube"),
        (a_first_entry(a_total(-1)), InvalidRequest, "Views: -1 is no figure"),
        (a_first_entry(a_total(Decimal("NaN"))), InvalidRequest, "Views: NaN is no figure"),
        (a_first_entry(), InvalidRequest, "no figure to save"),
        (a_first_entry(a_total(1), a_total(2)), InvalidRequest, "given twice"),
        (
            a_first_entry(an_amount(5, metric="followers_total")),
            InvalidRequest,
            "read at a moment",
        ),
        (a_first_entry(a_total(1, metric="applause")), NotFound, "no metric named 'applause'"),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(
    save, connection, workspace_id, entry, error, words
):
    with pytest.raises(error, match=words):
        save(entry)
    mine = select(func.count()).select_from(imports).where(imports.c.workspace_id == workspace_id)
    assert connection.scalar(mine) == 0


def test_a_post_that_is_there_is_not_created_again(save):
    save(a_first_entry(a_total(40)))
    with pytest.raises(InvalidRequest, match="already a post 'tide' on YouTube, called 'How the"):
        save(an_entry(a_total(50), new_posts=(TIDE_FACTS,)))


def test_typing_into_a_known_post_says_nothing_of_its_facts(save, connection, workspace_id):
    save(a_first_entry(a_total(40)))
    save(an_entry(a_total(50, moment=LATER)))
    told = connection.execute(
        select(content.c.title, content.c.published_at).where(
            content.c.workspace_id == workspace_id
        )
    ).one()
    assert tuple(told) == ("How the tide works", datetime(2026, 3, 1, tzinfo=UTC))


def test_after_voids_and_restores_a_recalculation_finds_nothing_to_change(
    save, void, restore, connection, workspace_id
):
    save(a_first_entry(a_total(40), an_amount(300, first=date(2026, 2, 1), days=7)))
    save(an_entry(a_total(90, moment=LATER), an_amount(15, first=date(2026, 3, 5))))
    first, stretch, last, _ = numbers(connection, workspace_id)
    for step in (lambda: void(first), lambda: void(stretch), lambda: restore(first),
                 lambda: void(last)):  # fmt: skip
        step()
        incremental = everything(connection, workspace_id)
        recalculate(connection, workspace_id)
        assert everything(connection, workspace_id) == incremental


def test_the_name_of_a_post_is_what_ties_a_figure_to_it(save, connection, workspace_id):
    save(a_first_entry(a_total(40)))
    row = connection.execute(
        select(typed_figures).where(typed_figures.c.workspace_id == workspace_id)
    ).one()
    assert (row.platform, row.external_id) == (TIDE.platform, TIDE.external_id)
    assert (row.account, row.actor, row.captured_at) == ("Main", "Mara", NOON)
