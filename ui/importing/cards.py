"""Draws the files that wait: what each is, what it would change, what of it cannot be imported."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts.import_preview import import_preview_figure, import_preview_summary
from domain.observations import Reading, Refusal
from domain.vocabulary import Asked, PeriodBasis, Platform
from exports.rejections import rejection_table
from sources import SOURCES, Source, generic_template
from ui import words
from ui.downloads import csv_button
from ui.importing import wording
from ui.importing.groups import Part
from ui.importing.imports import Result
from ui.panels import draw_figure

_LIST_HEIGHT = 420


def draw_formats() -> None:
    with st.expander("What can I import?", icon=":material/help:", key="formats"):
        st.markdown(
            "Files are recognised by what is in them, whatever they are called: CSV, TSV, JSON, "
            "JSON lines, Excel workbooks, and zip archives of them. Of any other table you say "
            "what its columns are; or fill in the template, a row per post and day."
        )
        rows = [
            {"Platform": _platform_of(one), "File": one.label, "Recognised by": one.recognised_by}
            for one in sorted(SOURCES, key=lambda one: (_platform_of(one), one.label))
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="format_list", height=_LIST_HEIGHT)
        st.download_button(
            "Download the template",
            data=generic_template,
            file_name="workbench_template.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="template",
        )


def _platform_of(source: Source) -> str:
    if len(source.platforms) == len(Platform):
        return "Any"
    return ", ".join(platform.label for platform in source.platforms)


def draw_refusal(refusal: Refusal, *, key: str) -> None:
    with st.container(border=True, key=f"refusal_{key}"):
        st.header(words.plain(refusal.file_name), anchor=False)
        st.warning(words.plain(wording.briefly(refusal)), icon=":material/block:")


def draw_refused(parts: Sequence[Part], *, key: str) -> None:
    """Quietly, below what can be imported of the same file."""
    if not parts:
        return
    label = f"{words.counted(len(parts), 'part')} of this file that cannot be imported"
    with st.expander(label, key=f"refused_{key}"):
        for part in parts:
            assert isinstance(part.entry, Refusal)
            reason = wording.briefly(part.entry)
            st.markdown(f"**{words.plain(part.title)}**  \n{words.plain(reason)}")


def draw_head(reading: Reading, title: str, *, is_part: bool = False) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if is_part:
            st.subheader(words.plain(title), anchor=False, width="content")
        else:
            st.header(words.plain(title), anchor=False, width="content")
        st.badge(words.plain(reading.label), icon=":material/check:", color="gray")
    st.caption(wording.what_it_is(reading))


def draw_facts(reading: Reading, result: Result, *, done: bool = False) -> None:
    if not reading.account_assumed:
        st.markdown(f"Account **{words.plain(reading.account)}**")
    asked = any(one.asked is Asked.CAPTURED for one in reading.questions)
    if reading.period and reading.period_basis is PeriodBasis.STATED and not asked:
        st.markdown(f"Days {words.span(reading.period)}")
    if result.outcome is None:
        st.error(words.plain(result.reason), icon=":material/block:")
    else:
        st.markdown(f"**{wording.changes_told(result.outcome, done=done)}**")
    st.caption(wording.rows_told(reading, done=done))
    for sentence in result.shared.sentences if result.shared else ():
        st.markdown(f":material/layers: {words.plain(sentence)}")
    for warning in dict.fromkeys((*reading.warnings, *_warnings(result))):
        st.markdown(f":material/info: {words.plain(warning)}")


def _warnings(result: Result) -> tuple[str, ...]:
    return result.outcome.warnings if result.outcome else ()


def draw_change(result: Result, *, key: str) -> None:
    """The days as they are and as they would be; nothing where no day is told of."""
    change = result.change
    if change is None:
        return
    if not change.is_visible:
        st.caption(f"{change.metric.label} by day stay as they are.")
        return
    st.caption(f"{change.metric.label} by day, of the accounts this file speaks of")
    dark = st.context.theme.type == "dark"
    figure = import_preview_figure(change, platform=result.reading.platform, dark=dark)
    draw_figure(figure, summary=import_preview_summary(change), key=f"change_{key}")


def draw_controls(reading: Reading, *, key: str) -> None:
    if reading.controls:
        st.caption(wording.controls_told(reading))
        frame = pd.DataFrame(wording.control_rows(reading))
        st.dataframe(frame, hide_index=True, key=f"controls_{key}", height="content")


def draw_rejections(reading: Reading, *, key: str) -> None:
    if not reading.rejected:
        return
    table = rejection_table(reading.rejected)
    label = f"{words.counted(reading.rows_rejected, 'row')} that cannot be imported"
    with st.expander(label, key=f"rejected_{key}"):
        if reading.rejected_unlisted:
            st.caption(f"The first {len(reading.rejected):,} of them.")
        frame = pd.DataFrame(list(table.rows), columns=["Row", "Column", "Value", "Reason"])
        st.dataframe(frame, hide_index=True, key=f"rejections_{key}")
        name = f"rejected_{reading.file_name.rpartition('/')[2]}.csv"
        csv_button("Download these rows", lambda: table, file_name=name, key=f"rejected_csv_{key}")
