"""Asks about figures that look wrong, and always leaves a way through."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.data_entry import PostFigures
from analytics.doubts import Doubt, DoubtKind
from analytics.entry_neighbours import obvious_fit
from domain.metrics import MetricRegistry
from domain.typed import TypedFigure
from ui import words
from ui.entry import loaders
from ui.entry.entry_words import exact
from ui.entry.rounds import key


def doubt_words(
    workspace_id: int, doubt: Doubt, figures: PostFigures, registry: MetricRegistry
) -> str:
    """With the post that the figure would fit, when one is obvious."""
    told = words.plain(doubt.words)
    if doubt.kind is not DoubtKind.LOWER or not figures.post.content_id:
        return told
    metric = registry[doubt.figure.metric]
    around = loaders.neighbours(workspace_id, figures.post.name, metric.name)
    fit = obvious_fit(around, doubt.figure.value)
    if fit is None:
        return told
    return (
        f"{told} It would fit **{words.plain(fit.post.title)}** on "
        f"{fit.post.name.platform.label}, which had {exact(metric, fit.last_total)} on "
        f"{words.day(fit.day)}."
    )


def draw_doubts(lines: Sequence[str]) -> None:
    if not lines:
        return
    said = "\n".join(f"- {line}" for line in lines)
    with st.container(key="entry_doubts"):
        st.warning(f"Worth a second look\n\n{said}", icon=":material/help:")


def are_unseen(doubts: Sequence[Doubt]) -> bool:
    """Whether some of them are new in this very run: a quick hand saves what it just typed, and
    nobody has read yet what is asked about it."""
    asked = identity(doubts)
    seen: frozenset[object] = st.session_state.get(key("doubts_seen"), frozenset())
    st.session_state[key("doubts_seen")] = asked
    return not asked <= seen


def identity(doubts: Sequence[Doubt]) -> frozenset[object]:
    """What is asked, of which post, metric and figure; the moment moves on while one looks."""
    return frozenset(
        (doubt.kind, doubt.figure.post, doubt.figure.metric, doubt.figure.value) for doubt in doubts
    )


def explained(
    figures: Sequence[TypedFigure], doubts: Sequence[Doubt], why: str
) -> tuple[TypedFigure, ...]:
    """Each figure with its reason: the one given, and what was asked about it."""
    asked = {one: [doubt.kind.value for doubt in doubts if doubt.figure == one] for one in figures}
    return tuple(replace(one, why=_reason(one.why or why, asked[one])) for one in figures)


def _reason(why: str, asked: Sequence[str]) -> str:
    confirmed = f"saved although {', '.join(asked)}" if asked else ""
    return "; ".join(part for part in (why.strip(), confirmed) if part)
