"""One post: choose or create it, type its figures, look at what they mean, save."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.data_entry import EntryPost, PostFigures, beside
from analytics.doubts import Doubt
from analytics.entry_checks import doubts_about
from analytics.workspaces import WorkspaceReport
from domain.typed import Habit, TypedFigure
from ui import messages, words
from ui.buttons import main_button
from ui.entry import loaders, saved, saving
from ui.entry.choosing import NEW, SEARCH, choose_post
from ui.entry.doubts import are_unseen, doubt_words, draw_doubts, explained
from ui.entry.entry_words import post_words
from ui.entry.metric_fields import Fields, draw_fields
from ui.entry.new_post import NewPost, ask_new_post
from ui.entry.person import actor, choose_person
from ui.entry.rounds import focus_next, key, next_round, token
from ui.entry.saving import Change, Saved


@st.fragment
def draw_one_post(workspace: WorkspaceReport) -> None:
    """A fragment, so that typing draws nothing else of the page anew."""
    with messages.explained(), st.container(border=True, key="entry_form"):
        zone = ZoneInfo(workspace.time_zone)
        chosen = choose_post(workspace.workspace_id)
        if chosen is not None:
            _draw_form(workspace, chosen, zone)
        else:
            st.caption("Choose the post whose figures you have in front of you, or create it.")
        focus_next()


def _draw_form(workspace: WorkspaceReport, chosen: EntryPost | str, zone: ZoneInfo) -> None:
    workspace_id = workspace.workspace_id
    registry = loaders.metric_registry(workspace_id)
    options = loaders.entry_options(workspace_id, actor())
    new = ask_new_post(options, zone) if chosen == NEW else None
    figures = new.without_figures(zone) if new else _figures_of(workspace_id, chosen, zone)
    habit: Habit | None = options.habit_on(figures.post.name.platform)
    fields = draw_fields(figures, habit, registry)
    doubts = doubts_about(figures, fields.figures, registry, now=datetime.now(UTC))
    lines = [doubt_words(workspace_id, doubt, figures, registry) for doubt in doubts]
    draw_doubts(lines)
    _offer_save(workspace, figures, fields, doubts, new)


def _figures_of(workspace_id: int, chosen: EntryPost | str, zone: ZoneInfo) -> PostFigures:
    assert not isinstance(chosen, str)
    st.caption(post_words(chosen, zone))
    return loaders.post_figures(workspace_id, (chosen.name,))[chosen.name]


def _offer_save(
    workspace: WorkspaceReport,
    figures: PostFigures,
    fields: Fields,
    doubts: tuple[Doubt, ...],
    new: NewPost | None,
) -> None:
    why = _ask_why(workspace, doubts)
    pressed = _draw_button(workspace, fields, doubts)
    unseen = are_unseen(doubts)
    if not pressed:
        return
    missing = [f"The new post needs {name}." for name in new.missing] if new else []
    refused = [*missing, *(f"{fault}." for fault in fields.faults)]
    if refused or not fields.figures:
        told = refused or ["Type at least one figure first."]
        st.error("  \n".join(words.plain(line) for line in told), icon=":material/error:")
    elif unseen:
        asked = "Look at what is asked above. Saving once more keeps it as it is."
        st.info(asked, icon=":material/help:")
    else:
        _save(workspace, figures, explained(fields.figures, doubts, why), new)


def _ask_why(workspace: WorkspaceReport, doubts: tuple[Doubt, ...]) -> str:
    note_at, person_at = st.columns([3, 1], vertical_alignment="bottom")
    with note_at:
        why = st.text_input(
            "Why is it right?" if doubts else "Note",
            key=key("why"),
            persist_state="session",
            placeholder="Kept in the history of the figures",
            max_chars=500,
        )
    with person_at:
        choose_person(workspace.workspace_id)
    return why


def _draw_button(workspace: WorkspaceReport, fields: Fields, doubts: tuple[Doubt, ...]) -> bool:
    counted = words.counted(len(fields.figures), "figure") if fields.figures else ""
    label = f"Save {counted} anyway" if doubts else f"Save {counted}".strip()
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = main_button(label, key="save_entry", shortcut="Ctrl+Enter")
        st.caption(f"Into **{words.plain(workspace.name)}**", width="content")
    return pressed


def _save(
    workspace: WorkspaceReport,
    figures: PostFigures,
    typed: tuple[TypedFigure, ...],
    new: NewPost | None,
) -> None:
    outcome = saving.save(
        workspace.workspace_id,
        typed,
        actor=actor(),
        habit_of=figures.post,
        new_posts=[new.facts] if new else [],
        token=token(),
    )
    changes = tuple(change_of(figures, figure) for figure in typed)
    saved.keep(Saved(outcome, changes))
    next_round(focus=SEARCH)
    st.rerun()


def change_of(figures: PostFigures, figure: TypedFigure) -> Change:
    """What stood in its place, else the previous figure."""
    told = beside(figures, figure.metric, figure.occasion, figure.value)
    title = figures.post.title or figures.post.name.external_id
    if told.in_place is not None:
        return Change(title, figure, told.in_place, None)
    return Change(title, figure, told.previous, told.previous_on)
