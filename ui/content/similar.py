"""Content that is most like this one, and how it stood at the same age."""

import pandas as pd
import streamlit as st

from analytics.similar_content import SimilarContent, SimilarReport
from charts import formats
from charts.content_age_words import age_in_words
from ui import words
from ui.rankings import open_content


def draw_similar(report: SimilarReport) -> None:
    with st.container(border=True, key="similar_panel"):
        st.header("Similar content", anchor=False)
        if not report.rows:
            st.caption("Nothing of the same accounts shares its topic or rare words of its title.")
            return
        st.caption(_caption(report))
        event = st.dataframe(
            pd.DataFrame([_row(report, row) for row in report.rows]),
            hide_index=True,
            placeholder=formats.MISSING,
            column_config={"Published": st.column_config.DateColumn(format="D MMM YYYY")},
            on_select="rerun",
            selection_mode="single-cell",
            key="similar",
            height="content",
            lazy=False,
            alt="Similar content",
        )
        if event.selection.cells:
            open_content(report.rows[event.selection.cells[0][0]].content_id)


def _caption(report: SimilarReport) -> str:
    said = "Same topic, creator, format or rare words of the title; click a row to open it"
    if report.age is None or report.own_total is None:
        return said
    own = formats.amount(report.metric, report.own_total)
    return (
        f"{said} \u00b7 {report.metric.label.lower()} on {report.platform.label} at the age of "
        f"this one ({age_in_words(report.age)}), which has {own}"
    )


def _row(report: SimilarReport, row: SimilarContent) -> dict[str, object]:
    amount = formats.amount(report.metric, row.total) if row.total is not None else None
    told = {"At the same age": amount} if report.age is not None else {}
    return {
        "Title": row.title,
        **told,
        "In common": _in_common(row),
        "Platforms": ", ".join(platform.label for platform in row.platforms),
        "Published": row.published_on,
    }


def _in_common(row: SimilarContent) -> str:
    parts = ["topic"] * row.same_topic + ["creator"] * row.same_creator
    if row.words:
        parts.append(words.listed(f"\u201c{word}\u201d" for word in row.words[:3]))
    return ", ".join(parts)
