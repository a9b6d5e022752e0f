"""The insights one below the other, each with its evidence, and why there are no others."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.insights import RULES
from analytics.insights.outcomes import Outcome
from analytics.workspaces import WorkspaceReport
from domain.insights import StoredInsight, StoredRun
from exports.insights import insights_table
from ui import words
from ui.downloads import table_buttons
from ui.insights import choices, loaders, wording
from ui.insights.choices import Asked
from ui.insights.deciding import draw_decision
from ui.insights.evidence import draw_note_way, draw_way


def draw_list(
    workspace: WorkspaceReport,
    shown: Sequence[StoredInsight],
    summary: str,
    outcomes: Mapping[int, Outcome],
) -> None:
    for one in shown:
        _draw_one(workspace, one, outcomes.get(one.insight_id))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        table_buttons(
            lambda: insights_table(shown, loaders.today_of(workspace), outcomes),
            title=summary,
            file_name="insights.csv",
            key="insights",
        )


def _draw_one(workspace: WorkspaceReport, stored: StoredInsight, outcome: Outcome | None) -> None:
    one, number = stored.insight, stored.insight_id
    with st.container(border=True, key=f"insight_{number}"):
        st.caption(wording.heading_words(one))
        st.subheader(words.plain(one.title), anchor=False)
        st.markdown(words.plain(one.description))
        st.markdown(f"**What to expect:** {words.plain(wording.impact_words(one))}")
        told = wording.decision_words(stored, stored.state_on(loaders.today_of(workspace)))
        if told:
            st.caption(f":material/how_to_vote: {told}")
        if outcome and (outcome.is_measured or stored.note_id is not None):
            st.markdown(f"**{outcome.state.label}:** {words.plain(outcome.told)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_way(one, key=f"way_{number}")
            with st.popover("How sure", icon=":material/query_stats:", key=f"sure_{number}"):
                st.markdown(words.plain(wording.method_words(one)))
                st.markdown(f"**What would overturn it:** {words.plain(one.overturned_by)}")
            draw_decision(workspace, stored)
            if stored.note_id is not None:
                draw_note_way(stored.note_id, key=f"followed_{number}")


def draw_nothing(asked: Asked) -> None:
    with st.container(border=True, key="no_insights"):
        if asked.narrows:
            st.header("None of this kind", anchor=False)
            st.button("Show all", key="all_insights", on_click=choices.forget)
        elif asked.state.value == "open":
            st.header("Nothing stands out", anchor=False)
            st.markdown(
                "That is a usual answer: most weeks bring nothing beyond chance. The reasons of "
                "each rule stand below."
            )
        else:
            st.header(f"None is {wording.STATES[asked.state].lower()}", anchor=False)


def draw_reasons(run: StoredRun) -> None:
    if not run.reasons:
        return
    told = words.counted(len(run.reasons), "rule")
    with st.expander(f"Why there is not more: {told} found nothing", key="insight_reasons"):
        for kind, reason in run.reasons:
            st.markdown(f"- **{kind.label}:** {words.plain(reason)}")


def draw_rules() -> None:
    with st.expander("The rules", key="insight_rules"):
        st.markdown(wording.CHANCE)
        for rule in RULES:
            st.markdown(
                f"**{rule.kind.label}**\n"
                f"- Needs: {words.plain(rule.needs)}\n"
                f"- In proportion: {words.plain(rule.relative)}\n"
                f"- In size: {words.plain(rule.absolute)}\n"
                f"- Chance: {words.plain(rule.chance)}\n"
                f"- Came true: {words.plain(rule.came_true)}"
            )
