"""A chart in its frame: finding, small print, picture or the same as a table, download."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analytics.overview import OverviewReport
from charts.drawing import written
from charts.totals import has_values
from domain.metrics import Metric
from exports.tables import Table
from ui import words
from ui.downloads import table_buttons
from ui.metrics.links import meaning_of

_CHART_CONFIG = {"scrollZoom": False, "doubleClick": "reset", "displaylogo": False}
_PICTURE_SCALE = 2  # so that it is sharp on slides


@contextmanager
def headed(finding: str, *, key: str, about: Metric | None = None) -> Iterator[None]:
    """The finding on the left; the choices drawn inside stand on the right, or below it. `about`
    is explained beside the finding."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        draw_finding(finding, about, width="content")
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", width="content", key=key
        ):
            yield


def draw_finding(
    finding: str, about: Metric | None, *, width: Literal["content", "stretch"] = "stretch"
) -> None:
    st.header(finding, anchor=False, width=width, help=meaning_of(about) if about else None)


def draw_chart(
    figure: Any,  # noqa: ANN401  plotly has no types, and only charts/ may import it
    table: Callable[[], Table],
    *,
    summary: str,
    file_name: str,
    key: str,
) -> None:
    draw_figure(figure, summary=summary, key=key, file_name=file_name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        shown = st.toggle("Show as table", key=f"{key}_as_table")
        table_buttons(table, title=summary, file_name=file_name, key=key)
    if shown:
        draw_table(table(), key=f"{key}_table", alt=summary)


def draw_figure(
    figure: Any,  # noqa: ANN401
    *,
    summary: str,
    key: str,
    file_name: str = "chart.csv",
) -> None:
    """With one button of plotly's own: the chart as a PNG, named as its table is."""
    picture = {"filename": file_name.removesuffix(".csv"), "scale": _PICTURE_SCALE}
    config = {
        **_CHART_CONFIG,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": picture,
    }
    st.plotly_chart(written(figure), theme=None, config=config, alt=summary, key=key)


def draw_table(table: Table, *, key: str, alt: str) -> None:
    frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
    st.dataframe(frame, hide_index=True, placeholder="\u2013", key=key, alt=alt, lazy=False)


def has_days(report: OverviewReport) -> bool:
    """False, and said why, where the files know totals but no days."""
    if any(has_values(series) for series in report.series):
        return True
    label = report.metric.label
    with st.container(border=True, key="no_days"):
        st.markdown(f"**{label} are known here only as totals of longer periods.**")
        st.markdown(
            "The files that were imported give one figure per piece of content and no days, so "
            "there is no line to draw. Cards and ranking below use those totals. A file with "
            "a row per day, such as *Chart data* of YouTube Studio, adds the line."
        )
    return False


def draw_notes(report: OverviewReport) -> None:
    """What was left out and why; nothing when all is counted."""
    reasons = [
        f"{card.metric.label}: {card.change.reason}"
        for card in report.cards
        if card.change and card.change.reason and not card.change.comparable
    ]
    changes = [
        f"{change.day.isoformat()}, {change.platform.label}: {change.description}"
        for change in report.definition_changes
        if change.day in report.selection.period
    ]
    notes = [*report.notes, *reasons, *changes]
    if notes:
        with st.expander(f"What to know about these figures ({len(notes)})", key="notes"):
            for note in notes:
                st.markdown(f"- {words.plain(note)}")
