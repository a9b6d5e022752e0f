import pytest
from sqlalchemy.exc import InternalError

from database.engine import reading, writes, writing


def test_a_write_that_stands_is_counted(engine):
    before = writes()
    with writing(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    assert writes() == before + 1


def test_reading_and_failing_change_nothing(engine):
    before = writes()
    with reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    with pytest.raises(RuntimeError), writing(engine):
        raise RuntimeError
    assert writes() == before


def test_who_reads_cannot_write_and_sees_one_state(engine):
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == (
            "repeatable read"
        )
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "15s"
        with pytest.raises(InternalError, match="read-only"):
            connection.exec_driver_sql("CREATE TABLE unwanted ()")
