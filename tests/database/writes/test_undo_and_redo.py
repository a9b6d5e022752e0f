"""Undo and redo in any order leave what recording the standing imports alone would leave."""

from dataclasses import dataclass, replace

from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy import select

from database.tables import imports, posts
from database.writes.imports import record_import
from database.writes.reversal import redo_import, undo_import
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import PostFacts, Reading
from domain.vocabulary import Grain, Platform
from tests.database.reconciliation.batches import METRICS, WINDOW_STARTS, ZONES, as_reading, batches
from tests.database.reconciliation.bookkeeping import move_to_zone, taken_back
from tests.database.reconciliation.test_against_reference import any_history, months
from tests.database.writes.portraits import portrait

__all__ = ["months"]


@dataclass(frozen=True)
class Undo:
    choice: int


@dataclass(frozen=True)
class Redo:
    choice: int


@dataclass(frozen=True)
class Again:
    choice: int


Step = Reading | Undo | Redo | Again

_SPOKEN = st.fixed_dictionaries(
    {
        "account": st.sampled_from((None, None, "B", "C")),
        "title": st.sampled_from((None, "A title", "Another title")),
        "creator": st.sampled_from((None, "Ada", "Bob")),
        "work": st.sampled_from((None, "w", "w", "v")),
        "url": st.sampled_from((None, "https://example.org/1")),
        "features": st.sampled_from(({}, {"colour": "red"}, {"colour": "blue"})),
    }
)
# Described besides what is observed; one has the name of another on another platform.
_ALSO = (PostFacts("first", Platform.TIKTOK), PostFacts("fourth", Platform.YOUTUBE))


@st.composite
def readings(draw, name, metrics, zone, start) -> Reading:
    """A file that tells, besides figures, of accounts, works and facts; some name a currency."""
    batch = draw(batches(name, metrics, zone, start))
    if batch.grain is Grain.ACCOUNT:
        return replace(as_reading(batch), account=draw(st.sampled_from("ABC")))
    described = [*batch.posts, *_ALSO[: draw(st.integers(0, 2))]]
    facts = [replace(post, **draw(_SPOKEN)) for post in described]
    currency = draw(st.sampled_from((None, None, "USD", "USD", "EUR")))
    observations = [replace(one, platform=Platform.YOUTUBE) for one in batch.observations]
    return replace(
        as_reading(batch), platform=None, posts=facts, observations=observations, currency=currency
    )


@st.composite
def histories(draw) -> tuple[str, list[Step]]:
    zone, start = draw(st.sampled_from(ZONES)), draw(st.sampled_from(WINDOW_STARTS))
    names = [metric.name for metric in METRICS]
    metrics = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    files = draw(st.integers(1, 4))
    steps: list[Step] = [draw(readings(f"file-{n}", metrics, zone, start)) for n in range(files)]
    turn = st.sampled_from((Undo, Undo, Redo, Redo, Again))
    for _ in range(draw(st.integers(1, 7))):
        place = draw(st.integers(1, len(steps)))
        steps.insert(place, draw(turn)(draw(st.integers(0, 3))))
    return zone, steps


class History:
    """Takes the steps; knows every file it was given."""

    def __init__(self, connection, workspace_id) -> None:
        self.connection, self.workspace_id = connection, workspace_id
        self.files: dict[str, Reading] = {}

    def take(self, step: Step) -> None:
        """What is refused changes nothing."""
        try:
            with self.connection.begin_nested():
                self._take(step)
        except (InvalidRequest, SourceRejected) as refused:
            note(str(refused))

    def _take(self, step: Step) -> None:
        match step:
            case Undo(choice) | Redo(choice):
                numbers = self._numbers(standing=isinstance(step, Undo))
                change = undo_import if isinstance(step, Undo) else redo_import
                if numbers:
                    number = numbers[choice % len(numbers)]
                    change(self.connection, self.workspace_id, number, actor="test")
            case Again(choice):
                self._record([*self.files.values()][choice % len(self.files)])
            case _:
                self._record(step)

    def _record(self, reading: Reading) -> None:
        self.files[reading.fingerprint] = reading
        record_import(self.connection, self.workspace_id, reading, actor="test")

    def _numbers(self, *, standing: bool) -> list[int]:
        undone = imports.c.undone_at
        query = select(imports.c.import_id).where(
            imports.c.workspace_id == self.workspace_id,
            undone.is_(None) if standing else undone.is_not(None),
        )
        return sorted(self.connection.scalars(query))

    def standing(self) -> list[Reading]:
        found = self.connection.execute(
            select(imports.c.fingerprint)
            .where(imports.c.workspace_id == self.workspace_id, imports.c.undone_at.is_(None))
            .order_by(imports.c.import_id)
        )
        return [self.files[row.fingerprint] for row in found]

    def numbers_of_posts(self) -> dict[tuple[str, str], int]:
        query = select(posts.c.platform, posts.c.external_id, posts.c.post_id).where(
            posts.c.workspace_id == self.workspace_id
        )
        return {
            (row.platform, row.external_id): row.post_id for row in self.connection.execute(query)
        }


@any_history
@given(told=histories())
def test_any_order_equals_a_rebuild_from_what_stands(connection, workspace_id, told):
    zone, steps = told
    with taken_back(connection):
        move_to_zone(connection, workspace_id, zone)
        history, numbers = History(connection, workspace_id), {}
        for step in steps:
            note(f"{step}")
            history.take(step)
            for name, number in history.numbers_of_posts().items():
                assert numbers.setdefault(name, number) == number
        fresh = create_workspace(connection, name="Fresh", time_zone=zone)
        for reading in history.standing():
            record_import(connection, fresh, reading, actor="test")
        assert portrait(connection, workspace_id) == portrait(connection, fresh)
