"""Accept, dismiss, snooze, assign: what a team decides on an insight."""

from datetime import timedelta

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.errors import WorkbenchError
from domain.insights import (
    LONGEST_NAME,
    LONGEST_REASON,
    Decision,
    InsightState,
    StoredInsight,
)
from ui import words
from ui.buttons import main_submit
from ui.entry.person import ask_name, remember_name
from ui.insights import loaders

_WORDS = {
    InsightState.ACCEPTED: "Accept: it becomes a note",
    InsightState.DISMISSED: "Dismiss, with a reason",
    InsightState.SNOOZED: "Snooze until a day",
    InsightState.OPEN: "Keep it open",
}
_USUAL_SNOOZE = timedelta(days=28)


def draw_decision(workspace: WorkspaceReport, one: StoredInsight) -> None:
    number, decided = one.insight_id, one.decision
    today = loaders.today_of(workspace)
    known = f"insight_{number}_{one.decided_at}"
    with st.popover("Decide", icon=":material/how_to_vote:", key=f"decide_{number}"):
        state = st.radio(
            "What will be done", list(_WORDS), format_func=lambda each: _WORDS[each],
            index=list(_WORDS).index(decided.state), key=f"{known}_state",
        )  # fmt: skip
        with st.form(f"{known}_form", border=False):
            until = None
            if state is InsightState.SNOOZED:
                until = st.date_input(
                    "Open again on", value=today + _USUAL_SNOOZE,
                    min_value=today + timedelta(days=1), format="YYYY-MM-DD", key=f"{known}_until",
                )  # fmt: skip
            reason = st.text_area(
                "Reason", value=decided.reason, max_chars=LONGEST_REASON, key=f"{known}_reason"
            )
            assignee = st.text_input(
                "Assigned to", value=decided.assignee, max_chars=LONGEST_NAME,
                key=f"{known}_assignee",
            )  # fmt: skip
            person = ask_name(key=f"{known}_person")
            if not main_submit("Save", key=f"{known}_save"):
                return
        remember_name(person)
        try:
            loaders.decide(workspace, number, Decision(state, reason, until, assignee))
        except WorkbenchError as refused:
            st.error(words.plain(str(refused)), icon=":material/error:")
            return
        st.rerun()
