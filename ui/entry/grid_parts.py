"""What stands around the grid: which metrics, which posts, paste, upload and template."""

from collections.abc import Sequence

import streamlit as st

from analytics.data_entry import EntryPost
from analytics.workspaces import WorkspaceReport
from domain.errors import SourceRejected
from domain.metrics import Metric, MetricRegistry
from domain.observations import SourceFile
from exports.csv_file import to_csv
from exports.entry_template import entry_template
from sources.entry import PastedSheet, columns_of, read_pasted, read_sheet
from ui import words
from ui.entry import grid_rows, loaders
from ui.entry.entry_words import post_option
from ui.entry.usual import GRID_METRICS

_METRICS = "entry_grid_metrics"
_TOLD = "entry_grid_told"


def choose_metrics(registry: MetricRegistry) -> tuple[Metric, ...]:
    """Columns that are taken away keep their figures and return with them."""
    labels = {metric.name: metric.label for metric in registry.metrics}
    st.session_state.setdefault(_METRICS, list(GRID_METRICS))
    chosen = st.multiselect(
        "Metrics",
        list(labels),
        format_func=lambda name: labels.get(name, name),
        key=_METRICS,
        persist_state="session",
    )
    return tuple(registry[name] for name in labels if name in chosen)


def show_metrics(names: Sequence[str], registry: MetricRegistry) -> None:
    """Adds the columns that a pasted sheet brings."""
    shown = st.session_state.get(_METRICS, list(GRID_METRICS))
    brought = [name for name in names if name in registry and name not in shown]
    st.session_state[_METRICS] = [*shown, *brought]


def draw_sources(workspace: WorkspaceReport, registry: MetricRegistry) -> None:
    """Runs before the metrics are drawn, as a sheet may bring columns of its own."""
    with st.expander("Add posts, paste or upload", key="grid_sources", expanded=not _any_rows()):
        posts_at, paste_at, file_at = st.columns(3)
        with posts_at:
            _add_posts(workspace)
        with paste_at:
            _paste(registry)
        with file_at:
            _upload(registry)
    told = st.session_state.pop(_TOLD, "")
    if told:
        st.info(told, icon=":material/table_rows:")


def offer_template(columns: Sequence[str]) -> None:
    """Made at once, not when pressed: the grid is drawn anew while one reaches for the button."""
    st.download_button(
        "Download the grid as a template",
        data=to_csv(entry_template(columns, grid_rows.filled_rows())),
        file_name="figures_template.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key="grid_template",
    )


def _any_rows() -> bool:
    return bool(grid_rows.filled_rows())


def _add_posts(workspace: WorkspaceReport) -> None:
    text = st.text_input(
        "Posts", placeholder="Words of a title, an account", key="grid_search", live="300ms",
        persist_state="session",
    )  # fmt: skip
    found = loaders.entry_posts(workspace.workspace_id, text.strip())
    options = {f"{post_option(post)} ({post.name.external_id})": post for post in found}
    chosen = st.multiselect(
        "Chosen posts",
        list(options),
        placeholder=f"Choose from {len(options)}" if options else "Nothing is called that",
        key="grid_posts",
        label_visibility="collapsed",
    )
    posts = [options[label] for label in chosen] or list(found)
    label = f"Add {words.counted(len(posts), 'post')}"
    st.button(label, key="grid_add", on_click=_take_posts, args=(posts,), disabled=not posts)


def _take_posts(posts: Sequence[EntryPost]) -> None:
    grid_rows.add([row_of(post) for post in posts])
    st.session_state["grid_posts"] = []


def row_of(post: EntryPost) -> dict[str, str]:
    return {
        "platform": post.name.platform.label,
        "account": post.account,
        "content": post.name.external_id,
        "title": post.title,
    }


def _paste(registry: MetricRegistry) -> None:
    st.text_area(
        "Paste from a spreadsheet",
        placeholder="With or without the line of column names",
        height=122,
        key="grid_pasted",
        persist_state="session",
    )
    st.button("Take these rows", key="grid_take", on_click=_take_pasted, args=(registry,))


def _take_pasted(registry: MetricRegistry) -> None:
    text = st.session_state.get("grid_pasted", "")
    if not text.strip():
        return
    chosen = st.session_state.get(_METRICS, list(GRID_METRICS))
    shown = [column.name for column in columns_of([registry[name] for name in chosen])]
    try:
        sheet = read_pasted(text, registry, shown=shown)
    except SourceRejected as refused:
        st.session_state[_TOLD] = words.plain(str(refused))
        return
    _take_sheet(sheet, registry)
    st.session_state["grid_pasted"] = ""


def _upload(registry: MetricRegistry) -> None:
    file = st.file_uploader(
        "Upload the filled template", type=["csv", "tsv", "txt", "xlsx", "xls"], key="grid_file"
    )
    if file is None:
        return
    st.button(
        "Take these rows",
        key="grid_take_file",
        on_click=_take_file,
        args=(SourceFile(file.name, file.getvalue()), registry),
    )


def _take_file(file: SourceFile, registry: MetricRegistry) -> None:
    try:
        _take_sheet(read_sheet(file, registry), registry)
    except SourceRejected as refused:
        st.session_state[_TOLD] = words.plain(str(refused))


def _take_sheet(sheet: PastedSheet, registry: MetricRegistry) -> None:
    show_metrics(sheet.columns, registry)
    added = grid_rows.add(sheet.rows)
    told = f"{words.counted(added, 'row')} taken into the grid."
    if sheet.unknown:
        names = words.listed(words.plain(name[:40]) for name in sheet.unknown[:8])
        told += f" Columns that mean nothing here were left out: {names}."
    if sheet.left_out:
        told += f" {sheet.left_out:,} rows beyond the first {added:,} were left out."
    st.session_state[_TOLD] = told
