"""The tab of changes: who changed what, when and why."""

from itertools import starmap
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.changes import ChangeRow, ChangesReport
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.history import HistoryFilter
from exports.history import changes_table
from ui import loaders
from ui.downloads import table_buttons
from ui.history import conditions
from ui.history.wording import action_told, file_of, wall_clock

_KEY = "changes"


def draw_changes(workspace: WorkspaceReport) -> None:
    asked = conditions.ask_changes()
    page = conditions.page_number(asked, _KEY)
    length = conditions.PAGE_LENGTH
    report = loaders.changes_report(
        workspace.workspace_id, asked, limit=length, offset=(page - 1) * length
    )
    if not report.rows:
        _draw_nothing(asked)
        return
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        told = conditions.shown_words(
            report.found, len(report.rows), page, "change", report.time_zone
        )
        st.caption(told, width="content")
        table_buttons(
            lambda: changes_table(loaders.changes_report(workspace.workspace_id, asked)),
            title="Changes",
            file_name="changes.csv",
            key="changes",
        )
    moments = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=140)
    st.dataframe(
        changes_frame(report),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={"When": moments, "Details": st.column_config.TextColumn(width=420)},
        height="content",
        key="changes_rows",
        alt="Changes, the newest first.",
        lazy=False,
    )
    conditions.draw_pages(asked, _KEY, report.found)


def _draw_nothing(asked: HistoryFilter) -> None:
    with st.container(border=True, key="changes_none"):
        if asked.narrows:
            st.markdown("No change is like that. Fewer conditions find more.")
        else:
            st.markdown("Nothing was changed in this workspace yet.")


def changes_frame(report: ChangesReport) -> pd.DataFrame:
    zone = ZoneInfo(report.time_zone)
    return pd.DataFrame([_row(row, zone) for row in report.rows])


def _row(row: ChangeRow, zone: ZoneInfo) -> dict[str, object]:
    details = "; ".join(starmap(_detail, row.details))
    return {
        "When": wall_clock(row.happened_at, zone),
        "Who": row.actor,
        "What": action_told(row.action),
        "Of": row.subject,
        "Details": details or None,
    }


def _detail(name: str, value: str) -> str:
    return file_of(value) if name == "file" else f"{name.replace('_', ' ')}: {value}"
