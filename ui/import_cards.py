"""Draws the files that wait: what each is, what is asked about it, what it would change."""

from datetime import date

import pandas as pd
import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.observations import Answers, Reading, Refusal
from domain.periods import Period
from domain.vocabulary import PeriodBasis
from exports.rejections import rejection_table
from sources import SOURCES, generic_template
from ui import import_words, imports, words
from ui.downloads import csv_button
from ui.imports import Result


def draw_formats() -> None:
    with st.expander("What can I import?", icon=":material/help:", key="formats"):
        st.markdown(
            "Files are recognised by what is in them, whatever they are called. Anything else "
            "goes into the template: a row per post and day, with the columns you have."
        )
        rows = [{"File": one.label, "Recognised by": one.recognised_by} for one in SOURCES]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="format_list", height="content")
        st.download_button(
            "Download the template",
            data=generic_template,
            file_name="workbench_template.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="template",
        )


def draw_refusal(refusal: Refusal, *, key: str) -> None:
    with st.container(border=True, key=f"refusal_{key}"):
        st.header(words.plain(refusal.file_name), anchor=False)
        st.warning(words.plain(refusal.reason), icon=":material/block:")


def ask(reading: Reading, workspace: WorkspaceReport, *, key: str) -> Answers:
    """Only what the file cannot say. The guess stands in the field and is marked as one."""
    left, right = st.columns(2)
    with left:
        account = _ask_account(reading, workspace, key) if reading.account_assumed else None
    with right:
        asked = reading.period is not None and reading.period_basis is not PeriodBasis.STATED
        period = _ask_period(reading, key) if asked else None
    return Answers(account=account, period=period)


def _ask_account(reading: Reading, workspace: WorkspaceReport, key: str) -> str | None:
    known = imports.known_accounts(workspace, reading.platform)
    options = tuple(dict.fromkeys((reading.account, *known)))
    chosen = st.selectbox(
        "Account",
        options,
        format_func=words.plain,
        accept_new_options=True,
        key=f"{_accounts_of(reading)}{key}",
        on_change=_answer_for_all,
        args=(_accounts_of(reading), key, reading.account),
        help="The channel, page or profile these figures belong to. Type to name a new one.",
    )
    st.caption("A guess, as the file does not name it. Choose an account or type its name.")
    return chosen if chosen and chosen != reading.account else None


def _accounts_of(reading: Reading) -> str:
    """What the keys of all account questions for the reading's platform begin with."""
    return f"account_{reading.platform or 'any'}_"


def _answer_for_all(prefix: str, key: str, guess: str) -> None:
    """Files dropped together are one export as a rule: the answer fills the guesses left."""
    chosen = st.session_state[f"{prefix}{key}"]
    for other in list(st.session_state):
        if str(other).startswith(prefix) and st.session_state[other] == guess:
            st.session_state[other] = chosen


def _ask_period(reading: Reading, key: str) -> Period | None:
    guess = reading.period
    assert guess is not None
    chosen = st.date_input(
        "Days the figures speak of",
        value=(guess.first_day, guess.last_day),
        min_value=date(2005, 1, 1),
        format="YYYY-MM-DD",
        key=f"period_{key}",
    )
    st.caption(import_words.PERIOD_KNOWN_BY[reading.period_basis])
    if len(chosen) != 2:
        st.caption("Choose the last day too.")
        return None
    period = Period(*chosen)
    return period if period != guess else None


def draw_head(reading: Reading) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.header(words.plain(reading.file_name), anchor=False, width="content")
        st.badge(words.plain(reading.label), icon=":material/check:", color="gray")
    st.caption(import_words.what_it_is(reading))


def draw_facts(reading: Reading, result: Result, *, done: bool = False) -> None:
    if not reading.account_assumed:
        st.markdown(f"Account **{words.plain(reading.account)}**")
    if reading.period and reading.period_basis is PeriodBasis.STATED:
        st.markdown(f"Days {words.span(reading.period)}")
    if result.outcome is None:
        st.error(words.plain(result.reason), icon=":material/block:")
    else:
        st.markdown(f"**{import_words.changes_told(result.outcome, done=done)}**")
    st.caption(import_words.rows_told(reading, done=done))
    for warning in dict.fromkeys((*reading.warnings, *_warnings(result))):
        st.markdown(f":material/info: {words.plain(warning)}")


def _warnings(result: Result) -> tuple[str, ...]:
    return result.outcome.warnings if result.outcome else ()


def draw_controls(reading: Reading, *, key: str) -> None:
    if reading.controls:
        st.caption("Control totals: what the file says of itself beside what was read from it")
        rows = [import_words.control_row(control, reading) for control in reading.controls]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key=f"controls_{key}", height="content")


def draw_rejections(reading: Reading, *, key: str) -> None:
    if not reading.rejected:
        return
    table = rejection_table(reading.rejected)
    label = f"{words.counted(len(reading.rejected), 'row')} that cannot be imported"
    with st.expander(label, key=f"rejected_{key}"):
        frame = pd.DataFrame(list(table.rows), columns=["Row", "Column", "Value", "Reason"])
        st.dataframe(frame, hide_index=True, key=f"rejections_{key}")
        name = f"rejected_{reading.file_name.rpartition('/')[2]}.csv"
        csv_button("Download these rows", lambda: table, file_name=name, key=f"rejected_csv_{key}")
