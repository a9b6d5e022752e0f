"""The one button of a page that does the main thing, readable in both themes."""

import streamlit as st

# Streamlit writes white on the primary colour; on the light blue of the dark theme that is too
# faint, and a darker blue would be too faint where widgets use it for text.
_DARK_THEME_INK = "#06131F"


def main_button(label: str, *, key: str, icon: str = "", shortcut: str | None = None) -> bool:
    text = f"{icon} {label}".strip()
    if st.context.theme.type == "dark":
        text = f':color[{text}]{{foreground="{_DARK_THEME_INK}"}}'
    return st.button(text, type="primary", key=key, shortcut=shortcut)
