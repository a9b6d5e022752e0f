"""Whatever is typed, corrected, voided, restored, undone and redone in whatever order: the daily
series equal a rebuild from the standing figures, and the ledger never loses one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from database.engine import rehearsing, writing
from database.partitions import PARTITIONED
from database.reconciliation import recalculate
from database.tables import typed_figure_states, typed_figures
from database.writes.reversal import redo_import, undo_import
from database.writes.typed_figures import record_entry
from database.writes.voids import restore_figure, void_figure
from database.writes.workspaces import create_workspace
from domain.observations import PostFacts
from domain.typed import FigureState, Mark, PostName, TypedFigure
from domain.vocabulary import Platform
from tests.database.reconciliation.stored import (
    everything,
    stored_days,
    stored_stretches,
    stored_totals,
)
from tests.search_depth import HISTORIES
from tests.typed_factories import NOON, TODAY, an_entry, at, over

POSTS = tuple(PostName(Platform.YOUTUBE, name) for name in ("tide", "salt"))
FACTS = tuple(
    PostFacts(name.external_id, name.platform, account="Main", title=name.external_id,
              published=TODAY - timedelta(days=3))
    for name in POSTS
)  # fmt: skip
OCCASIONS = (
    *(at(NOON + timedelta(days=2 * n)) for n in range(4)),
    *(over(TODAY + timedelta(days=n)) for n in range(5)),
    over(TODAY, 7),
)
METRICS = ("views", "likes", "watch_time_s", "clip_views")  # clip_views has no column of its own


@pytest.fixture(scope="module", autouse=True)
def months(engine) -> Iterator[None]:
    """Partitions that stand for all examples, so that none makes and drops its own."""
    wanted = [date(2026, month, 1) for month in (2, 3)]
    with writing(engine) as connection:
        made = [
            f"{table}_{month:%Y_%m}"
            for table in PARTITIONED
            for month in wanted
            if connection.scalar(select(func.ensure_month_partition(table, month)))
        ]
    yield
    with writing(engine) as connection:
        for name in made:
            connection.exec_driver_sql(f"DROP TABLE {name}")


figures = st.builds(
    TypedFigure,
    st.sampled_from(POSTS),
    st.sampled_from(METRICS),
    st.sampled_from(OCCASIONS),
    st.sampled_from([0, 3, 40, 90, 400]),
)
entries = st.lists(
    figures, min_size=1, max_size=4, unique_by=lambda f: (f.post, f.metric, f.occasion)
)
choices = st.integers(0, 20)
steps = st.lists(
    st.one_of(
        entries.map(lambda told: ("type", told)),
        entries.map(lambda told: ("type", told)),
        *(choices.map(lambda n, what=what: (what, n)) for what in
          ("void", "restore", "undo", "redo")),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@dataclass
class Typed:
    """One figure as the model knows it."""

    figure: TypedFigure
    import_id: int
    voided: bool = False

    @property
    def place(self):
        return self.figure.post, self.figure.metric, self.figure.occasion


@dataclass
class Model:
    """What the rules say by themselves: no database, no statements."""

    told: list[Typed] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)

    def stands(self, one: Typed) -> bool:
        return one.import_id not in self.undone

    def mark(self, chosen: Typed, mark: Mark) -> bool:
        voided = mark is Mark.VOIDED
        moved = [
            one for one in self.told
            if one.place == chosen.place and self.stands(one) and one.voided is not voided
        ]  # fmt: skip
        for one in moved:
            one.voided = voided
        return bool(moved)

    def state(self, one: Typed) -> FigureState:
        if not self.stands(one):
            return FigureState.UNDONE
        if one.voided:
            return FigureState.VOIDED
        later = (o for o in self.told if o.place == one.place and o.import_id > one.import_id)
        if any(self.stands(other) and not other.voided for other in later):
            return FigureState.CORRECTED
        return FigureState.COUNTS

    @property
    def counting(self) -> list[TypedFigure]:
        return [one.figure for one in self.told if self.state(one) is FigureState.COUNTS]


@dataclass
class Desk:
    """Takes the steps in the database and in the model."""

    connection: object
    workspace_id: int
    model: Model = field(default_factory=Model)
    entries: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """The posts are known before, so that no undo takes them along."""
        first = [TypedFigure(name, "shares", at(NOON), 1) for name in POSTS]
        record_entry(
            self.connection, self.workspace_id, an_entry(*first, new_posts=FACTS), actor="first"
        )

    def take(self, what: str, told: object) -> None:
        if what == "type":
            self.type(told)
        elif what in ("undo", "redo"):
            self.reverse(what, told)
        elif self.model.told:
            self.mark(Mark.VOIDED if what == "void" else Mark.RESTORED, told)

    def type(self, told) -> None:
        done = record_entry(self.connection, self.workspace_id, an_entry(*told), actor="typist")
        self.entries.append(done.import_id)
        self.model.told += [Typed(figure, done.import_id) for figure in told]

    def reverse(self, what: str, choice: int) -> None:
        undone = self.model.undone
        able = [n for n in self.entries if (n in undone) is (what == "redo")]
        if not able:
            return
        number = able[choice % len(able)]
        turn = undo_import if what == "undo" else redo_import
        turn(self.connection, self.workspace_id, number, actor="typist")
        undone.symmetric_difference_update({number})

    def mark(self, mark: Mark, choice: int) -> None:
        place = choice % len(self.model.told)
        chosen = self.model.told[place]
        if not self.model.stands(chosen) or not self.model.mark(chosen, mark):
            return
        number = self.figure_ids()[place]
        if mark is Mark.VOIDED:
            void_figure(self.connection, self.workspace_id, number, actor="typist", why="a slip")
        else:
            restore_figure(self.connection, self.workspace_id, number, actor="typist")

    def figure_ids(self) -> list[int]:
        mine = (
            typed_figures.c.workspace_id == self.workspace_id,
            typed_figures.c.actor == "typist",
        )
        query = select(typed_figures.c.figure_id).where(*mine)
        return list(self.connection.scalars(query.order_by(typed_figures.c.figure_id)))

    def states(self) -> list[FigureState]:
        told = typed_figure_states
        query = select(told.c.state).where(
            told.c.workspace_id == self.workspace_id, told.c.actor == "typist"
        )
        return [FigureState(s) for s in self.connection.scalars(query.order_by(told.c.figure_id))]


@contextmanager
def desk(engine) -> Iterator[Desk]:
    with rehearsing(engine) as connection:
        yield Desk(connection, create_workspace(connection, name="Typists", time_zone="UTC"))


def truth(desk: Desk):
    place = desk.connection, desk.workspace_id
    return stored_days(*place), stored_stretches(*place), stored_totals(*place)


def rebuilt(engine, counting):
    """Only what counts, each in an entry of its own, nothing ever taken back."""
    with desk(engine) as other:
        other.begin()
        for figure in counting:
            record_entry(other.connection, other.workspace_id, an_entry(figure), actor="typist")
        return truth(other)


@settings(
    max_examples=HISTORIES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_any_sequence_equals_a_rebuild_from_what_stands(engine, taken):
    with desk(engine) as typed:
        typed.begin()
        for what, told in taken:
            typed.take(what, told)
        assert typed.states() == [typed.model.state(one) for one in typed.model.told]
        incremental = everything(typed.connection, typed.workspace_id)
        recalculate(typed.connection, typed.workspace_id)
        assert everything(typed.connection, typed.workspace_id) == incremental
        found = truth(typed)
    assert found == rebuilt(engine, typed.model.counting)


@pytest.mark.parametrize(
    "order",
    [("type", "void", "undo", "redo", "restore"), ("type", "undo", "redo", "void", "restore"),
     ("type", "type", "undo", "void", "redo", "restore")],
)  # fmt: skip
def test_voids_and_undoes_of_one_place_mix(engine, order):
    figure = TypedFigure(POSTS[0], "views", OCCASIONS[4], 90)
    values = iter((90, 40))
    with desk(engine) as typed:
        typed.begin()
        for what in order:
            typed.take(what, [replace(figure, value=next(values))] if what == "type" else 0)
        assert typed.states() == [typed.model.state(one) for one in typed.model.told]
        found = truth(typed)
    assert found == rebuilt(engine, typed.model.counting)
