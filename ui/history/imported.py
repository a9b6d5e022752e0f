"""The tab of imports: which there were, and one of them in detail."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.imports import ImportRow, ImportsReport
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.history import HistoryFilter
from exports.history import imports_table
from ui import loaders, messages, views
from ui.downloads import table_buttons
from ui.history import conditions
from ui.history.detail import draw_detail
from ui.history.reversal import draw_done
from ui.history.wording import STATES, days_of, effect_short, file_of, wall_clock

_KEY = "imports"


def draw_imports(workspace: WorkspaceReport) -> None:
    asked = conditions.ask_imports()
    page = conditions.page_number(asked, _KEY)
    length = conditions.PAGE_LENGTH
    report = loaders.imports_report(
        workspace.workspace_id, asked, limit=length, offset=(page - 1) * length
    )
    if report.rows:
        _draw_list(workspace, report, page)
    else:
        _draw_nothing(asked)
    chosen = views.current().import_id
    draw_done()
    if chosen is not None:
        with messages.explained():
            draw_detail(
                workspace.workspace_id, loaders.import_detail(workspace.workspace_id, chosen)
            )
    elif report.rows:
        st.caption("Choose a row to see what it was told, what it refused, and to undo it.")


def _draw_nothing(asked: HistoryFilter) -> None:
    with st.container(border=True, key="imports_none"):
        if asked.narrows:
            st.markdown("No import is like that. Fewer conditions find more.")
            return
        st.markdown("Nothing was imported into this workspace yet.")
        st.page_link(
            "pages/collect/import_files.py", label="Import files", icon=":material/upload:"
        )


def _draw_list(workspace: WorkspaceReport, report: ImportsReport, page: int) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        told = conditions.shown_words(
            report.found, len(report.rows), page, "import", report.time_zone
        )
        st.caption(told, width="content")
        table_buttons(
            lambda: imports_table(loaders.imports_report(workspace.workspace_id, report.asked)),
            title="Imports",
            file_name="imports.csv",
            key="imports",
        )
    numbers = tuple(row.import_id for row in report.rows)
    key = f"imports_rows_{hash(numbers)}"
    st.dataframe(
        imports_frame(report),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config=_columns(),
        on_select=partial(_choose, key, numbers),
        selection_mode="single-row",
        height="content",
        key=key,
        alt="Imports, the newest first.",
        lazy=False,
    )
    conditions.draw_pages(report.asked, _KEY, report.found)


def _choose(key: str, numbers: Sequence[int]) -> None:
    picked = st.session_state[key].selection.rows
    chosen = numbers[picked[0]] if picked else None
    views.change(lambda view: replace(view, import_id=chosen))


def imports_frame(report: ImportsReport) -> pd.DataFrame:
    zone = ZoneInfo(report.time_zone)
    return pd.DataFrame([_row(row, zone) for row in report.rows])


def _row(row: ImportRow, zone: ZoneInfo) -> dict[str, object]:
    return {
        "When": wall_clock(row.imported_at, zone),
        "File": file_of(row.file_name),
        "State": STATES[row.state],
        "Effect": effect_short(row),
        "By": row.actor,
        "Account": ", ".join(row.accounts),
        "Recognised as": row.label,
        "Days": days_of(row),
        "Rows": row.rows_imported,
        "Refused": row.rows_rejected or None,
    }


def _columns() -> dict[str, ColumnConfig]:
    """What decides whether to look closer comes first: a phone shows no more than that."""
    config = st.column_config
    return {
        "When": config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=132),
        "File": config.TextColumn(width=176),
        "State": config.TextColumn(width=72),
        "Effect": config.TextColumn(width=150),
        "By": config.TextColumn(width=112),
        "Account": config.TextColumn(width=112),
        "Recognised as": config.TextColumn(width=150),
        "Days": config.TextColumn(width=176),
        "Rows": config.NumberColumn(format="localized", width=64),
        "Refused": config.NumberColumn(format="localized", width=64),
    }
