"""What others published: all of it, what may stand beside own figures, and one of them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.benchmarks import BenchmarksReport, ComparedBenchmark
from charts import formats
from charts.benchmark_words import standing_words
from exports.benchmarks import compared_table, figures_table
from ui import messages, words
from ui.benchmarks import form, importing, wording, writing
from ui.benchmarks.choices import FIGURE
from ui.benchmarks.loaders import Beside
from ui.benchmarks.opened import opened
from ui.benchmarks.writing import Place
from ui.downloads import csv_button, table_buttons


def draw_figures(report: BenchmarksReport, beside: Beside) -> None:
    compared = beside.compared
    with st.container(border=True, key="figures_panel"):
        st.header(wording.figures_finding(compared), anchor=False)
        writing.draw_done(report.selection.workspace_id, Place.FIGURES)
        st.caption(
            "A figure stands beside own ones only where platform, format, metric, denominator, age "
            "and way of counting are the same; else it is listed with what differs."
        )
        if compared:
            _draw_list(compared)
            _draw_downloads(beside)
        chosen = next((one for one in compared if one.benchmark.benchmark_id == FIGURE.value), None)
        if chosen is not None:
            with messages.explained():
                _draw_one(report, chosen)
        elif FIGURE.value is not None:
            st.info(f"There is no benchmark number {FIGURE.value} here.", icon=":material/info:")
        with opened("Enter a figure", icon="add", key="new_benchmark") as is_open:
            if is_open:
                form.draw_new(report)
        with opened("Import a table", icon="upload_file", key="import_benchmarks") as is_open:
            if is_open:
                importing.draw_import(report)


def _draw_list(compared: Sequence[ComparedBenchmark]) -> None:
    event = st.dataframe(
        pd.DataFrame([_row(one) for one in compared]),
        hide_index=True,
        column_config={
            "Source": st.column_config.TextColumn(width=190),
            "Platform, format, age": st.column_config.TextColumn(width=210),
            "Figure": st.column_config.TextColumn(width=170, alignment="right"),
            "Of": st.column_config.TextColumn(width=250),
            "Beside own posts": st.column_config.TextColumn(width=330),
            "Dated": st.column_config.DateColumn(format="D MMM YYYY", width=100),
            "n": st.column_config.TextColumn(width=120),
            "Link": st.column_config.LinkColumn(display_text="Open", width=60),
        },
        on_select="rerun",
        selection_mode="single-row",
        key=f"figures_{writing.round_number()}",
        lazy=False,
        placeholder=formats.MISSING,
        height="content" if len(compared) <= 10 else 420,
        alt=wording.figures_finding(compared),
    )
    if event.selection.rows:
        number = compared[event.selection.rows[0]].benchmark.benchmark_id
        if number != FIGURE.value:
            FIGURE.take(str(number))
            st.rerun()


def _row(one: ComparedBenchmark) -> dict[str, object]:
    draft, definition = one.benchmark.draft, one.benchmark.draft.definition
    return {
        "Source": draft.source,
        "Platform, format, age": wording.subject_words(definition),
        "Figure": wording.value_words(draft),
        "Beside own posts": _beside_own(one),
        "Of": wording.what_words(definition),
        "Dated": draft.dated,
        "n": f"{draft.n or 0:,} {draft.counted}",
        "Link": draft.link,
    }


def _beside_own(one: ComparedBenchmark) -> str:
    if not one.comparable:
        return f"not compared: {'; '.join(one.differences)}"
    if one.own is None:
        return one.shortage
    return f"own {wording.value_words(one.benchmark.draft, one.own)} (n = {one.n:,})"


def _draw_downloads(beside: Beside) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        table_buttons(
            lambda: compared_table(beside.compared),
            title=wording.figures_finding(beside.compared),
            file_name="benchmarks-of-others.csv",
            key="compared",
        )
        csv_button(
            "CSV to edit and import",
            lambda: figures_table(one.draft for one in beside.stored),
            file_name="benchmarks.csv",
            key="figures_csv",
        )


def _draw_one(report: BenchmarksReport, one: ComparedBenchmark) -> None:
    benchmark, draft = one.benchmark, one.benchmark.draft
    number, workspace_id = benchmark.benchmark_id, report.selection.workspace_id
    with st.container(border=True, key="figure_detail"):
        st.subheader(words.plain(f"{draft.source}: {wording.value_words(draft)}"), anchor=False)
        st.markdown(words.plain(f"{wording.subject_words(draft.definition)}. "
                                f"{wording.what_words(draft.definition)}."))  # fmt: skip
        st.markdown(f"> {words.plain(draft.explanation)}")
        st.markdown(_verdict(one))
        st.caption(_small_print(one))
        with st.container(horizontal=True):
            st.link_button("Open the source", draft.link, icon=":material/open_in_new:")
            st.button(
                "Remove", key="figure_remove", icon=":material/delete:",
                on_click=writing.remove, args=(workspace_id, number, Place.FIGURES),
            )  # fmt: skip
            st.button("Close", key="figure_close", type="tertiary",
                      on_click=FIGURE.take, args=(None,))  # fmt: skip
        with opened("Edit", icon="edit", key=f"figure_edit_{number}") as is_open:
            if is_open:
                form.draw_edit(report, benchmark)


def _verdict(one: ComparedBenchmark) -> str:
    if not one.comparable:
        lines = "\n".join(f"- {words.plain(each)}" for each in one.differences)
        return f"**Not compared with own figures:**\n{lines}"
    if one.own is None or one.standing is None:
        return f"May be compared, but own posts are too few: {words.plain(one.shortage)}."
    own = wording.value_words(one.benchmark.draft, one.own)
    return words.plain(
        f"Own posts by the same definition: {own} (n = {one.n:,}). The figure lies "
        f"{standing_words(one.standing)}."
    )


def _small_print(one: ComparedBenchmark) -> str:
    draft = one.benchmark.draft
    parts = [
        f"Dated {words.day(draft.dated)}",
        words.plain(f"n = {draft.n or 0:,} {draft.counted}"),
    ]
    if draft.period:
        parts.insert(1, f"posts of {words.span(draft.period)}")
    return " \u00b7 ".join([*parts, f"entered by {words.plain(one.benchmark.actor)}"])
