"""Writers at the same time leave what the reference says of what stands in the end."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Event
from time import sleep
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, delete, insert

from database.engine import reading, writing
from database.reconciliation import recalculate
from database.tables import metadata, workspaces
from database.writes.imports import record_import
from database.writes.reversal import redo_import, undo_import
from domain.errors import InvalidRequest, NotFound
from domain.observations import Observation, PostFacts
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from tests.database.reconciliation.batches import ACCOUNT_OF_POST, Batch, as_reading
from tests.database.reconciliation.bookkeeping import (
    ACTOR,
    assert_shown,
    standing_imports,
)
from tests.database.reconciliation.expected import Standing, expected_truth
from tests.database.reconciliation.stored import everything

ZONE = "Europe/Berlin"
START = date(2023, 5, 20)
PATIENCE_S = 20
# Long enough for another writer to arrive at the lock while the first one still holds it.
HEAD_START_S = 0.3


@pytest.fixture
def open_workspace(engine: Engine) -> Iterator[Callable[[], int]]:
    """Workspaces that other connections see; removed with all they hold."""
    opened: list[int] = []

    def open_one() -> int:
        with writing(engine) as connection:
            row = insert(workspaces).values(name="Shared", time_zone=ZONE, is_sample=False)
            returned = connection.execute(row.returning(workspaces.c.workspace_id))
            opened.append(returned.scalar_one())
        return opened[-1]

    yield open_one
    with writing(engine) as connection:
        connection.execute(delete(workspaces).where(workspaces.c.workspace_id.in_(opened)))
        for table in metadata.tables.values():
            connection.execute(delete(table).where(table.c.workspace_id.in_(opened)))


@pytest.fixture
def workspace(open_workspace: Callable[[], int]) -> int:
    return open_workspace()


def batch_of(number: int, *, start: date = START) -> Batch:
    """Totals, amounts and a stretch of every post, shifted and scaled by the number."""
    posts = tuple(
        PostFacts(
            external_id=post,
            platform=Platform.YOUTUBE,
            account=account,
            title=f"The {post} work",
            published=start - timedelta(days=number),
        )
        for post, account in ACCOUNT_OF_POST.items()
    )
    observations = tuple(
        observation
        for post in ACCOUNT_OF_POST
        for observation in _observations_of(post, number, start)
    )
    return Batch(f"file-{number}", Grain.POST, ("views", "likes"), posts, observations)


def _observations_of(post: str, number: int, start: date) -> Iterator[Observation]:
    for step in range(6):
        day = start + timedelta(days=3 * step + number % 3)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        totals = (100 * step + 7 * number, None if step % 2 else 10 * step + number)
        yield Observation(Figure.CUMULATIVE, totals, post, moment=noon)
    stated = start + timedelta(days=2 + number)
    yield Observation(Figure.PERIOD, (number, None), post, days=Period(stated, stated))
    stretch = Period(start, start + timedelta(days=9))
    yield Observation(Figure.PERIOD, (1000 + number, 50), post, days=stretch)


def at_once(*works: Callable[[], None]) -> list[BaseException | None]:
    """All start together; what each raised, in order."""
    barrier = Barrier(len(works), timeout=PATIENCE_S)

    def start(work: Callable[[], None]) -> None:
        barrier.wait()
        work()

    with ThreadPoolExecutor(len(works)) as threads:
        futures = [threads.submit(start, work) for work in works]
        return [future.exception(timeout=2 * PATIENCE_S) for future in futures]


def importing(engine: Engine, workspace_id: int, *batches: Batch) -> Callable[[], None]:
    """Each import in a transaction of its own."""

    def work() -> None:
        for batch in batches:
            with patient(engine) as connection:
                record_import(connection, workspace_id, as_reading(batch), actor=ACTOR)

    return work


def undoing(engine: Engine, workspace_id: int, import_id: int) -> Callable[[], None]:
    def work() -> None:
        with patient(engine) as connection:
            undo_import(connection, workspace_id, import_id, actor=ACTOR)

    return work


def redoing(engine: Engine, workspace_id: int, import_id: int) -> Callable[[], None]:
    def work() -> None:
        with patient(engine) as connection:
            redo_import(connection, workspace_id, import_id, actor=ACTOR)

    return work


@contextmanager
def patient(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits for others, but not for ever."""
    with writing(engine) as connection:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{PATIENCE_S}s'")
        yield connection


def standing_in(engine: Engine, workspace_id: int, *batches: Batch) -> list[Standing]:
    by_name = {as_reading(batch).file_name: batch for batch in batches}
    with reading(engine) as connection:
        return standing_imports(connection, workspace_id, by_name)


def assert_true(engine: Engine, workspace_id: int, *batches: Batch) -> None:
    """The tables show what stands, and deriving everything anew changes no row."""
    standing = standing_in(engine, workspace_id, *batches)
    with writing(engine) as connection:
        assert_shown(connection, workspace_id, expected_truth(standing, ZoneInfo(ZONE)))
        found = everything(connection, workspace_id)
        recalculate(connection, workspace_id)
        assert everything(connection, workspace_id) == found


def names(standing: list[Standing]) -> list[str]:
    return sorted(one.batch.name for one in standing)


def test_two_first_imports_of_the_same_posts(engine, workspace):
    batches = [batch_of(number) for number in range(2)]
    raised = at_once(*(importing(engine, workspace, batch) for batch in batches))
    assert raised == [None, None]
    assert names(standing_in(engine, workspace, *batches)) == ["file-0", "file-1"]
    assert_true(engine, workspace, *batches)


def test_four_writers_with_several_files_each(engine, workspace):
    batches = [batch_of(number) for number in range(8)]
    raised = at_once(*(importing(engine, workspace, *batches[k::4]) for k in range(4)))
    assert raised == [None] * 4
    assert len(standing_in(engine, workspace, *batches)) == 8
    assert_true(engine, workspace, *batches)


def test_an_import_that_waits_for_another_one_sees_what_it_wrote(engine, workspace):
    first, second = batch_of(1), batch_of(2)
    first_is_in = Event()

    def hold() -> None:
        with patient(engine) as connection:
            record_import(connection, workspace, as_reading(first), actor=ACTOR)
            first_is_in.set()
            sleep(HEAD_START_S)

    def follow() -> None:
        assert first_is_in.wait(PATIENCE_S)
        importing(engine, workspace, second)()

    assert at_once(hold, follow) == [None, None]
    assert_true(engine, workspace, first, second)


@pytest.mark.parametrize("undone", [0, 1])
def test_an_import_beside_an_undo(engine, workspace, undone):
    batches = [batch_of(number) for number in range(3)]
    importing(engine, workspace, *batches[:2])()
    import_id = standing_in(engine, workspace, *batches)[undone].number
    raised = at_once(
        importing(engine, workspace, batches[2]), undoing(engine, workspace, import_id)
    )
    assert raised == [None, None]
    assert names(standing_in(engine, workspace, *batches)) == [f"file-{1 - undone}", "file-2"]
    assert_true(engine, workspace, *batches)


def test_an_import_beside_the_undo_of_all_there_was(engine, workspace):
    batches = [batch_of(number) for number in range(2)]
    importing(engine, workspace, batches[0])()
    import_id = standing_in(engine, workspace, *batches)[0].number
    raised = at_once(
        importing(engine, workspace, batches[1]), undoing(engine, workspace, import_id)
    )
    assert raised == [None, None]
    assert names(standing_in(engine, workspace, *batches)) == ["file-1"]
    assert_true(engine, workspace, *batches)


def test_the_same_file_by_two_people_at_once_stands_once(engine, workspace):
    batch = batch_of(1)
    raised = at_once(*[importing(engine, workspace, batch)] * 2)
    assert raised == [None, None]
    assert names(standing_in(engine, workspace, batch)) == ["file-1"]
    assert_true(engine, workspace, batch)


def test_the_same_undo_by_two_people_at_once_happens_once(engine, workspace):
    batches = [batch_of(number) for number in range(2)]
    importing(engine, workspace, *batches)()
    import_id = standing_in(engine, workspace, *batches)[0].number
    raised = at_once(*[undoing(engine, workspace, import_id)] * 2)
    assert all(error is None or isinstance(error, InvalidRequest | NotFound) for error in raised)
    assert raised.count(None) >= 1
    assert names(standing_in(engine, workspace, *batches)) == ["file-1"]
    assert_true(engine, workspace, *batches)


def test_the_same_redo_by_two_people_at_once_happens_once(engine, workspace):
    batches = [batch_of(number) for number in range(2)]
    importing(engine, workspace, *batches)()
    import_id = standing_in(engine, workspace, *batches)[0].number
    undoing(engine, workspace, import_id)()
    raised = at_once(*[redoing(engine, workspace, import_id)] * 2)
    assert sorted(map(type, raised), key=str) == [type(None), InvalidRequest]
    assert names(standing_in(engine, workspace, *batches)) == ["file-0", "file-1"]
    assert_true(engine, workspace, *batches)


def test_a_redo_beside_the_undo_of_another_import(engine, workspace):
    batches = [batch_of(number) for number in range(2)]
    importing(engine, workspace, *batches)()
    first, second = (one.number for one in standing_in(engine, workspace, *batches))
    undoing(engine, workspace, first)()
    raised = at_once(redoing(engine, workspace, first), undoing(engine, workspace, second))
    assert raised == [None, None]
    assert names(standing_in(engine, workspace, *batches)) == ["file-0"]
    assert_true(engine, workspace, *batches)


def test_two_workspaces_may_need_a_new_month_at_the_same_time(engine, open_workspace):
    mine, yours = open_workspace(), open_workspace()
    for year in range(2011, 2015):
        batch = batch_of(1, start=date(year, 1, 20))
        raised = at_once(importing(engine, mine, batch), importing(engine, yours, batch))
        assert raised == [None, None]
        for workspace_id in (mine, yours):
            import_id = standing_in(engine, workspace_id, batch)[0].number
            assert_true(engine, workspace_id, batch)
            undoing(engine, workspace_id, import_id)()
