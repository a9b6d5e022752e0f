"""The files that wait to be imported: kept with their answers until they are done."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from domain.mappings import ColumnMapping, UnknownTable
from domain.observations import Answers, Reading, Refusal, SourceFile
from ui.importing import imports
from ui.importing.imports import Result

_ROUND = "import_round"
_RESULTS = "import_results"
_MEMORY = "import_memory"
_MOST_REMEMBERED = 100
_SUFFIXES = ["csv", "tsv", "txt", "json", "jsonl", "ndjson", "zip", "xls", "xlsx"]
Kept = TypeVar("Kept")
Mappings = tuple[ColumnMapping, ...]


def choose_files() -> tuple[SourceFile, ...]:
    files = st.file_uploader(
        "Files to import",
        type=_SUFFIXES,
        accept_multiple_files=True,
        key=f"import_files_{_round()}",
        help="Drop several files of one export together, or its zip: they tell each other's days.",
    )
    return tuple(SourceFile(file.name, file.getvalue()) for file in files)


def read(files: Sequence[SourceFile], mappings: Mappings) -> Sequence[Reading | Refusal]:
    answers = Answers(mappings=mappings)
    return remembered(("read", _identity(files), mappings), lambda: imports.read(files, answers))


def read_answered(files: Sequence[SourceFile], index: int, answers: Answers) -> Reading | Refusal:
    if answers == Answers(mappings=answers.mappings):
        return read(files, answers.mappings)[index]
    key = ("answered", _identity(files), index, answers)
    return remembered(key, lambda: imports.read_answered(files, {index: answers})[index])


def unknown_table(files: Sequence[SourceFile], index: int) -> UnknownTable | None:
    """The table as nobody has mapped it yet."""
    entry = read(files, ())[index]
    return entry.table if isinstance(entry, Refusal) else None


def preview(workspace_id: int, reading: Reading) -> Result:
    key = ("preview", workspace_id, id(reading))
    _, kept = remembered(key, lambda: (reading, imports.preview(workspace_id, reading)))
    return kept


def mappings(workspace_id: int) -> Mappings:
    return remembered(("mappings", workspace_id), lambda: imports.mappings(workspace_id))


def mappings_changed() -> None:
    memory = st.session_state.get(_MEMORY, {})
    for key in [key for key in memory if key[0] == "mappings"]:
        del memory[key]


def remembered(key: Hashable, work: Callable[[], Kept]) -> Kept:
    """Files are parsed and rehearsed once, not at every click. Dropped when they are done."""
    memory = st.session_state.setdefault(_MEMORY, {})
    if len(memory) >= _MOST_REMEMBERED:
        memory.clear()
    if key not in memory:
        memory[key] = work()
    kept: Kept = memory[key]
    return kept


def finish(results: Sequence[Result]) -> None:
    """The files are done: the page shows what came of them and takes new ones."""
    st.session_state[_RESULTS] = tuple(results)
    st.session_state[_MEMORY] = {}
    st.session_state[_ROUND] = _round() + 1


def results() -> tuple[Result, ...]:
    found: tuple[Result, ...] = st.session_state.get(_RESULTS, ())
    return found


def take_back(workspace_id: int, index: int) -> None:
    """Undoes the import of the result and says so in its place."""
    kept = list(results())
    outcome = kept[index].outcome
    assert outcome is not None
    taken_back = imports.take_back(workspace_id, outcome.import_id)
    kept[index] = replace(kept[index], taken_back=taken_back)
    st.session_state[_RESULTS] = tuple(kept)


def dismiss_results() -> None:
    st.session_state.pop(_RESULTS, None)


def _round() -> int:
    return int(st.session_state.get(_ROUND, 0))


def _identity(files: Sequence[SourceFile]) -> tuple[tuple[str, int, int], ...]:
    return tuple((file.name, len(file.content), hash(file.content)) for file in files)
