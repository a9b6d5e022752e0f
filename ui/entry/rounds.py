"""Keys of the form's widgets: new ones after every save, so that the fields are empty again."""

from uuid import uuid4

import streamlit as st

_ROUND = "entry_round"
_FOCUS = "entry_focus"


def key(name: str) -> str:
    return f"entry_{st.session_state.get(_ROUND, 0)}_{name}"


def token() -> str:
    """Of this round's save: pressed twice it is stored once."""
    kept: str = st.session_state.setdefault(key("token"), uuid4().hex)
    return kept


def next_round(*, focus: str) -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_FOCUS] = focus


def focus_next() -> None:
    """Puts the cursor into the field that the last save named, once."""
    name = st.session_state.pop(_FOCUS, None)
    if name is None:
        return
    script = (
        "<script>setTimeout(() => {"
        f"const field = document.querySelector('.st-key-{name} input');"
        "if (field) { field.focus(); field.select(); }"
        f"}}, 250); /* {st.session_state.get(_ROUND, 0)} */</script>"
    )
    st.html(script, unsafe_allow_javascript=True)
