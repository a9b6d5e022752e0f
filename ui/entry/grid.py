"""Many posts: a grid that takes a paste, marks what is wrong, and saves what is right."""

from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.workspaces import WorkspaceReport
from domain.typed import TypedFigure
from sources.entry import Column, columns_of
from ui import messages, words
from ui.buttons import main_button
from ui.entry import grid_rows, loaders, saved, saving
from ui.entry.doubts import explained, identity
from ui.entry.grid_parts import choose_metrics, draw_sources, offer_template
from ui.entry.grid_reading import GridRead, read_rows
from ui.entry.one_post import change_of
from ui.entry.person import actor, choose_person
from ui.entry.saving import Saved
from ui.metrics.links import meaning_of

_MARK = "check"
_LISTED = 30
_LISTED_OPENLY = 8
_WIDTHS = {"platform": 96, "content": 100, "title": 190, "kind": 100, "date": 90, "note": 160}


def draw_grid(workspace: WorkspaceReport) -> None:
    with messages.explained(), st.container(border=True, key="entry_grid_panel"):
        registry = loaders.metric_registry(workspace.workspace_id)
        draw_sources(workspace, registry)
        columns = columns_of(choose_metrics(registry))
        grid = grid_rows.current()
        zone = ZoneInfo(workspace.time_zone)
        read = read_rows(workspace.workspace_id, grid.rows, registry, zone)
        _draw_editor(grid, columns, _marks(read, columns))
        _draw_words(zone)
        offer_template([column.name for column in columns])
        _draw_faults(read, columns)
        _offer_save(workspace, read)


def _draw_editor(grid: grid_rows.Grid, columns: Sequence[Column], marks: dict[int, str]) -> None:
    names = [column.name for column in columns]
    st.data_editor(
        grid_rows.frame(grid, names, marks, _MARK),
        key=grid.key,
        num_rows="fixed",
        height=420,
        column_config={_MARK: _mark_column(), **{c.name: _column(c) for c in columns}},
        alt="Grid of figures: a row per post and date.",
    )


def _column(column: Column) -> ColumnConfig:
    """Text in every cell: what is no number must stay to be seen and mended."""
    return st.column_config.TextColumn(
        column.label,
        width=_WIDTHS.get(column.name, 80),
        alignment="right" if column.metric else "left",
        help=meaning_of(column.metric) if column.metric else None,
    )


def _mark_column() -> ColumnConfig:
    return st.column_config.TextColumn("Check", width=170, disabled=True, pinned=True)


def _draw_words(zone: ZoneInfo) -> None:
    st.caption(
        "Name a post by its id, its address or its whole title. Kind is *running total* (also when "
        "empty) or *amount*; an amount needs its date, and *To* when it is of several days. A "
        "running total without a date was read now, without a time at the end of its day. Times "
        f"are of {words.plain(zone.key)}."
    )


def _marks(read: GridRead, columns: Sequence[Column]) -> dict[int, str]:
    labels = {column.name: column.label for column in columns}
    marks = dict.fromkeys(read.sound, "\u2713 ready")
    marks |= {n: f"? {doubts[0].kind.value}" for n, doubts in read.doubtful.items()}
    for fault in reversed(read.faults):
        marks[fault.row] = f"\u2717 {labels.get(fault.column, fault.column)} {fault.reason}"
    return marks


def _draw_faults(read: GridRead, columns: Sequence[Column]) -> None:
    labels = {column.name: column.label for column in columns}
    lines = [
        f"- Row {fault.row}, {labels.get(fault.column, fault.column)}"
        f"{_quoted(fault.value)}: {words.plain(fault.reason)}"
        for fault in read.faults[:_LISTED]
    ]
    if not lines:
        return
    rows = words.counted(len(read.faulty), "row")
    more = len(read.faults) - len(lines)
    lines += [f"- and {more:,} more, marked in the grid"] if more else []
    with st.container(key="grid_faults"):
        st.error(f"{rows} cannot be saved as typed\n\n" + "\n".join(lines),
                 icon=":material/error:")  # fmt: skip


def _quoted(value: str) -> str:
    return f", \u201c{words.plain(value[:60])}\u201d" if value else ""


def _offer_save(workspace: WorkspaceReport, read: GridRead) -> None:
    looked = _ask_about_doubts(read)
    numbers = tuple(read.sound) if looked else read.clear
    note_at, person_at = st.columns([3, 1], vertical_alignment="bottom")
    with note_at:
        why = st.text_input(
            "Note for all rows", key="grid_why", persist_state="session",
            placeholder="Kept in the history of the figures", max_chars=500,
        )  # fmt: skip
    with person_at:
        choose_person(workspace.workspace_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {words.counted(len(numbers), 'row')}" if numbers else "Save"
        pressed = main_button(label, key="save_grid", shortcut="Ctrl+Enter")
        st.caption(_stays(read, numbers), width="content")
    if pressed and numbers:
        _save(workspace, read, numbers, why)


def _ask_about_doubts(read: GridRead) -> bool:
    """One answer for all; who wants to answer one by one saves the others first."""
    if not read.doubtful:
        return False
    told = [
        f"- Row {number}: {words.plain(doubt.words)}"
        for number, doubts in read.doubtful.items()
        for doubt in doubts
    ]
    rows = words.counted(len(read.doubtful), "row")
    with st.container(key="grid_doubts"):
        if len(told) <= _LISTED_OPENLY:
            st.warning("Worth a second look\n\n" + "\n".join(told), icon=":material/help:")
        else:
            st.warning(f"{rows} worth a second look: {_kinds(read)}.", icon=":material/help:")
            with st.expander("What there is to look at", key="grid_doubt_list"):
                st.markdown("\n".join(told))
    return st.checkbox(f"I looked at it: save {rows} too", key=_looked_key(read))


def _looked_key(read: GridRead) -> str:
    """Another doubt is another question, so its box is empty again."""
    doubts = [doubt for told in read.doubtful.values() for doubt in told]
    return f"grid_looked_{hash(identity(doubts)):x}".replace("-", "_")


def _kinds(read: GridRead) -> str:
    counted = Counter(doubt.kind.value for doubts in read.doubtful.values() for doubt in doubts)
    return words.listed(f"{number:,} {kind}" for kind, number in counted.most_common())


def _stays(read: GridRead, numbers: Sequence[int]) -> str:
    waiting = len(read.faulty) + len(read.sound) - len(numbers)
    if not numbers and not waiting:
        return "Nothing to save yet: fill in the figures of at least one row."
    if not waiting:
        return "All rows with figures will be saved."
    return f"{words.counted(waiting, 'row')} will stay in the grid."


def _save(workspace: WorkspaceReport, read: GridRead, numbers: Sequence[int], why: str) -> None:
    typed: list[TypedFigure] = []
    for number in numbers:
        typed += explained(read.sound[number], read.doubtful.get(number, ()), why)
    token = grid_rows.token()
    outcome = saving.save(workspace.workspace_id, typed, actor=actor(), token=token)
    changes = tuple(change_of(read.figures[one.post], one) for one in typed)
    left = len(read.faulty) + len(read.sound) - len(numbers)
    rows = tuple(grid_rows.current().rows[number - 1] for number in numbers)
    grid_rows.remove(numbers)
    saved.keep(Saved(outcome, changes, left, rows))
    st.rerun()
