"""The catalogue in a spreadsheet: downloaded, edited, uploaded, and applied after a look."""

from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.catalogue import CatalogueChoices
from analytics.workspaces import WorkspaceReport
from domain.catalogue import CatalogueFilter
from domain.observations import SourceFile
from exports.catalogue import catalogue_table
from exports.rejections import rejection_table
from sources.catalogue_sheet import SheetEdits, read_sheet
from ui import loaders, messages, words
from ui.catalogue import bulk, changes
from ui.downloads import csv_button


def draw_sheet(
    workspace: WorkspaceReport, wanted: CatalogueFilter, choices: CatalogueChoices
) -> None:
    with st.expander("Edit in a spreadsheet", icon=":material/table_edit:", key="catalogue_sheet"):
        st.markdown(
            "Download what was found, change cells, and drop the file here. Only what differs is "
            "applied, after you have seen it. An emptied cell empties the fact; a column "
            "**feature:** with a name adds a feature. Rows and columns may be left out."
        )
        csv_button(
            "Download CSV",
            lambda: catalogue_table(loaders.catalogue_entries(wanted)),
            file_name="catalogue.csv",
            key="catalogue_csv",
        )
        file = st.file_uploader(
            "Edited file",
            type=["csv", "tsv", "xlsx"],
            key=f"catalogue_upload_{changes.round_number()}",
        )
        if file is not None:
            with messages.explained():
                _review(workspace, SourceFile(file.name, file.getvalue()), choices)


def _review(workspace: WorkspaceReport, file: SourceFile, choices: CatalogueChoices) -> None:
    sheet = read_sheet(file, dict(choices.features))
    told = changes.preview_edits(workspace.workspace_id, sheet.edits)
    _draw_left_out(sheet, unknown=len(sheet.edits) - told.chosen)
    if told.chosen:
        bulk.draw_preview(told, ZoneInfo(workspace.time_zone))
    if told.edits and bulk.confirmed(told, key="sheet_save"):
        done = bulk.done_words(told)
        changes.save(workspace.workspace_id, told.edits, done)
        st.rerun()


def _draw_left_out(sheet: SheetEdits, *, unknown: int) -> None:
    if sheet.ignored:
        names = words.listed(words.plain(name) for name in sheet.ignored[:8])
        st.caption(f"Not understood, and left alone: {names}")
    if unknown:
        st.warning(
            f"{words.counted(unknown, 'row names', 'rows name')} content that is not in this "
            "workspace.",
            icon=":material/warning:",
        )
    if sheet.rejected:
        table = rejection_table(sheet.rejected)
        st.warning(
            f"{words.counted(len(sheet.rejected), 'row')} cannot be read and would be left out.",
            icon=":material/warning:",
        )
        frame = pd.DataFrame(list(table.rows), columns=["Row", "Column", "Value", "Reason"])
        st.dataframe(frame, hide_index=True, key="sheet_rejected", height="content")
