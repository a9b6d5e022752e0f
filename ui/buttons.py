"""The one button of a page that does the main thing, readable in both themes."""

import streamlit as st

# Streamlit writes white on the primary colour; on the light blue of the dark theme that is too
# faint, and a darker blue would be too faint where widgets use it for text.
_DARK_THEME_INK = "#06131F"


def main_button(label: str, *, key: str, icon: str = "", shortcut: str | None = None) -> bool:
    if shortcut and st.context.theme.type == "dark":
        st.html(f"<style>.st-key-{key} kbd {{ color: {_DARK_THEME_INK}; }}</style>")
    return st.button(_inked(label, icon), type="primary", key=key, shortcut=shortcut)


def main_submit(label: str, *, key: str, icon: str = "") -> bool:
    """The same at the end of a form."""
    return st.form_submit_button(_inked(label, icon), type="primary", key=key)


def _inked(label: str, icon: str) -> str:
    text = f"{icon} {label}".strip()
    if st.context.theme.type != "dark":
        return text
    return f':color[{text}]{{foreground="{_DARK_THEME_INK}"}}'
