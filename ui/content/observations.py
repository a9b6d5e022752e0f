"""What everything on the page is derived from, newest first."""

import pandas as pd
import streamlit as st

from analytics.content import ContentReport
from charts import formats
from domain.vocabulary import Figure
from exports.content import observation_table
from ui import panels, words
from ui.content.moments import local
from ui.downloads import table_buttons

_LISTED = 100  # 500 are a tenth of what the page may send
_TOLD_OFTEN = ("Platform", "Kind", "File")  # a category is sent once
_KINDS = {Figure.CUMULATIVE: "Running total", Figure.PERIOD: "Amount"}


def draw_observation_panel(report: ContentReport, name: str) -> None:
    with st.container(border=True, key="observations_panel"):
        with panels.headed("Observations", key="observation_choices"):
            table_buttons(
                lambda: observation_table(report),
                title=f"Observations of {report.facts.title}",
                file_name=f"observations_{name}",
                key="observations",
            )
        st.caption(observation_words(report))
        draw_observations(report)


def observation_words(report: ContentReport) -> str:
    shown = words.counted(len(report.observations), "stored figure")
    left = report.observations_left_out
    more = f"; {left:,} older ones are not listed" if left else ""
    if len(report.observations) > _LISTED:
        more += f"; the table shows {_LISTED:,}, a download all {len(report.observations):,}"
    return f"What everything above is derived from: {shown}, newest first{more}"


def draw_observations(report: ContentReport) -> None:
    rows = [
        {
            "Read": local(report, row.captured_at),
            "Platform": row.platform.label,
            "Kind": _KINDS[row.figure],
            "Days": words.span(row.period) if row.period else None,
            report.metric.label: formats.amount(report.metric, row.value, short=False),
            "File": row.file_name,
            "Imported": local(report, row.imported_at),
        }
        for row in report.observations[:_LISTED]
    ]
    moments = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")
    st.dataframe(
        pd.DataFrame(rows).astype(dict.fromkeys(_TOLD_OFTEN, "category")),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={"Read": moments, "Imported": moments},
        key="observations",
        lazy=False,
    )
