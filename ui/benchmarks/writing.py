"""Saves, edits and removes benchmarks, tells what was done, and takes it back. Opens
transactions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from database.engine import writing
from database.writes import benchmarks
from database.writes.benchmarks import BenchmarksKept
from domain.benchmarks import BenchmarkDraft, BenchmarkOrigin
from domain.errors import InvalidRequest, NotFound
from ui import loaders, words
from ui.benchmarks.choices import FIGURE
from ui.entry.person import actor

_DONE, _ROUND = "benchmarks_done", "benchmarks_round"


class Place(StrEnum):
    """The panel that tells what was done."""

    FIGURES = "figures"
    TARGETS = "targets"


@dataclass(frozen=True)
class Done:
    """What the page tells until it is closed. `before` is what an edit replaced."""

    workspace_id: int
    place: Place
    words: str
    benchmark_id: int | None = None
    undo: str = ""  # "remove", "restore" or "revise"
    before: BenchmarkDraft | None = None
    refused: bool = False


def round_number() -> int:
    """Part of the keys of what is typed: after a save they begin anew."""
    return int(st.session_state.get(_ROUND, 0))


def add(workspace_id: int, draft: BenchmarkDraft) -> None:
    """Raises InvalidRequest or NotFound; then nothing is saved and what was typed stays."""
    with writing(loaders.engine()) as connection:
        number = benchmarks.add_benchmark(connection, workspace_id, draft, actor=actor())
    _conclude(Done(workspace_id, _place(draft), "Saved.", number, "remove"))


def revise(workspace_id: int, benchmark_id: int, draft: BenchmarkDraft) -> None:
    with writing(loaders.engine()) as connection:
        before = benchmarks.revise_benchmark(
            connection, workspace_id, benchmark_id, draft, actor=actor()
        )
    _conclude(Done(workspace_id, _place(draft), "Saved.", benchmark_id, "revise", before))


def remove(workspace_id: int, benchmark_id: int, place: Place) -> None:
    """For callbacks, which draw nothing: a refusal is told where success would be."""

    def do() -> Done:
        with writing(loaders.engine()) as connection:
            benchmarks.remove_benchmark(connection, workspace_id, benchmark_id, actor=actor())
        if FIGURE.value == benchmark_id:
            FIGURE.take(None)
        return Done(workspace_id, place, "It is removed.", benchmark_id, "restore")

    _carry_out(workspace_id, place, do)


def keep(workspace_id: int, drafts: Sequence[BenchmarkDraft]) -> None:
    with writing(loaders.engine()) as connection:
        kept = benchmarks.keep_benchmarks(connection, workspace_id, drafts, actor=actor())
    _conclude(Done(workspace_id, Place.FIGURES, _kept_words(kept)))


def undo(done: Done) -> None:
    assert done.benchmark_id is not None
    workspace_id, number, place = done.workspace_id, done.benchmark_id, done.place
    if done.undo == "remove":
        remove(workspace_id, number, place)
        return

    def do() -> Done:
        with writing(loaders.engine()) as connection:
            if done.before is not None:
                before = benchmarks.revise_benchmark(
                    connection, workspace_id, number, done.before, actor=actor()
                )
                return Done(
                    workspace_id, place, "It is as it was before.", number, "revise", before
                )
            benchmarks.restore_benchmark(connection, workspace_id, number, actor=actor())
        return Done(workspace_id, place, "It is back.", number, "remove")

    _carry_out(workspace_id, place, do)


def draw_done(workspace_id: int, place: Place) -> None:
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done) or (done.workspace_id, done.place) != (workspace_id, place):
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"{place}_done"
    ):
        icon = ":material/error:" if done.refused else ":material/check_circle:"
        st.markdown(f"{icon} {done.words}", width="stretch")
        if done.benchmark_id is not None:
            st.button("Undo", key="benchmarks_undo", icon=":material/undo:",
                      on_click=undo, args=(done,))  # fmt: skip
        st.button("Close", key="benchmarks_close", type="tertiary", on_click=_dismiss)


def _dismiss() -> None:
    st.session_state.pop(_DONE, None)


def _place(draft: BenchmarkDraft) -> Place:
    return Place.TARGETS if draft.origin is BenchmarkOrigin.TEAM else Place.FIGURES


def _kept_words(kept: BenchmarksKept) -> str:
    parts = [
        f"{number:,} {told}"
        for number, told in (
            (kept.added, "added"),
            (kept.changed, "changed"),
            (kept.unchanged, "known already"),
        )
        if number
    ]
    return f"Benchmarks: {words.listed(parts)}."


def _carry_out(workspace_id: int, place: Place, change: Callable[[], Done]) -> None:
    try:
        done = change()
    except (InvalidRequest, NotFound) as refused:
        done = Done(workspace_id, place, words.plain(str(refused)), refused=True)
    _conclude(done)


def _conclude(done: Done) -> None:
    st.session_state[_DONE] = done
    st.session_state[_ROUND] = round_number() + 1
