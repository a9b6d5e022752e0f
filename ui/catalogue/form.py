"""All facts of one piece of content, each with where it comes from, to correct by hand."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.catalogue import CatalogueChoices
from analytics.content_words import ContentWords, Fact, PostWords
from analytics.workspaces import WorkspaceReport
from domain.catalogue import FEATURE, Edit, Word, comparable, fact_label
from ui import loaders, messages, rankings, words
from ui.buttons import main_submit
from ui.catalogue import changes
from ui.catalogue.fields import choose_feature
from ui.catalogue.wording import (
    NO,
    YES,
    origin_told,
    read_duration,
    read_number,
    read_publication,
    typed,
)

_CHOSEN = ("content_type", "creator", "topic")


def draw_form(workspace: WorkspaceReport, content_id: int, choices: CatalogueChoices) -> None:
    with st.container(border=True, key="catalogue_form"), messages.explained():
        report = loaders.content_words(workspace.workspace_id, content_id)
        _draw_head(report)
        zone = ZoneInfo(report.time_zone)
        key = f"form_{content_id}_{changes.round_number()}"
        with st.form(f"{key}_facts", border=False, enter_to_submit=False):
            texts = _draw_facts(report, choices, zone, key)
            by_post = {post.post_id: _draw_post(report, post, zone, key) for post in report.posts}
            pressed = main_submit("Save changes", icon=":material/check:", key=f"{key}_save")
        with messages.explained():
            if pressed:
                _save(workspace, report, _edits(report, texts, by_post, zone))
            added = choose_feature(
                "Another feature", _unknown(report, choices), key=key, may_remove=False
            )
            if added and st.button("Add the feature", key=f"{key}_add", icon=":material/add:"):
                _save(workspace, report, [Edit(content_id, added)])


def _draw_head(report: ContentWords) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(words.plain(report.title) or "Untitled", anchor=False, width="content")
        if st.button("See its figures", key="form_figures", type="tertiary"):
            rankings.open_content(report.content_id)
    st.caption("What you say here counts, whatever a file says later. An empty field empties it.")


def _draw_facts(
    report: ContentWords, choices: CatalogueChoices, zone: ZoneInfo, key: str
) -> dict[str, str]:
    known = {
        "content_type": list(choices.types),
        "creator": [name for _, name in choices.creators],
        "topic": [name for _, name in choices.topics],
    }
    texts = {}
    with st.grid(2, min_column_width=300):
        for fact in report.facts:
            with st.container(key=f"{key}_{_slug(fact.name)}_field", gap=None):
                start = typed(_shown(report, fact), zone)
                if fact.name in known:
                    texts[fact.name] = _choice(fact, start, known[fact.name], key)
                else:
                    texts[fact.name] = _field(fact, start, key)
                st.caption(origin_told(fact, zone))
    return texts


def _draw_post(report: ContentWords, post: PostWords, zone: ZoneInfo, key: str) -> dict[str, str]:
    """Its address and publication; with several posts, of each."""
    if len(report.posts) > 1:
        st.markdown(f"**{post.platform.label}, {words.plain(post.account)}**")
    texts = {}
    with st.grid(2, min_column_width=300):
        for fact in post.facts:
            with st.container(key=f"{key}_{post.post_id}_{fact.name}_field", gap=None):
                texts[fact.name] = st.text_input(
                    fact_label(fact.name),
                    typed(fact.word, zone),
                    key=f"{key}_{post.post_id}_{fact.name}",
                    help=_help(fact.name, report.time_zone),
                )
                st.caption(origin_told(fact, zone))
    return texts


def _help(name: str, zone: str = "") -> str | None:
    if name == "duration_s":
        return "In seconds, or 4:05 for four minutes five."
    if name != "published":
        return None
    return f"A day, 2026-03-31, or with its time in {words.plain(zone)}: 2026-03-31 14:00."


def _choice(fact: Fact, start: str, known: list[str], key: str) -> str:
    widget = f"{key}_{fact.name}"
    if start and widget not in st.session_state:
        st.session_state[widget] = start  # so that the choice can be cleared
    chosen = st.selectbox(
        fact_label(fact.name),
        known if start in known or not start else [start, *known],
        index=None,
        placeholder="None",
        accept_new_options=True,
        key=widget,
    )
    return chosen or ""


def _field(fact: Fact, start: str, key: str) -> str:
    widget, label = f"{key}_{_slug(fact.name)}", words.plain(fact_label(fact.name))
    if fact.name == "text":
        return st.text_area(label, start, key=widget, height=96)
    if isinstance(fact.word, bool):
        options = (YES, NO)
        return st.segmented_control(label, options, default=start, key=widget) or ""
    return st.text_input(label, start, key=widget, help=_help(fact.name))


def _shown(report: ContentWords, fact: Fact) -> Word:
    """A creator or topic by the name that is shown, whatever spelling the file has."""
    match fact.name:
        case "creator":
            return report.creator
        case "topic":
            return report.topic
    return fact.word


def _edits(
    report: ContentWords,
    texts: Mapping[str, str],
    by_post: Mapping[int, Mapping[str, str]],
    zone: ZoneInfo,
) -> list[Edit]:
    """Only what was changed. Raises InvalidRequest naming the field."""
    said = {
        fact.name: _read(fact, texts[fact.name], zone)
        for fact in report.facts
        if _differs(fact.name, texts[fact.name], typed(_shown(report, fact), zone))
    }
    edits = [Edit(report.content_id, said)] if said else []
    for post in report.posts:
        told = by_post[post.post_id]
        changed = {
            fact.name: _read(fact, told[fact.name], zone)
            for fact in post.facts
            if _differs(fact.name, told[fact.name], typed(fact.word, zone))
        }
        edits += [Edit(report.content_id, changed, post.post_id)] if changed else []
    return edits


def _differs(name: str, text: str, start: str) -> bool:
    if name in _CHOSEN[1:]:
        return comparable(text) != comparable(start)
    return text.strip() != start.strip()


def _read(fact: Fact, text: str, zone: ZoneInfo) -> Word:
    match fact.name:
        case "duration_s":
            return read_duration(text)
        case "published":
            return read_publication(text, zone)
    if isinstance(fact.word, bool):
        return {YES: True, NO: False}.get(text)
    if isinstance(fact.word, int | float):
        return read_number(fact.name, text)
    return text


def _save(workspace: WorkspaceReport, report: ContentWords, edits: list[Edit]) -> None:
    title = words.plain(report.title) or "Untitled"
    changes.save(workspace.workspace_id, edits, f"Saved what you said of **{title}**.")
    st.rerun()


def _unknown(report: ContentWords, choices: CatalogueChoices) -> list[tuple[str, str]]:
    """Features that others have and this does not."""
    own = {fact.name.removeprefix(FEATURE) for fact in report.facts}
    return [(name, kind) for name, kind in choices.features if name not in own]


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name)
