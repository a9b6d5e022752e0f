"""Carries the import out, says what came of it, and takes it back when asked."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.workspaces import WorkspaceReport
from database.writes.reversal import Reversal
from domain.observations import Reading
from domain.periods import Period
from ui import messages, views, words
from ui.buttons import main_button
from ui.importing import cards, imports, uploads
from ui.importing.imports import Result


def offer_import(
    readings: Sequence[Reading], workspace: WorkspaceReport, *, is_unfinished: bool = False
) -> None:
    if not readings:
        st.caption(
            "Nothing can be imported before the columns are known."
            if is_unfinished
            else "There is nothing new to import in these files."
        )
        return
    files = len({reading.file_name for reading in readings})
    st.caption(
        f"Nothing is written before you press this. It goes into **{words.plain(workspace.name)}**."
    )
    label = f"Import {words.counted(files, 'file')}"
    if main_button(label, icon=":material/upload:", key="start_import"):
        _import_all(readings, workspace)
        st.rerun()


def _import_all(readings: Sequence[Reading], workspace: WorkspaceReport) -> None:
    results = []
    with st.status("Importing", expanded=True) as status:
        bar = st.progress(0.0)
        for number, reading in enumerate(readings):
            name = words.plain(reading.file_name)
            bar.progress(number / len(readings), text=f"{name} ({number + 1} of {len(readings)})")
            results.append(imports.carry_out(workspace.workspace_id, reading, status.write))
        bar.progress(1.0)
        status.update(label="Done", state="complete")
    uploads.finish(results)


def draw_results(results: Sequence[Result], workspace: WorkspaceReport) -> None:
    with st.container(border=True, key="import_results"):
        st.header(_headline(results), anchor=False)
        for index, result in enumerate(results):
            _draw_result(index, result, workspace)
        with st.container(horizontal=True, vertical_alignment="center"):
            if any(one.outcome and one.taken_back is None for one in results):
                _link_to_charts(results, workspace)
            st.button("Close", key="dismiss_results", on_click=uploads.dismiss_results)
            st.page_link("pages/collect/history.py", label="All imports", icon=":material/history:")


def _draw_result(index: int, result: Result, workspace: WorkspaceReport) -> None:
    key = f"done_{index}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.markdown(f"**{words.plain(result.reading.file_name)}**", width="content")
        st.caption(words.plain(result.reading.label), width="content")
    if result.taken_back is not None:
        st.markdown(f":material/undo: {taken_back_told(result.taken_back)}")
        return
    cards.draw_facts(result.reading, result, done=True)
    cards.draw_controls(result.reading, key=key)
    cards.draw_rejections(result.reading, key=key)
    if result.outcome is None:
        return
    if st.button("Undo this import", icon=":material/undo:", type="tertiary", key=f"undo_{index}"):
        with messages.explained():
            with st.spinner("Taking the import back"):
                uploads.take_back(workspace.workspace_id, index)
            st.rerun()


def taken_back_told(reversal: Reversal) -> str:
    posts = f", {words.counted(reversal.posts, 'post')} went with it" if reversal.posts else ""
    if not reversal.days_changed:
        return f"Taken back{posts}. No figure by day changed."
    days = words.counted(reversal.days_changed, "day")
    return f"Taken back{posts}. What is known of {days} is again as it was before."


def _headline(results: Sequence[Result]) -> str:
    done = {one.reading.file_name for one in results if one.outcome is not None}
    every = {one.reading.file_name for one in results}
    if any(one.taken_back is not None for one in results):
        undone = {one.reading.file_name for one in results if one.taken_back is not None}
        return f"{words.counted(len(undone), 'file')} of {len(every)} taken back"
    if done == every:
        return f"{words.counted(len(done), 'file')} imported"
    return f"{len(done)} of {words.counted(len(every), 'file')} imported"


def _link_to_charts(results: Sequence[Result], workspace: WorkspaceReport) -> None:
    """Leads to the overview over exactly the days that the files speak of."""
    period = _whole_period(results)
    view = replace(views.current(), workspace_id=workspace.workspace_id, platforms=())
    target = view.over(period) if period else view
    if main_button("See it in the charts", key="see_charts"):
        st.switch_page("pages/measure/overview.py", query_params=views.link(target))


def _whole_period(results: Sequence[Result]) -> Period | None:
    periods = [
        one.reading.period
        for one in results
        if one.outcome and one.reading.period and one.taken_back is None
    ]
    if not periods:
        return None
    return Period(min(one.first_day for one in periods), max(one.last_day for one in periods))
