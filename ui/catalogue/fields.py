"""Fields to type or choose a word of content in."""

from collections.abc import Sequence

import streamlit as st

from domain.catalogue import FEATURE, Word
from domain.errors import InvalidRequest
from ui.catalogue.wording import NO, YES, read_number

# Stands for a word that no one can type.
EMPTIED = "\0"
_KINDS = {"string": "Text", "number": "Number", "boolean": "Yes or no"}
_REMOVED = "removed"


def choose_word(
    label: str, known: Sequence[str], *, key: str, placeholder: str, may_empty: bool = False
) -> str | None:
    """One of the known words or a new one; None while nothing is chosen."""
    options = [EMPTIED, *known] if may_empty else list(known)
    return st.selectbox(
        label,
        options,
        index=None,
        format_func=lambda word: "Empty it" if word == EMPTIED else word,
        placeholder=placeholder,
        accept_new_options=True,
        key=key,
    )


def choose_feature(
    label: str, known: Sequence[tuple[str, str]], *, key: str, may_remove: bool
) -> dict[str, Word]:
    """Nothing while no feature is named. Raises InvalidRequest for what is no number."""
    kinds = dict(known)
    with st.grid(3, min_column_width=180):
        name = st.selectbox(
            label,
            list(kinds),
            index=None,
            format_func=lambda each: each.replace("_", " "),
            placeholder="Choose or name one",
            accept_new_options=True,
            key=f"{key}_name",
            help="Any property to compare content by, such as hook, faces or sponsored.",
        )
        if not name or not name.strip():
            return {}
        choices = [*_KINDS, _REMOVED] if may_remove else list(_KINDS)
        kind = st.selectbox(
            "Kind",
            choices,
            index=list(_KINDS).index(kinds.get(name, "string")),
            format_func=lambda each: _KINDS.get(each, "Remove the feature"),
            key=f"{key}_kind_{name}",
        )
        fact = f"{FEATURE}{name.strip()}"
        if kind == _REMOVED:
            return {fact: None}
        return _typed_value(fact, kind or "string", key=f"{key}_value_{name}_{kind}")


def _typed_value(fact: str, kind: str, *, key: str) -> dict[str, Word]:
    if kind == "boolean":
        answer = st.segmented_control("Value", (YES, NO), key=key)
        return {} if answer is None else {fact: answer == YES}
    text = st.text_input("Value", key=key, max_chars=200)
    if not text.strip():
        return {}
    if kind == "string":
        return {fact: text}
    try:
        return {fact: read_number(fact, text)}
    except InvalidRequest as wrong:
        st.error(str(wrong), icon=":material/error:")
        return {}
