"""Results of a test: a day typed, a table pasted or uploaded, a day taken back."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from analytics.experiments import ExperimentReading
from analytics.workspaces import WorkspaceReport
from domain.errors import WorkbenchError
from domain.experiments import ExperimentSetup, FigureKind
from domain.observations import SourceFile
from exports.experiments import template_table
from sources.experiment_results import ResultsRead, columns_of, read_results
from ui import words
from ui.buttons import main_button
from ui.downloads import csv_button
from ui.entry.person import choose_person
from ui.experiments import loaders

_DONE = "experiment_done"
_ROUND = "experiment_round"
_LISTED = 12
_MEANING = {
    "people": "how many saw the variant that day",
    "yes": "how many of them did it",
    "total": "the sum of their amounts",
    "deviation": "the standard deviation of their amounts",
    "value": "the day's figure, of a ratio its numerator",
    "denominator": "what it is held against",
}


def draw_done() -> None:
    told = st.session_state.pop(_DONE, None)
    if told:
        st.success(told, icon=":material/check_circle:")


def draw_entry(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    with st.container(border=True, key="test_entry"):
        st.header("Enter results", anchor=False)
        typed, pasted = st.tabs(["One day", "A table"])
        with typed:
            _draw_day(workspace, reading)
        with pasted:
            _draw_table(workspace, reading)
        choose_person(workspace.workspace_id)


def _draw_day(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    """Typed figures are read as a table of one day is: the same checks, the same words."""
    setup, columns = reading.experiment.setup, columns_of(reading.experiment.setup)
    key = f"day_{reading.experiment.experiment_id}_{st.session_state.get(_ROUND, 0)}"
    day = st.date_input(
        "Day", value=_next_day(workspace, reading), min_value=setup.starts_on,
        max_value=max(loaders.today_of(workspace), setup.starts_on), format="YYYY-MM-DD",
        key=f"{key}_day",
    )  # fmt: skip
    asked = columns[2:]
    rows = []
    for name in setup.names():
        cells = st.columns(len(asked))
        typed = [
            cell.text_input(
                f"{words.plain(name)}: {_label(column, setup)}", key=f"{key}_{name}_{column}",
                help=_MEANING[column],
            )
            for cell, column in zip(cells, asked, strict=True)
        ]  # fmt: skip
        if any(typed) or not setup.rotates:  # of a rotating test a day has one variant
            rows.append([name, day.isoformat(), *typed])
    if main_button("Save the day", key=f"{key}_save"):
        _store(workspace, reading, lambda: read_results(_as_file(columns, rows), setup, day=day))


def _label(column: str, setup: ExperimentSetup) -> str:
    return words.plain(setup.unit) if column == "people" else column


def _next_day(workspace: WorkspaceReport, reading: ExperimentReading) -> date:
    start, today = reading.experiment.setup.starts_on, loaders.today_of(workspace)
    last = reading.last_day
    following = date.fromordinal(last.toordinal() + 1) if last else start
    return max(start, min(following, today))


def _as_file(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> SourceFile:
    text = io.StringIO()
    csv.writer(text, delimiter="\t").writerows([columns, *rows])
    return SourceFile("What was typed", text.getvalue().encode())


def _draw_table(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    setup, number = reading.experiment.setup, reading.experiment.experiment_id
    columns = columns_of(setup)
    st.markdown(_table_words(setup, columns))
    csv_button(
        "Download a template",
        lambda: template_table(setup, columns),
        file_name="test_results_template.csv",
        key="test_template",
    )
    text = st.text_area(
        "Paste rows with their line of column names", height=120, persist_state="session",
        key=f"test_pasted_{number}_{st.session_state.get(_ROUND, 0)}",
    )  # fmt: skip
    upload = st.file_uploader(
        "or upload a file", type=["csv", "tsv", "txt", "xlsx", "xls"], key=f"test_file_{number}"
    )
    file = None
    if upload is not None:
        file = SourceFile(upload.name, upload.getvalue())
    elif text.strip():
        file = SourceFile("What was pasted", text.encode())
    if main_button("Save the table", key="save_test_table") and file is not None:
        today = loaders.today_of(workspace)
        _store(workspace, reading, lambda: read_results(file, setup, day=today))


def _table_words(setup: ExperimentSetup, columns: Sequence[str]) -> str:
    told = "; ".join(f"*{name}* is {_MEANING[name]}" for name in columns[2:])
    text = f"One row per variant and day: {', '.join(f'*{name}*' for name in columns)}. {told}."
    if setup.kind is FigureKind.AMOUNTS and not setup.rotates:
        text += (
            " Or one row per person: *variant*, *value* and, if known, *before*, the same person's "
            "amount before the test, which narrows the interval."
        )
    return text


def _store(
    workspace: WorkspaceReport, reading: ExperimentReading, read: Callable[[], ResultsRead]
) -> None:
    try:
        found = read()
        if found.faults:
            _draw_faults(found)
            return
        stored = loaders.store_results(
            workspace.workspace_id, reading.experiment.experiment_id, found.results
        )
    except WorkbenchError as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return
    days = len({one.day for one in found.results})
    told = f"{words.counted(days, 'day')} saved." if stored else "Nothing new: all of it is known."
    st.session_state[_DONE] = told
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _draw_faults(found: ResultsRead) -> None:
    lines = [
        f"- Row {fault.row}, {fault.column}"
        f"{f', “{words.plain(fault.value[:60])}”' if fault.value else ''}: "
        f"{words.plain(fault.reason)}"
        for fault in found.faults[:_LISTED]
    ]
    more = len(found.faults) - len(lines)
    lines += [f"- and {more:,} more"] if more else []
    st.error("Nothing was saved, because of\n\n" + "\n".join(lines), icon=":material/error:")


def draw_take_back(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    days = sorted({one.day for one in reading.results}, reverse=True)
    with st.popover("Take a day back", icon=":material/undo:", type="tertiary"):
        day = st.selectbox("Day", days, format_func=words.day, key="test_take_back")
        st.caption("It no longer counts. What was entered stays in the history.")
        if st.button("Take it back", key="test_take_back_now"):
            loaders.take_back(workspace.workspace_id, reading.experiment.experiment_id, day)
            st.session_state[_DONE] = f"{words.day(day)} is taken back."
            st.rerun()
