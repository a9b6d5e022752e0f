"""The button that keeps what a page shows, with its figures and what was asked."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from domain.analysis_runs import AnalysisRun, RunKind, Statement
from domain.errors import WorkbenchError
from domain.selection import Selection
from ui import views, words
from ui.addresses import write_address
from ui.entry.person import ask_name, remember_name
from ui.kept import loaders

PAGE = "pages/explain/kept.py"
_DONE = "kept_done"
_WIDTH = 320
_LONGEST_TITLE = 200


def draw_keep(
    kind: RunKind,
    *,
    title: str,
    selection: Selection,
    parameters: Mapping[str, str],
    statements: Callable[[], Sequence[Statement]],
    method: str,
    page: str,
    key: str,
) -> None:
    """`title` is offered; `page` is the path whose own choices the address keeps."""
    told = st.session_state.pop(f"{_DONE}_{key}", None)
    if told:
        st.success(told, icon=":material/check_circle:")
    popover = st.popover(
        "Keep", icon=":material/bookmark_add:", type="tertiary", key=f"{key}_keep",
        on_change="rerun", help="Keep this analysis, to open again and to compare later",
    )  # fmt: skip
    if not popover.open:
        return
    with popover, st.container(width=_WIDTH):
        name = st.text_input(
            "Name", value=title[:_LONGEST_TITLE], max_chars=_LONGEST_TITLE, key=f"{key}_name"
        )
        note = st.text_area("Note", max_chars=2000, height=68, key=f"{key}_note")
        person = ask_name(key=f"{key}_person")
        if not st.button("Keep it", key=f"{key}_keep_now", type="primary"):
            return
        remember_name(person)
        run = AnalysisRun(
            kind=kind,
            title=name,
            selection=selection,
            parameters=parameters,
            statements=tuple(statements()),
            method=method,
            address=_address(selection, page),
            note=note,
        )
        try:
            loaders.keep(run)
        except WorkbenchError as refused:
            st.error(words.plain(str(refused)), icon=":material/error:")
            return
    st.session_state[f"{_DONE}_{key}"] = "Kept. All of them stand under Kept analyses."
    st.rerun()


def _address(selection: Selection, page: str) -> str:
    """With exact days, so that it shows the same tomorrow."""
    return urlencode(write_address(views.current().over(selection.period), page), safe=",")
