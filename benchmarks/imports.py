"""Imports of files with rollups, against COPY of the same file into a table without an index."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.copying import copy_seconds
from benchmarks.databases import new_workspace, throwaway_engine
from benchmarks.measurement import Measurement, seconds_of
from benchmarks.sizes import Sizes
from benchmarks.synthetic import Team
from benchmarks.tables import write_table
from database.engine import writing
from database.writes.imports import record_import
from database.writes.reversal import undo_import
from domain.observations import Reading, SourceFile
from sources import read_files

DAYS = 100
_NEW_DAYS = 3
_COPIES = 2  # before the import and again after it
_ACTOR = "benchmark"
_COPY = "COPY of the same file"
_ROLLUPS = "Deriving the daily series"


@dataclass
class _Import:
    """One import, timed step by step."""

    import_id: int = 0
    begun: list[tuple[str, float]] = field(default_factory=list)

    def begin(self, step: str) -> None:
        self.begun.append((step.rstrip(" ."), time.perf_counter()))

    @property
    def steps(self) -> dict[str, float]:
        following = zip(self.begun, self.begun[1:], strict=False)
        return {name: end - begun for (name, begun), (_, end) in following}

    @property
    def seconds(self) -> float:
        return sum(self.steps.values())

    @property
    def until_stored(self) -> float:
        """Validated, deduplicated and inserted, before anything is derived."""
        return self.seconds - self.steps[_ROLLUPS]


def measure_imports(sizes: Sizes) -> Iterator[Measurement]:
    team = Team(posts=max(1, sizes.rows // DAYS), first_day=date(2025, 1, 1))
    with throwaway_engine() as engine, tempfile.TemporaryDirectory() as folder:
        workspace_id, table = new_workspace(engine), Path(folder) / "totals.csv"
        rows = write_table(table, team, range(DAYS))
        copies = [copy_seconds(engine, table) for _ in range(_COPIES)]
        done = _import(engine, workspace_id, table)
        copies += [copy_seconds(engine, table) for _ in range(_COPIES)]
        copy = (Measurement(_COPY, tuple(copies)),)
        yield Measurement(f"{rows:,} rows checked and stored", (done.until_stored,), copy)
        yield Measurement("the same with all rollups", (done.seconds,), copy)
        for step, seconds in done.steps.items():
            yield Measurement(f"- {step}", (seconds,), copy)
        yield from _new_days(engine, workspace_id, team, table)
        undone = seconds_of(lambda: _undo(engine, workspace_id, done.import_id))
        yield Measurement(f"undo {rows:,} rows", (undone,), copy)


def _new_days(engine: Engine, workspace_id: int, team: Team, table: Path) -> Iterator[Measurement]:
    """One more total of every post, day after day; then the latest is undone first."""
    imports, undos = [], []
    for day in range(DAYS, DAYS + _NEW_DAYS):
        write_table(table, team, range(day, day + 1))
        imports.append(_import(engine, workspace_id, table))
    for one in reversed(imports):
        begun = time.perf_counter()
        _undo(engine, workspace_id, one.import_id)
        undos.append(time.perf_counter() - begun)
    stored = (Measurement("the same without rollups", tuple(one.until_stored for one in imports)),)
    what = f"a new day of {team.posts:,} posts"
    yield Measurement(what, tuple(one.seconds for one in imports), stored)
    yield Measurement("undo that day", tuple(undos), stored)


def _import(engine: Engine, workspace_id: int, table: Path) -> _Import:
    done = _Import()
    done.begin("read and check")
    (reading,) = read_files([SourceFile.at(table)])
    assert isinstance(reading, Reading), reading
    done.begin("resolve posts")
    with writing(engine) as connection:
        outcome = record_import(
            connection, workspace_id, reading, actor=_ACTOR, on_progress=done.begin
        )
    done.begin("")
    done.import_id = outcome.import_id
    return done


def _undo(engine: Engine, workspace_id: int, import_id: int) -> None:
    with writing(engine) as connection:
        undo_import(connection, workspace_id, import_id, actor=_ACTOR)
