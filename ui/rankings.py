"""The table of top content: sortable, exact, and every row leads to its page."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.overview import TopContent, TopContentReport
from charts import formats
from domain.metrics import Metric
from ui import views
from ui.metrics.links import meaning_of

_RECENT = "Last 28 days"
UNTITLED = "Untitled"


def draw_ranking(report: TopContentReport) -> None:
    metric = report.metric
    frame = ranking_frame(report)
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder=formats.MISSING,
        column_config=_columns(metric, roomy="recent" not in frame.columns),
        on_select="rerun",
        selection_mode="single-cell",
        key="top_content",
        lazy=False,
        height="content",
        row_height=38,
        alt=f"Top content by {metric.label.lower()}",
    )
    if event.selection.cells:
        open_content(report.rows[event.selection.cells[0][0]].content_id)


def open_content(content_id: int) -> None:
    view = replace(views.current(), content_id=content_id)
    st.switch_page("pages/measure/content.py", query_params=views.link(view))


def ranking_frame(report: TopContentReport) -> pd.DataFrame:
    rows = [_row(rank, row) for rank, row in enumerate(report.rows, start=1)]
    frame = pd.DataFrame(rows)
    empty = [name for name in frame.columns if frame[name].isna().all()]
    return frame.drop(columns=empty)


def _row(rank: int, row: TopContent) -> dict[str, object]:
    return {
        "rank": rank,
        "amount": float(row.amount),  # beside the rank, so that a phone shows it
        "title": row.title or UNTITLED,
        "platforms": ", ".join(platform.label for platform in row.platforms),
        "type": row.content_type.capitalize() if row.content_type else None,
        "published": row.published_on,
        "share": row.share * 100 if row.share is not None else None,
        "change": _change(row),
        "recent": _recent(row),
    }


def _change(row: TopContent) -> str | None:
    if row.change_ratio is not None:
        return formats.percent(row.change_ratio, plus=True)
    return formats.NEW if row.before == 0 else None


def _recent(row: TopContent) -> list[float] | None:
    """Days with data only: the little chart knows no gaps."""
    known = row.recent[np.isfinite(row.recent)]
    return [float(value) for value in known] if len(known) > 1 else None


def _columns(metric: Metric, *, roomy: bool) -> dict[str, ColumnConfig]:
    config = st.column_config
    in_time = metric.unit == "seconds"
    return {
        "rank": config.NumberColumn("#", width=44),
        "title": config.TextColumn("Title", width=460 if roomy else 300),
        "platforms": config.TextColumn("Platform", width=130),
        "type": config.TextColumn("Type", width=64),
        "published": config.DateColumn("Published", format="D MMM YYYY", width=100),
        "amount": config.NumberColumn(
            f"{metric.label} (s)" if in_time else metric.label,
            format="localized",
            width=86,
            help=meaning_of(metric),
        ),
        "share": config.NumberColumn("Share", format="%.1f %%", width=66),
        "change": config.TextColumn("Change", alignment="right", width=70),
        "recent": config.LineChartColumn(_RECENT, y_min=0, width=104),
    }
