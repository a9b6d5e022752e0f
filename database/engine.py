"""Opens connections. Lost databases come out as StorageUnavailable, here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from psycopg2.errors import OutOfMemory, QueryCanceled
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from domain.errors import StorageUnavailable

# In one message, because pages read often.
_READ_ONLY = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; "
    "SET LOCAL statement_timeout = 15000"
)
_UNREACHABLE = "The database cannot be reached right now."
_BUSY = "The database is busy right now; try again in a moment."
_TOO_MUCH = (
    "That is more than the database can do in one step: do it in smaller steps, or raise its "
    "setting max_locks_per_transaction."
)


@dataclass
class _Tally:
    writes: int = 0


_tally = _Tally()


def make_engine(url: str) -> Engine:
    """An engine whose sessions speak UTC, whatever the server is set to."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg2"),
        pool_size=8,
        max_overflow=8,
        pool_timeout=10,
        pool_recycle=1800,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "application_name": "content-workbench",
            "options": "-c timezone=UTC -c datestyle=ISO",
        },
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A read-only transaction with a limit on every statement."""
    with _translated(), engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(_READ_ONLY)
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: committed when the block ends, rolled back when it raises."""
    with _translated(), engine.begin() as connection:
        yield connection
    _tally.writes += 1


def writes() -> int:
    """How often this process has written: since another count, what was read may have changed."""
    return _tally.writes


@contextmanager
def rehearsing(engine: Engine) -> Iterator[Connection]:
    """Like writing, but whatever was written is taken back at the end: for previews."""
    with _translated(), engine.connect() as connection:
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise StorageUnavailable(_reason(error)) from error
    except PoolTimeout as error:
        raise StorageUnavailable(_BUSY) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StorageUnavailable(_UNREACHABLE) from error
        raise


def _reason(error: OperationalError) -> str:
    """A limit the server set is no lost server."""
    if isinstance(error.orig, OutOfMemory):
        return _TOO_MUCH
    return _BUSY if isinstance(error.orig, QueryCanceled) else _UNREACHABLE
