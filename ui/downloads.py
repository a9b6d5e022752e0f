"""Buttons that hand over exactly what is seen, built only when pressed."""

from collections.abc import Callable

import streamlit as st

from exports.csv_file import to_csv
from exports.excel import to_excel
from exports.json_file import to_json
from exports.tables import Table
from ui import words
from ui.provenance import describer

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_buttons(
    table: Callable[[], Table],
    *,
    title: str,
    file_name: str,
    key: str,
    label: str = "Download CSV",
) -> None:
    """CSV is the bare table, which imports back; Excel and JSON say besides what it speaks of.

    `file_name` ends with .csv.
    """
    describe, stem = describer(words.bare(title)), file_name.removesuffix(".csv")

    def as_excel() -> bytes:
        shown = table()
        return to_excel(shown, describe(shown))

    def as_json() -> bytes:
        shown = table()
        return to_json(shown, describe(shown))

    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
        csv_button(label, table, file_name=file_name, key=f"{key}_csv")
        _button("Excel", as_excel, file_name=f"{stem}.xlsx", mime=_EXCEL, key=f"{key}_excel")
        _button(
            "JSON", as_json, file_name=f"{stem}.json", mime="application/json", key=f"{key}_json"
        )


def csv_button(label: str, table: Callable[[], Table], *, file_name: str, key: str) -> None:
    _button(label, lambda: to_csv(table()), file_name=file_name, mime="text/csv", key=key)


def _button(
    label: str, written: Callable[[], bytes], *, file_name: str, mime: str, key: str
) -> None:
    st.download_button(
        label,
        data=written,
        file_name=file_name,
        mime=mime,
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=key,
    )
