"""The row of an import: what was read, what was answered, what it did."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from database.tables import imports
from domain.errors import NotFound
from domain.observations import Control, Reading, Rejection
from domain.periods import Period
from domain.vocabulary import PeriodBasis

KEPT_REJECTIONS = 1_000
ACCOUNT = "account"
PERIOD = "period"


def insert_import(connection: Connection, workspace_id: int, reading: Reading, actor: str) -> int:
    import_id: int = connection.execute(
        insert(imports)
        .values(
            workspace_id=workspace_id,
            file_name=reading.file_name,
            fingerprint=reading.fingerprint,
            format=reading.format,
            label=reading.label,
            grain=reading.grain,
            account=reading.account,
            currency=reading.currency,
            period_start=reading.period and reading.period.first_day,
            period_end=reading.period and reading.period.last_day,
            period_basis=reading.period_basis,
            answers=list(_answers(reading)),
            actor=actor,
            rows_read=reading.rows_read,
            rows_imported=reading.rows_imported,
            rows_rejected=reading.rows_rejected,
            rejected=[_rejection_as_json(one) for one in reading.rejected[:KEPT_REJECTIONS]],
            controls=[_control_as_json(control) for control in reading.controls],
            warnings=list(reading.warnings),
        )
        .returning(imports.c.import_id)
    ).scalar_one()
    return import_id


def note_on_import(
    connection: Connection, workspace_id: int, import_id: int, **columns: object
) -> None:
    connection.execute(update(imports).where(is_import(workspace_id, import_id)).values(**columns))


def stored_import(connection: Connection, workspace_id: int, import_id: int) -> Row[Any]:
    row = connection.execute(
        select(imports).where(is_import(workspace_id, import_id))
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no import number {import_id}.")
    return row


def standing_import(connection: Connection, workspace_id: int, fingerprint: str) -> Row[Any] | None:
    """The one import of these bytes that is not undone."""
    return connection.execute(
        select(imports).where(
            imports.c.workspace_id == workspace_id,
            imports.c.fingerprint == fingerprint,
            imports.c.undone_at.is_(None),
        )
    ).one_or_none()


def says_the_same(earlier: Row[Any], reading: Reading) -> bool:
    """A guess never replaces what was known before; another answer does."""
    if not (reading.account_assumed or earlier.account == reading.account):
        return False
    taken = {answer["asked"]: answer["taken"] for answer in earlier.answers}
    if any(taken.get(one.asked) != one.taken for one in reading.questions if not one.is_guess):
        return False
    guessed = reading.period_basis in (PeriodBasis.STATED, PeriodBasis.ASSUMED)
    if guessed or reading.period is None:
        return True
    before = taken.get(PERIOD, f"{earlier.period_start}/{earlier.period_end}")
    return bool(before == _days(reading.period))


def is_import(workspace_id: int, import_id: int) -> ColumnElement[bool]:
    return and_(imports.c.workspace_id == workspace_id, imports.c.import_id == import_id)


def _answers(reading: Reading) -> Iterable[dict[str, object]]:
    yield _answer(ACCOUNT, "", reading.account, is_guess=reading.account_assumed)
    if reading.period is not None and reading.period_basis is not PeriodBasis.STATED:
        days = _days(reading.period)
        yield _answer(PERIOD, "", days, is_guess=reading.period_basis is PeriodBasis.ASSUMED)
    for one in reading.questions:
        yield _answer(one.asked, one.words, one.taken, is_guess=one.is_guess)


def _days(period: Period) -> str:
    return f"{period.first_day}/{period.last_day}"


def _answer(asked: str, words: str, taken: str, *, is_guess: bool) -> dict[str, object]:
    return {"asked": asked, "words": words, "taken": taken, "is_guess": is_guess}


def _rejection_as_json(one: Rejection) -> dict[str, object]:
    return {"row": one.row, "column": one.column, "value": one.value, "reason": one.reason}


def _control_as_json(control: Control) -> dict[str, str | None]:
    return {
        "metric": control.metric,
        "stated": None if control.stated is None else str(control.stated),
        "imported": None if control.imported is None else str(control.imported),
    }
