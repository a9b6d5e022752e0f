"""How far the file is, and the way to take it."""

import streamlit as st

from ui import words
from ui.extracts.extraction import Extraction

_KEPT = "extraction"
_LOOK_AGAIN_S = 1.0
_MEGABYTE = 1_000_000


def kept(workspace_id: int) -> Extraction | None:
    """The one begun last, if it is of this workspace."""
    of, found = st.session_state.get(_KEPT, (None, None))
    return found if of == workspace_id and isinstance(found, Extraction) else None


def keep(workspace_id: int, extraction: Extraction) -> None:
    _, before = st.session_state.get(_KEPT, (None, None))
    if before is not None:
        before.stopped.set()
    st.session_state[_KEPT] = workspace_id, extraction


def draw(extraction: Extraction) -> None:
    with st.container(border=True, key="extract"):
        if extraction.is_running:
            _draw_running(extraction)
        elif extraction.error:
            st.error(words.plain(extraction.error), icon=":material/error:")
        elif extraction.is_whole:
            _draw_whole(extraction)
        else:
            st.caption("Stopped; nothing is kept of it.")


@st.fragment(run_every=_LOOK_AGAIN_S)
def _draw_running(extraction: Extraction) -> None:
    if not extraction.is_running:
        st.rerun()
    st.progress(extraction.share, text=progress_words(extraction))
    if st.button("Stop", key="extract_stop", icon=":material/stop:"):
        extraction.stopped.set()
        st.rerun()


def progress_words(extraction: Extraction) -> str:
    if extraction.total is None:
        return "Counting the rows \u2026"
    return f"{extraction.written:,} of {words.counted(extraction.total, 'row')}"


def _draw_whole(extraction: Extraction) -> None:
    if not extraction.written:
        st.info("No row is stored of this choice.", icon=":material/info:")
        return
    st.download_button(
        f"Download {words.counted(extraction.written, 'row')}",
        data=extraction.content,
        file_name=f"{extraction.name.removesuffix('.csv')}.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        key="extract_download",
    )
    st.caption(
        f"{words.plain(extraction.name)} in a zip archive of {extraction.size / _MEGABYTE:,.1f} MB "
        "\u00b7 the page of imports reads it as it is"
    )
