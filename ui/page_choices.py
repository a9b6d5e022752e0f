"""A page's own choices: drawn as widgets, kept in the address, remembered until the next visit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import streamlit as st

from ui import views
from ui.own_parameters import OWN_PARAMETERS

T = TypeVar("T")
Widget = Literal["segments", "list"]


@dataclass(frozen=True)
class Choice:
    """One parameter of one page; it must be named in `OWN_PARAMETERS`."""

    page: str  # its path in the address
    name: str

    @property
    def key(self) -> str:
        return f"{self.page}_{self.name}"

    @property
    def text(self) -> str | None:
        return views.current().told(self.page, self.name)

    @property
    def value(self) -> Any:  # noqa: ANN401  what the parameter's reader gives
        """None while nothing is chosen."""
        return None if self.text is None else OWN_PARAMETERS[self.page][self.name](self.text)

    def take(self, text: str | None) -> None:
        """For callbacks; None goes back to the page's default."""
        views.change(lambda view: view.telling(self.page, self.name, text))


def choose_one(
    choice: Choice,
    options: Sequence[T],
    *,
    label: str,
    default: T,
    words: Callable[[T], str] = str,
    widget: Widget = "segments",
    width: int | Literal["stretch"] = 200,
) -> T:
    """Values must say themselves with `str()` as the address does; one that is not among the
    options, such as a topic that is gone, yields to the default."""
    chosen = choice.value if choice.value in options else default
    st.session_state[choice.key] = chosen

    def take() -> None:
        picked = st.session_state[choice.key]
        choice.take(None if picked is None or picked == default else str(picked))

    if widget == "segments":
        st.segmented_control(
            label,
            options,
            format_func=words,
            required=True,
            key=choice.key,
            on_change=take,
            label_visibility="collapsed",
        )
    else:
        st.selectbox(
            label,
            options,
            format_func=words,
            key=choice.key,
            on_change=take,
            label_visibility="collapsed",
            width=width,
        )
    return chosen


def choose_many(
    choice: Choice,
    options: Sequence[T],
    *,
    label: str,
    words: Callable[[T], str] = str,
    most: int | None = None,
    placeholder: str = "All",
) -> tuple[T, ...]:
    """Those of the address that are among the options; none chosen is an empty tuple."""
    told = choice.value or ()
    chosen = tuple(option for option in options if option in told)
    st.session_state[choice.key] = list(chosen)

    def take() -> None:
        picked = set(st.session_state[choice.key])
        ordered = [str(option) for option in options if option in picked]
        choice.take(",".join(ordered) or None)

    st.multiselect(
        label,
        options,
        format_func=words,
        key=choice.key,
        on_change=take,
        max_selections=most,
        placeholder=placeholder,
        label_visibility="collapsed",
    )
    return chosen
