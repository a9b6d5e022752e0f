"""What `import` prints of each file: for people, or as JSON."""

from dataclasses import dataclass
from decimal import Decimal

from database.writes.imports import ImportOutcome
from domain.observations import Question, Reading, Refusal
from domain.vocabulary import PeriodBasis

_SHOWN_REJECTIONS = 20


@dataclass(frozen=True)
class Imported:
    """`shared` tells of earlier imports with the same figures; a dry run looks for them."""

    reading: Reading
    outcome: ImportOutcome
    shared: tuple[str, ...] = ()


Result = Imported | Refusal


def as_json(result: Result) -> dict[str, object]:
    if isinstance(result, Refusal):
        return {"file": result.file_name, "refused": result.reason}
    understood, outcome = result.reading, result.outcome
    period = understood.period
    told: dict[str, object] = {
        "file": understood.file_name,
        "format": understood.format,
        "account": understood.account,
        "account_assumed": understood.account_assumed,
        "grain": understood.grain,
        "period": period and [period.first_day.isoformat(), period.last_day.isoformat()],
        "period_basis": understood.period_basis,
        "rows_read": understood.rows_read,
        "rows_imported": understood.rows_imported,
        "rows_rejected": [
            {"row": r.row, "column": r.column, "value": r.value, "reason": r.reason}
            for r in understood.rejected
        ],
        "control": {
            control.metric: {
                "stated": _number(control.stated),
                "imported": _number(control.imported),
            }
            for control in understood.controls
        },
        "warnings": [*understood.warnings, *outcome.warnings],
        "import_id": outcome.import_id,
        "already_imported": outcome.already_imported,
        "new_posts": outcome.new_posts,
        "known_posts": outcome.known_posts,
        "days_changed": outcome.days_changed,
        "questions": [_question_as_json(question) for question in understood.questions],
    }
    return told | ({"overlaps": list(result.shared)} if result.shared else {})


def _question_as_json(question: Question) -> dict[str, object]:
    return {
        "asked": question.asked,
        "words": question.words,
        "taken": question.taken,
        "is_guess": question.is_guess,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def tell(result: Result, *, dry_run: bool) -> None:
    if isinstance(result, Refusal):
        print(f"{result.file_name}\n  refused: {result.reason}")
        return
    understood, outcome = result.reading, result.outcome
    print(f"{understood.file_name}\n  {understood.label}, account {understood.account}")
    print(f"  {_fate(understood, outcome, dry_run=dry_run)}")
    for sentence in (*_guesses(understood), *result.shared):
        print(f"  {sentence}")
    for control in understood.controls:
        stated = "" if control.stated is None else f"stated {_plain(control.stated)}, "
        print(f"  {control.metric}: {stated}imported {_plain(control.imported)}")
    for warning in (*understood.warnings, *outcome.warnings):
        print(f"  note: {warning}")
    for rejected in understood.rejected[:_SHOWN_REJECTIONS]:
        print(f"  row {rejected.row}, {rejected.column}, {rejected.value!r}: {rejected.reason}")
    if understood.rows_rejected > _SHOWN_REJECTIONS:
        print(f"  ... and {understood.rows_rejected - _SHOWN_REJECTIONS:,} more refused rows")


def _guesses(understood: Reading) -> list[str]:
    """Beside the period, which is told with the fate, and how to answer otherwise."""
    account = (
        [f"account taken as a guess: {understood.account} (--account)"]
        if understood.account_assumed
        else []
    )
    return account + [
        f"taken as a guess: {question.taken or 'nothing'} "
        f"(--{question.asked.replace('_', '-')}: {question.words})"
        for question in understood.questions
        if question.is_guess
    ]


def _fate(understood: Reading, outcome: ImportOutcome, *, dry_run: bool) -> str:
    if outcome.already_imported:
        return f"already imported (number {outcome.import_id}); nothing changed"
    said = _said_period(understood)
    verb = "would import" if dry_run else "imported"
    return (
        f"{verb} {understood.rows_imported:,} of {understood.rows_read:,} rows{said}: "
        f"{outcome.new_posts:,} new and {outcome.known_posts:,} known posts, "
        f"{outcome.days_changed:,} days changed"
    )


def _said_period(understood: Reading) -> str:
    if understood.period is None:
        return ""
    assumed = " (assumed)" if understood.period_basis is PeriodBasis.ASSUMED else ""
    return f" for {understood.period.first_day} to {understood.period.last_day}{assumed}"


def _plain(value: Decimal | None) -> str:
    return "-" if value is None else f"{_number(value):,}"
