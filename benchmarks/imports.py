"""Imports with their rollups, against COPY of the same rows into a table without an index."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Engine

from benchmarks.copying import as_text, copy_seconds
from benchmarks.databases import new_workspace, throwaway_engine
from benchmarks.measurement import Measurement, seconds_of
from benchmarks.memory import PeakMemory
from benchmarks.sizes import Sizes
from benchmarks.synthetic import RunningTotals, Team, reading_of
from database.engine import writing
from database.writes.imports import record_import
from database.writes.reversal import undo_import

DAYS = 100
_NEW_DAYS = 3
_COPIES = 2  # before the import and again after it
_ACTOR = "benchmark"
_COPY = "COPY of the same rows"


@dataclass
class _Import:
    """One import, timed step by step."""

    import_id: int = 0
    peak_memory: int = 0
    begun: list[tuple[str, float]] = field(default_factory=list)

    def begin(self, step: str) -> None:
        self.begun.append((step.rstrip(" ."), time.perf_counter()))

    @property
    def steps(self) -> dict[str, float]:
        following = zip(self.begun, self.begun[1:], strict=False)
        return {name: end - begun for (name, begun), (_, end) in following}


def measure_imports(sizes: Sizes) -> Iterator[Measurement]:
    team = Team(posts=max(1, sizes.rows // DAYS), first_day=date(2025, 1, 1))
    with throwaway_engine() as engine:
        workspace_id = new_workspace(engine)
        with as_text(RunningTotals(team, range(DAYS))) as rows:
            copies = [copy_seconds(engine, rows) for _ in range(_COPIES)]
            done = _import(engine, workspace_id, team, range(DAYS))
            copies += [copy_seconds(engine, rows) for _ in range(_COPIES)]
        copy = (Measurement(_COPY, tuple(copies)),)
        what = f"{team.posts * DAYS:,} totals"
        yield Measurement(
            f"import {what}", (sum(done.steps.values()),), copy, peak_memory=done.peak_memory
        )
        for step, seconds in done.steps.items():
            yield Measurement(f"- {step}", (seconds,), copy)
        yield from _new_days(engine, workspace_id, team)
        undone = seconds_of(lambda: _undo(engine, workspace_id, done.import_id))
        yield Measurement(f"undo {what}", (undone,), copy)


def _new_days(engine: Engine, workspace_id: int, team: Team) -> Iterator[Measurement]:
    """One more total of every post, day after day; then the latest is undone first."""
    copies, imports, undos = [], [], []
    for day in range(DAYS, DAYS + _NEW_DAYS):
        ages = range(day, day + 1)
        with as_text(RunningTotals(team, ages)) as rows:
            copies.append(copy_seconds(engine, rows))
        imports.append(_import(engine, workspace_id, team, ages))
    for one in reversed(imports):
        begun = time.perf_counter()
        _undo(engine, workspace_id, one.import_id)
        undos.append(time.perf_counter() - begun)
    copy = (Measurement(_COPY, tuple(copies)),)
    seconds = tuple(sum(one.steps.values()) for one in imports)
    peak = max(one.peak_memory for one in imports)
    yield Measurement(f"import a new day of {team.posts:,} posts", seconds, copy, peak)
    yield Measurement("undo that day", tuple(undos), copy)


def _import(engine: Engine, workspace_id: int, team: Team, ages: range) -> _Import:
    reading, done = reading_of(team, ages), _Import()
    done.begin("resolve posts")
    with PeakMemory() as peak:
        with writing(engine) as connection:
            outcome = record_import(
                connection, workspace_id, reading, actor=_ACTOR, on_progress=done.begin
            )
        done.begin("")
    done.import_id, done.peak_memory = outcome.import_id, peak.bytes
    return done


def _undo(engine: Engine, workspace_id: int, import_id: int) -> None:
    with writing(engine) as connection:
        undo_import(connection, workspace_id, import_id, actor=_ACTOR)
