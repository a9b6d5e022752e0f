"""The same words for many pieces of content at once."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.catalogue import CatalogueChoices, EditPreview, WordChange
from analytics.workspaces import WorkspaceReport
from domain.catalogue import Word, fact_label
from ui import messages, words
from ui.buttons import main_button
from ui.catalogue import changes
from ui.catalogue.fields import EMPTIED, choose_feature, choose_word
from ui.catalogue.wording import shown

_LISTED = 8
_LEAVE = "Leave as it is"


def draw_bulk(
    workspace: WorkspaceReport, content_ids: Sequence[int], choices: CatalogueChoices
) -> None:
    with st.container(border=True, key="catalogue_bulk"), messages.explained():
        st.header(
            f"Edit {words.counted(len(content_ids), 'piece', 'pieces')} of content", anchor=False
        )
        said = _choose_words(choices)
        if not said:
            st.caption(
                "Choose what they all should say. Nothing is saved before you press a button."
            )
            return
        told = changes.preview(workspace.workspace_id, content_ids, said)
        draw_preview(told, ZoneInfo(workspace.time_zone))
        if told.edits and confirmed(told, key="bulk_save"):
            changes.save(workspace.workspace_id, told.edits, done_words(told))
            st.rerun()


def _choose_words(choices: CatalogueChoices) -> dict[str, Word]:
    key = f"bulk_{changes.round_number()}"
    known = {
        "creator": [name for _, name in choices.creators],
        "topic": [name for _, name in choices.topics],
        "content_type": list(choices.types),
    }
    said: dict[str, Word] = {}
    with st.grid(3, min_column_width=180):
        for name, options in known.items():
            word = choose_word(
                fact_label(name),
                options,
                key=f"{key}_{name}",
                placeholder=_LEAVE,
                may_empty=True,
            )
            if word and word.strip():
                said[name] = None if word == EMPTIED else word
    return said | choose_feature("Feature", choices.features, key=key, may_remove=True)


def draw_preview(told: EditPreview, zone: ZoneInfo) -> None:
    if not told.edits:
        st.info("All of them say so already, so nothing would change.", icon=":material/info:")
        return
    lines = [f"- {_change_words(change, zone)}" for change in told.changes[:_LISTED]]
    more = told.changes[_LISTED:]
    if more:
        pieces = words.counted(sum(change.contents for change in more), "change")
        lines.append(f"- and {len(more):,} other words before ({pieces})")
    with st.container(key="bulk_preview"):
        st.markdown(f"**{_sum_words(told)} would change**")
        st.markdown("\n".join(lines))


def _sum_words(told: EditPreview) -> str:
    pieces = words.counted(len(told.edits), "piece", "pieces")
    posts = words.counted(told.posts, "post")
    return f"{pieces} of content ({posts})"


def _change_words(change: WordChange, zone: ZoneInfo) -> str:
    before, after = (_word(change.fact, word, zone) for word in (change.before, change.after))
    return f"{words.plain(fact_label(change.fact))}: {before} \u2192 {after} ({change.contents:,})"


def _word(fact: str, word: Word, zone: ZoneInfo) -> str:
    return words.plain(shown(fact, word, zone)) or "*empty*"


def confirmed(told: EditPreview, *, key: str) -> bool:
    label = f"Change {words.counted(len(told.edits), 'piece', 'pieces')} of content"
    return main_button(label, icon=":material/check:", key=key)


def done_words(told: EditPreview) -> str:
    names = dict.fromkeys(words.plain(fact_label(change.fact).lower()) for change in told.changes)
    return f"Changed {words.listed(names)} of {_sum_words(told)}."
