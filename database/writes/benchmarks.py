"""Adds, edits, removes and brings back benchmarks, one by one or from a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, update
from sqlalchemy.dialects.postgresql import insert

from database.queries.benchmarks import locked_benchmark, stored_benchmarks
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from database.tables import performance_benchmarks
from database.writes.audit import record_audit
from domain.benchmarks import (
    ENGAGEMENT_RATE,
    BenchmarkDraft,
    BenchmarkOrigin,
    checked_benchmark,
)
from domain.errors import InvalidRequest


@dataclass(frozen=True)
class BenchmarksKept:
    added: int
    changed: int
    unchanged: int


def add_benchmark(
    connection: Connection, workspace_id: int, draft: BenchmarkDraft, *, actor: str
) -> int:
    """Its number."""
    checked = _checked(connection, workspace_id, draft)
    benchmark_id = connection.scalar(
        insert(performance_benchmarks)
        .values(workspace_id=workspace_id, actor=actor, **_row(checked))
        .on_conflict_do_nothing()
        .returning(performance_benchmarks.c.benchmark_id)
    )
    if benchmark_id is None:
        raise InvalidRequest(_already_there(checked))
    _audit(connection, workspace_id, "add benchmark", int(benchmark_id), checked, actor)
    return int(benchmark_id)


def revise_benchmark(
    connection: Connection,
    workspace_id: int,
    benchmark_id: int,
    draft: BenchmarkDraft,
    *,
    actor: str,
) -> BenchmarkDraft:
    """What it was before, for whoever wants it back."""
    checked = _checked(connection, workspace_id, draft)
    before = locked_benchmark(connection, workspace_id, benchmark_id).draft
    _refuse_twin(connection, workspace_id, checked, but=benchmark_id)
    _change(connection, workspace_id, benchmark_id, actor=actor, **_row(checked))
    _audit(connection, workspace_id, "edit benchmark", benchmark_id, checked, actor, before)
    return before


def remove_benchmark(
    connection: Connection, workspace_id: int, benchmark_id: int, *, actor: str
) -> None:
    found = locked_benchmark(connection, workspace_id, benchmark_id)
    _change(connection, workspace_id, benchmark_id, actor=actor, removed=True)
    _audit(connection, workspace_id, "remove benchmark", benchmark_id, found.draft, actor)


def restore_benchmark(
    connection: Connection, workspace_id: int, benchmark_id: int, *, actor: str
) -> None:
    found = locked_benchmark(connection, workspace_id, benchmark_id, removed=True)
    _refuse_twin(connection, workspace_id, found.draft, but=benchmark_id)
    _change(connection, workspace_id, benchmark_id, actor=actor, removed=False)
    _audit(connection, workspace_id, "bring back benchmark", benchmark_id, found.draft, actor)


def keep_benchmarks(
    connection: Connection, workspace_id: int, drafts: Sequence[BenchmarkDraft], *, actor: str
) -> BenchmarksKept:
    """All or, when one cannot be, none. What is known is changed where it says something else."""
    known = {one.draft.identity: one for one in stored_benchmarks(connection, workspace_id)}
    added = changed = 0
    for draft in drafts:
        checked = _checked(connection, workspace_id, draft)
        found = known.get(checked.identity)
        if found is None:
            add_benchmark(connection, workspace_id, checked, actor=actor)
            added += 1
        elif found.draft != checked:
            revise_benchmark(connection, workspace_id, found.benchmark_id, checked, actor=actor)
            changed += 1
    return BenchmarksKept(added, changed, len(drafts) - added - changed)


def _checked(connection: Connection, workspace_id: int, draft: BenchmarkDraft) -> BenchmarkDraft:
    zone = time_zone(connection, workspace_id)
    checked = checked_benchmark(draft, today=datetime.now(zone).date())
    name = checked.definition.metric
    if name != ENGAGEMENT_RATE:
        metric = metric_registry(connection, workspace_id)[name]  # NotFound names it
        if not metric.additive:
            raise InvalidRequest(
                f"metric: {metric.label} does not add up since publication, so posts have no such "
                "figure at an age. Name a count such as views, or engagement_rate."
            )
    return checked


def _refuse_twin(
    connection: Connection, workspace_id: int, draft: BenchmarkDraft, *, but: int
) -> None:
    for one in stored_benchmarks(connection, workspace_id):
        if one.benchmark_id != but and one.draft.identity == draft.identity:
            raise InvalidRequest(_already_there(draft))


def _already_there(draft: BenchmarkDraft) -> str:
    platform = draft.definition.platform.label
    if draft.origin is BenchmarkOrigin.TEAM:
        return (
            f"The team has a target for {platform} per {draft.definition.denominator} already: "
            "edit that one."
        )
    return (
        f"This figure of {draft.source} for {platform}, dated {draft.dated}, is entered already: "
        "edit that one."
    )


def _change(connection: Connection, workspace_id: int, benchmark_id: int, **values: object) -> None:
    told = performance_benchmarks.c
    connection.execute(
        update(performance_benchmarks)
        .where(told.workspace_id == workspace_id, told.benchmark_id == benchmark_id)
        .values(changed_at=datetime.now(UTC), **values)
    )


def _row(draft: BenchmarkDraft) -> dict[str, object]:
    definition, period = draft.definition, draft.period
    return {
        "origin": draft.origin.value,
        "platform": definition.platform.value,
        "metric": definition.metric,
        "content_type": definition.content_type,
        "age_days": definition.age_days,
        "statistic": definition.statistic.value,
        "interactions": list(definition.interactions),
        "denominator": definition.denominator,
        "value": draft.value,
        "low": draft.low,
        "high": draft.high,
        "source": draft.source,
        "dated": draft.dated,
        "first_day": period.first_day if period else None,
        "last_day": period.last_day if period else None,
        "n": draft.n,
        "counted": draft.counted,
        "explanation": draft.explanation,
        "link": draft.link,
    }


def _audit(
    connection: Connection,
    workspace_id: int,
    action: str,
    benchmark_id: int,
    draft: BenchmarkDraft,
    actor: str,
    before: BenchmarkDraft | None = None,
) -> None:
    told = _told(draft)
    if before is not None:
        was = _told(before)
        told |= {f"{name} before": value for name, value in was.items() if value != told[name]}
    record_audit(connection, workspace_id, actor, action, f"benchmark {benchmark_id}", told)


def _told(draft: BenchmarkDraft) -> dict[str, object]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in _row(draft).items()
    }
