"""A part of the page whose many fields are sent to the browser only once it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def opened(label: str, *, icon: str, key: str) -> Iterator[bool]:
    part = st.expander(label, icon=f":material/{icon}:", key=key, on_change="rerun")
    with part:
        yield bool(part.open)
