"""Buttons that hand over exactly what is seen, built only when pressed."""

from collections.abc import Callable

import streamlit as st

from exports.csv_file import to_csv
from exports.tables import Table


def csv_button(label: str, table: Callable[[], Table], *, file_name: str, key: str) -> None:
    st.download_button(
        label,
        data=lambda: to_csv(table()),
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=key,
    )
