"""One import: what it was told, what it states of itself, what it refused, and its undo."""

from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.imports import ImportDetail
from domain.history import ImportState
from domain.observations import Reading
from exports.rejections import rejection_table
from ui import words
from ui.downloads import csv_button
from ui.history import reversal
from ui.history.wording import (
    STATES,
    answer_row,
    days_of,
    effect_told,
    file_of,
    fingerprint,
    rows_told,
    was_open,
)
from ui.importing import wording


def draw_detail(workspace_id: int, detail: ImportDetail) -> None:
    row = detail.row
    with st.container(border=True, key="import_panel"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.header(words.plain(file_of(row.file_name)), anchor=False, width="content")
            standing = row.state is ImportState.STANDING
            icon = ":material/check:" if standing else ":material/undo:"
            st.badge(STATES[row.state], icon=icon, color="green" if standing else "gray")
        st.caption(_origin(detail))
        st.markdown(effect_told(row))
        st.caption(_small_print(detail))
        reversal.offer(workspace_id, detail)
        for warning in detail.warnings:
            st.markdown(f":material/info: {words.plain(warning)}")
        _draw_answers(detail)
        _draw_controls(detail)
        _draw_rejections(detail)


def _origin(detail: ImportDetail) -> str:
    row, zone = detail.row, ZoneInfo(detail.time_zone)
    parts = [
        words.plain(row.label),
        ", ".join(map(words.plain, row.accounts)),
        days_of(row) or "",
        f"imported {words.moment(row.imported_at.astimezone(zone))} by {words.plain(row.actor)}",
    ]
    if row.undone_at is not None:
        parts.append(f"undone {words.moment(row.undone_at.astimezone(zone))}")
    return " \u00b7 ".join(part for part in parts if part)


def _small_print(detail: ImportDetail) -> str:
    parts = [
        f"Import {detail.row.import_id}",
        rows_told(detail.row),
        f"hash {fingerprint(detail)}",
    ]
    folder = detail.row.file_name.rpartition("/")[0]
    if folder:
        parts.append(f"from {words.plain(folder)}")
    return " \u00b7 ".join(parts)


def _draw_answers(detail: ImportDetail) -> None:
    rows = [answer_row(answer) for answer in detail.answers if was_open(answer)]
    if rows:
        st.markdown("**What the file does not say, and what was taken**")
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="answers", height="content")


def _draw_controls(detail: ImportDetail) -> None:
    if not detail.controls:
        return
    reading = _remembered(detail)
    st.markdown("**Control totals**")
    st.caption(wording.controls_told(reading))
    rows = wording.control_rows(reading)
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="controls", height="content")


def _remembered(detail: ImportDetail) -> Reading:
    """As far as its control totals need it; posts and figures are in the database."""
    row = detail.row
    return Reading(
        file_name=row.file_name,
        fingerprint=detail.fingerprint,
        format="",
        label=row.label,
        platform=row.platforms[0] if len(row.platforms) == 1 else None,
        grain=row.grain,
        metrics=(),
        posts=(),
        observations=(),
        account=row.accounts[0] if row.accounts else "",
        custom_metrics=detail.custom_metrics,
        controls=detail.controls,
        rejected=detail.rejected,
        rows_read=row.rows_read,
        rows_imported=row.rows_imported,
    )


def _draw_rejections(detail: ImportDetail) -> None:
    if not detail.rejected:
        return
    refused = detail.row.rows_rejected
    listed = len(detail.rejected)
    label = f"{words.counted(refused, 'row')} not imported"
    if listed < refused:
        label += f", the first {listed:,} are kept"
    table = rejection_table(detail.rejected)
    with st.expander(label, key="import_rejections"):
        frame = pd.DataFrame(list(table.rows), columns=["Row", "Column", "Value", "Reason"])
        st.dataframe(frame, hide_index=True, key="rejections")
        name = f"rejected_{file_of(detail.row.file_name)}.csv"
        csv_button("Download these rows", lambda: table, file_name=name, key="rejections_csv")
