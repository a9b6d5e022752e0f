"""Features of a new post: rows of a name and a value."""

import math
from typing import Literal

import streamlit as st

from domain.observations import FeatureValue
from ui.entry.rounds import key

_FEATURE_ROWS = 6
_Seen = Literal["visible", "collapsed"]


def ask_features() -> dict[str, FeatureValue]:
    with st.expander("Features", key=key("new_features_panel")):
        st.caption("Anything to compare content by: hook = question, length = 20, live = true.")
        told = {}
        for row in range(_FEATURE_ROWS):
            name_at, value_at = st.columns(2)
            seen: _Seen = "visible" if row == 0 else "collapsed"
            with name_at:
                name = st.text_input(
                    "Name",
                    key=key(f"feature_name_{row}"),
                    persist_state="session",
                    label_visibility=seen,
                )
            with value_at:
                value = st.text_input(
                    "Value",
                    key=key(f"feature_value_{row}"),
                    persist_state="session",
                    label_visibility=seen,
                )
            if name.strip() and value.strip():
                told[name.strip()] = _feature(value.strip())
    return told


def _feature(text: str) -> FeatureValue:
    if text.casefold() in ("true", "false", "yes", "no"):
        return text.casefold() in ("true", "yes")
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text
