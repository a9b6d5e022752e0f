"""Benchmarks from a table: a template, a file, and every cell that cannot be taken."""

import pandas as pd
import streamlit as st

from analytics.benchmarks import BenchmarksReport
from domain.errors import SourceRejected
from domain.observations import SourceFile
from exports.benchmarks import refused_table, template_table
from sources.benchmark_figures import BenchmarksRead, read_benchmarks
from ui import words
from ui.benchmarks import loaders, writing
from ui.benchmarks.saving import saved
from ui.buttons import main_button
from ui.downloads import csv_button
from ui.entry.person import ask_name

_LISTED = 50


def draw_import(report: BenchmarksReport) -> None:
    st.caption(
        "One row per figure, rates in per cent. A row that is known by its definition, source and "
        "date is changed, others are added; targets of the team are rows of origin team."
    )
    csv_button(
        "Download a template", template_table, file_name="benchmarks_template.csv",
        key="benchmarks_template",
    )  # fmt: skip
    upload = st.file_uploader(
        "Table of benchmarks", type=["csv", "tsv", "txt", "xlsx", "xls"],
        key=f"benchmarks_file_{writing.round_number()}",
    )  # fmt: skip
    name = ask_name(key=f"import_person_{writing.round_number()}")
    if main_button("Import the table", key="import_benchmarks_now"):
        if upload is None:
            st.error("Choose a file first.", icon=":material/error:")
            return
        _take(report, SourceFile(upload.name, upload.getvalue()), name)


def _take(report: BenchmarksReport, file: SourceFile, name: str) -> None:
    workspace_id = report.selection.workspace_id
    metrics = loaders.counters(workspace_id)
    try:
        found = read_benchmarks(file, metrics, today=loaders.today_in(report.time_zone))
    except SourceRejected as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return
    if found.refused:
        _draw_refused(found)
        return
    saved(name, lambda: writing.keep(workspace_id, found.drafts))


def _draw_refused(found: BenchmarksRead) -> None:
    number = len(found.refused)
    rows = words.counted(number, "row")
    st.error(f"Nothing was imported, because {rows} cannot be taken.", icon=":material/error:")
    shown = [
        {
            "File": one.file,
            "Row": one.row,
            "Column": one.column,
            "Value": one.value or None,
            "Expected": one.expected,
            "What to do": one.remedy,
        }
        for one in found.refused[:_LISTED]
    ]
    st.dataframe(
        pd.DataFrame(shown), hide_index=True, lazy=False, placeholder="\u2013", height="content",
        key="refused_benchmarks", alt=f"{rows} that cannot be taken",
    )  # fmt: skip
    if number > _LISTED:
        st.caption(f"Shown are the first {_LISTED}; the download holds all of them.")
    csv_button(
        "Download the refused rows", lambda: refused_table(found.refused),
        file_name="refused_benchmarks.csv", key="refused_benchmarks_csv",
    )  # fmt: skip
