"""How wide the popovers of the filter are."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_POPOVER_WIDTH = 316


def narrow() -> DeltaGenerator:
    """A popover grows with what is in it; on a phone there is room for this much."""
    return st.container(width=_POPOVER_WIDTH)
