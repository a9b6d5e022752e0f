"""Creates, fills, ends and reopens tests. Results append; the latest of a variant's day counts."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import Connection, insert, update

from database.queries.experiments import CONCLUSION, SETUP, day_results, stored_experiment
from database.tables import ab_test_performance, experiments
from database.writes.audit import record_audit
from domain.errors import InvalidRequest
from domain.experiments import Conclusion, DayResult, ExperimentSetup, checked_setup


def create_experiment(
    connection: Connection, workspace_id: int, setup: ExperimentSetup, *, actor: str
) -> int:
    setup = checked_setup(setup)
    experiment_id: int = connection.execute(
        insert(experiments)
        .values(
            workspace_id=workspace_id,
            name=setup.name,
            setup=SETUP.dump_python(setup, mode="json"),
            actor=actor,
        )
        .returning(experiments.c.experiment_id)
    ).scalar_one()
    record_audit(connection, workspace_id, actor, "create test", setup.name, {"id": experiment_id})
    return experiment_id


def store_day_results(
    connection: Connection,
    workspace_id: int,
    experiment_id: int,
    results: Sequence[DayResult],
    *,
    actor: str,
) -> int:
    """How many differ from what counted before; those that say the same are not stored again."""
    stored = stored_experiment(connection, workspace_id, experiment_id)
    if stored.conclusion is not None:
        raise InvalidRequest("This test has ended. Open it again to change its results.")
    _refuse_strangers(stored.setup, results)
    counting = {
        (one.variant, one.day): one.sums
        for one in day_results(connection, workspace_id, experiment_id)
    }
    new = [one for one in results if counting.get((one.variant, one.day)) != one.sums]
    key = {"workspace_id": workspace_id, "experiment_id": experiment_id, "actor": actor}
    rows = [{**key, "variant": one.variant, "day": one.day, **asdict(one.sums)} for one in new]
    if rows:
        connection.execute(insert(ab_test_performance), rows)
        details = {"id": experiment_id, "days": len({one.day for one in new}), "rows": len(rows)}
        record_audit(connection, workspace_id, actor, "enter results", stored.setup.name, details)
    return len(rows)


def take_back_day(
    connection: Connection, workspace_id: int, experiment_id: int, day: date, *, actor: str
) -> None:
    """Of all variants; what was said of the day stays in the table."""
    stored = stored_experiment(connection, workspace_id, experiment_id)
    if stored.conclusion is not None:
        raise InvalidRequest("This test has ended. Open it again to change its results.")
    key = {"workspace_id": workspace_id, "experiment_id": experiment_id, "actor": actor}
    taken = [
        {**key, "variant": one.variant, "day": day}
        for one in day_results(connection, workspace_id, experiment_id)
        if one.day == day
    ]
    if not taken:
        raise InvalidRequest(f"The test has no results of {day}.")
    connection.execute(insert(ab_test_performance), taken)
    details = {"id": experiment_id, "day": day.isoformat()}
    record_audit(connection, workspace_id, actor, "take back results", stored.setup.name, details)


def put_content(
    connection: Connection,
    workspace_id: int,
    experiment_id: int,
    content_id: int,
    *,
    part: bool,
    actor: str,
) -> None:
    """Whether a piece of content is `part` of the test."""
    stored = stored_experiment(connection, workspace_id, experiment_id)
    if stored.conclusion is not None:
        raise InvalidRequest("This test has ended. Open it again to change what is part of it.")
    others = tuple(one for one in stored.setup.content_ids if one != content_id)
    setup = replace(stored.setup, content_ids=(*others, content_id) if part else others)
    connection.execute(
        update(experiments)
        .where(
            experiments.c.workspace_id == workspace_id,
            experiments.c.experiment_id == experiment_id,
        )
        .values(setup=SETUP.dump_python(setup, mode="json"))
    )
    said = "put content into test" if part else "take content out of test"
    details = {"id": experiment_id, "content": content_id}
    record_audit(connection, workspace_id, actor, said, setup.name, details)


def end_experiment(
    connection: Connection,
    workspace_id: int,
    experiment_id: int,
    conclusion: Conclusion,
    *,
    actor: str,
) -> None:
    stored = stored_experiment(connection, workspace_id, experiment_id)
    if conclusion.ended_on < stored.setup.starts_on:
        raise InvalidRequest("A test cannot end before it starts.")
    _conclude(connection, workspace_id, experiment_id, conclusion)
    record_audit(
        connection, workspace_id, actor, "end test", stored.setup.name, {"id": experiment_id}
    )


def reopen_experiment(
    connection: Connection, workspace_id: int, experiment_id: int, *, actor: str
) -> None:
    """Its learnings go into the audit trail, so that none is lost."""
    stored = stored_experiment(connection, workspace_id, experiment_id)
    if stored.conclusion is None:
        raise InvalidRequest("This test is running already.")
    _conclude(connection, workspace_id, experiment_id, None)
    details = {"id": experiment_id, "learnings": stored.conclusion.learnings}
    record_audit(connection, workspace_id, actor, "open test again", stored.setup.name, details)


def _conclude(
    connection: Connection, workspace_id: int, experiment_id: int, conclusion: Conclusion | None
) -> None:
    said = CONCLUSION.dump_python(conclusion, mode="json") if conclusion else None
    connection.execute(
        update(experiments)
        .where(
            experiments.c.workspace_id == workspace_id,
            experiments.c.experiment_id == experiment_id,
        )
        .values(conclusion=said)
    )


def _refuse_strangers(setup: ExperimentSetup, results: Sequence[DayResult]) -> None:
    strangers = sorted({one.variant for one in results} - set(setup.names()))
    if strangers:
        known = ", ".join(setup.names())
        raise InvalidRequest(f"The test has no variant {strangers[0]!r}; it has {known}.")
    early = min((one.day for one in results), default=setup.starts_on)
    if early < setup.starts_on:
        raise InvalidRequest(f"The test starts on {setup.starts_on}; {early} is before that.")
