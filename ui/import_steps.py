"""The two steps of an import: look at every file, then carry it out and say what came of it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.observations import Reading, Refusal, SourceFile
from domain.periods import Period
from ui import import_cards, imports, uploads, views, words
from ui.buttons import main_button
from ui.imports import Result


def review(files: Sequence[SourceFile], workspace: WorkspaceReport) -> tuple[Reading, ...]:
    """Draws a card per file; returns the readings that can be imported."""
    ready: list[Reading] = []
    seen: set[str] = set()
    for index, entry in enumerate(uploads.read(files)):
        if isinstance(entry, Refusal):
            import_cards.draw_refusal(entry, key=str(index))
        elif entry.fingerprint in seen:
            st.caption(f"{words.plain(entry.file_name)} is here twice and counts once.")
        else:
            seen.add(entry.fingerprint)
            reading = _review_one(files, index, entry, workspace)
            ready += [reading] if reading else []
    return tuple(ready)


def _review_one(
    files: Sequence[SourceFile], index: int, guessed: Reading, workspace: WorkspaceReport
) -> Reading | None:
    key = f"{index}_{guessed.fingerprint[:8]}"
    with st.container(border=True, key=f"file_{key}"):
        import_cards.draw_head(guessed)
        answers = import_cards.ask(guessed, workspace, key=key)
        answered = uploads.read_answered(files, index, answers)
        if isinstance(answered, Refusal):
            st.warning(words.plain(answered.reason), icon=":material/block:")
            return None
        with st.spinner("Working out what it would change"):
            result = uploads.preview(workspace.workspace_id, answered)
        import_cards.draw_facts(answered, result)
        import_cards.draw_controls(answered, key=key)
        import_cards.draw_rejections(answered, key=key)
    done_before = result.outcome is not None and result.outcome.already_imported
    return None if result.outcome is None or done_before else answered


def offer_import(readings: Sequence[Reading], workspace: WorkspaceReport) -> None:
    if not readings:
        st.caption("There is nothing new to import in these files.")
        return
    label = f"Import {words.counted(len(readings), 'file')}"
    st.caption(f"Nothing is written before you press this. It goes into {_name(workspace)}.")
    if main_button(label, icon=":material/upload:", key="start_import"):
        _import_all(readings, workspace)
        st.rerun()


def _name(workspace: WorkspaceReport) -> str:
    return f"**{words.plain(workspace.name)}**"


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
            st.markdown(f"**{words.plain(result.reading.file_name)}**")
            import_cards.draw_facts(result.reading, result, done=True)
            import_cards.draw_controls(result.reading, key=f"done_{index}")
            import_cards.draw_rejections(result.reading, key=f"done_{index}")
        with st.container(horizontal=True):
            _link_to_charts(results, workspace)
            st.button("Close", key="dismiss_results", on_click=uploads.dismiss_results)


def _headline(results: Sequence[Result]) -> str:
    done = sum(result.outcome is not None for result in results)
    if done == len(results):
        return f"{words.counted(done, 'file')} imported"
    return f"{done} of {words.counted(len(results), 'file')} imported"


def _link_to_charts(results: Sequence[Result], workspace: WorkspaceReport) -> None:
    """Leads to the overview over exactly the days that the files speak of."""
    period = _whole_period(results)
    view = replace(views.current(), workspace_id=workspace.workspace_id, platforms=())
    target = view.over(period) if period else view
    if main_button("See it in the charts", key="see_charts"):
        st.switch_page("pages/measure/overview.py", query_params=views.link(target))


def _whole_period(results: Sequence[Result]) -> Period | None:
    periods = [one.reading.period for one in results if one.outcome and one.reading.period]
    if not periods:
        return None
    return Period(min(one.first_day for one in periods), max(one.last_day for one in periods))
