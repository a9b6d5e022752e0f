"""Answers that all readers share: the very objects, kept for a while, which nobody can change."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np
import streamlit as st

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

# Every key holds the version of the workspace's figures, so an import shows at once; the limits
# only keep memory bounded.
KEPT = timedelta(minutes=10)
MOST = 500


def shared(
    *, most: int = MOST, spinner: str | bool = False
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Without a copy for each reader, so that what is drawn of an answer can be kept with it."""

    def door(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @wraps(ask)
        def asked(*given: Asked.args, **named: Asked.kwargs) -> Answer:
            answer = ask(*given, **named)
            forbid_changes(answer)
            return answer

        return st.cache_resource(ttl=KEPT, max_entries=most, show_spinner=spinner)(asked)

    return door


def forbid_changes(answer: object) -> None:
    """Reports are frozen; their arrays are not, so that writing into one must fail here."""
    if isinstance(answer, np.ndarray):
        answer.flags.writeable = False
    elif is_dataclass(answer):
        for each in fields(answer):
            forbid_changes(getattr(answer, each.name))
    elif isinstance(answer, Mapping):
        for value in answer.values():
            forbid_changes(value)
    elif isinstance(answer, tuple | list):
        for part in answer:
            forbid_changes(part)
