"""Carries out what is changed in the catalogue, says it, and takes it back. Opens transactions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analytics import catalogue
from analytics.catalogue import EditPreview
from analytics.names import UsedName
from database.engine import reading, writing
from database.writes import names
from database.writes.catalogue import record_edits
from database.writes.reversal import undo_import
from domain.actors import WEB
from domain.catalogue import Edit, NameKind, Word
from domain.errors import InvalidRequest, NotFound
from ui import loaders, words

_DONE = "catalogue_done"
_ROUND = "catalogue_round"


@dataclass(frozen=True)
class Done:
    """The last change. Exactly one of the two numbers is set while it can be taken back."""

    workspace_id: int
    words: str
    import_id: int | None = None
    merge_id: int | None = None
    refused: bool = False


def round_number() -> int:
    """Part of the keys of what is typed and chosen: after a change they begin anew."""
    return int(st.session_state.get(_ROUND, 0))


def preview(workspace_id: int, content_ids: Sequence[int], said: Mapping[str, Word]) -> EditPreview:
    with reading(loaders.engine()) as connection:
        return catalogue.preview_edit(connection, workspace_id, content_ids, said)


def preview_edits(workspace_id: int, edits: Sequence[Edit]) -> EditPreview:
    with reading(loaders.engine()) as connection:
        return catalogue.preview_edits(connection, workspace_id, edits)


def save(workspace_id: int, edits: Sequence[Edit], told: str) -> None:
    """Raises InvalidRequest; then nothing is saved and what was typed stays."""
    with writing(loaders.engine()) as connection:
        outcome = record_edits(connection, workspace_id, edits, actor=WEB)
    _conclude(Done(workspace_id, told, import_id=outcome.import_id))


def merge(workspace_id: int, kind: NameKind, merged: UsedName, kept: UsedName) -> None:
    def do() -> Done:
        with writing(loaders.engine()) as connection:
            merge_id = names.merge_names(
                connection,
                workspace_id,
                kind,
                kept_id=kept.name_id,
                merged_id=merged.name_id,
                actor=WEB,
            )
        pieces = words.counted(merged.contents, "piece", "pieces")
        return Done(
            workspace_id,
            f"{_quoted(merged.name)} is now {_quoted(kept.name)}: {pieces} of content moved.",
            merge_id=merge_id,
        )

    _carry_out(workspace_id, do)


def split(workspace_id: int, merge_id: int) -> None:
    def do() -> Done:
        with writing(loaders.engine()) as connection:
            names.split_names(connection, workspace_id, merge_id, actor=WEB)
        return Done(workspace_id, "The names were taken apart again.")

    _carry_out(workspace_id, do)


def rename(workspace_id: int, kind: NameKind, name: UsedName, new: str) -> None:
    """Raises InvalidRequest, so that what was typed stays."""
    with writing(loaders.engine()) as connection:
        names.rename(connection, workspace_id, kind, name.name_id, new, actor=WEB)
    tidy = " ".join(new.split())
    _conclude(Done(workspace_id, f"{_quoted(name.name)} is now called {_quoted(tidy)}."))


def keep_apart(workspace_id: int, kind: NameKind, first: UsedName, second: UsedName) -> None:
    def do() -> Done:
        with writing(loaders.engine()) as connection:
            names.keep_apart(
                connection, workspace_id, kind, first.name_id, second.name_id, actor=WEB
            )
        return Done(
            workspace_id,
            f"{_quoted(first.name)} and {_quoted(second.name)} will not be suggested again.",
        )

    _carry_out(workspace_id, do)


def draw_done(workspace_id: int) -> None:
    """What the last change did, until it is closed."""
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done) or done.workspace_id != workspace_id:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="catalogue_done_panel"
    ):
        icon = ":material/error:" if done.refused else ":material/check_circle:"
        st.markdown(f"{icon} {done.words}", width="stretch")
        if done.import_id is not None or done.merge_id is not None:
            st.button(
                "Undo",
                key="catalogue_undo",
                icon=":material/undo:",
                on_click=_undo,
                args=(done,),
            )
        st.button("Close", key="catalogue_close", type="tertiary", on_click=dismiss)


def dismiss() -> None:
    st.session_state.pop(_DONE, None)


def _undo(done: Done) -> None:
    workspace_id = done.workspace_id

    def do() -> Done:
        with writing(loaders.engine()) as connection:
            if done.import_id is not None:
                undo_import(connection, workspace_id, done.import_id, actor=WEB)
            if done.merge_id is not None:
                names.split_names(connection, workspace_id, done.merge_id, actor=WEB)
        return Done(workspace_id, "Undone: everything is as it was before.")

    _carry_out(workspace_id, do)


def _carry_out(workspace_id: int, change: Callable[[], Done]) -> None:
    """For callbacks, which draw nothing: a refusal is told where success would be."""
    try:
        done = change()
    except (InvalidRequest, NotFound) as refused:
        done = Done(workspace_id, words.plain(str(refused)), refused=True)
    _conclude(done)


def _conclude(done: Done) -> None:
    st.session_state[_DONE] = done
    st.session_state[_ROUND] = round_number() + 1
    loaders.forget()


def _quoted(name: str) -> str:
    return f"**{words.plain(name)}**"
