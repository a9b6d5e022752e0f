"""Asks what a file cannot say. The guess stands in the field and is marked as one."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from zoneinfo import available_timezones

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.observations import Answers, Question, Reading
from domain.periods import Period
from domain.vocabulary import Asked, PeriodBasis
from ui import words
from ui.importing import imports, wording

Field = Callable[[], Answers]
_EARLIEST = date(2000, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_ASSUMED_ZONE = "UTC"


def ask(reading: Reading, workspace: WorkspaceReport, *, key: str) -> Answers:
    """What is answered otherwise than guessed."""
    fields = _fields(reading, workspace, key)
    answers = []
    for start in range(0, len(fields), 2):
        for column, field in zip(st.columns(2), fields[start : start + 2], strict=False):
            with column:
                answers.append(field())
    return _together(answers)


def _fields(reading: Reading, workspace: WorkspaceReport, key: str) -> list[Field]:
    fields: list[Field] = []
    if reading.account_assumed:
        fields.append(lambda: Answers(account=_ask_account(reading, workspace, key)))
    if reading.period is not None and reading.period_basis is not PeriodBasis.STATED:
        fields.append(lambda: Answers(period=_ask_period(reading, key)))
    asked = [one for one in reading.questions if one.asked is not Asked.COLUMNS]
    return fields + [partial(_answered, one, workspace, key) for one in asked]


def _answered(question: Question, workspace: WorkspaceReport, key: str) -> Answers:
    return Answers(said=_ask(question, workspace, key))


def _together(answers: list[Answers]) -> Answers:
    return Answers(
        account=next((one.account for one in answers if one.account), None),
        period=next((one.period for one in answers if one.period), None),
        said={asked: text for one in answers for asked, text in one.said.items()},
    )


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
        min_value=_EARLIEST,
        format="YYYY-MM-DD",
        key=f"period_{key}",
    )
    st.caption(wording.PERIOD_KNOWN_BY[reading.period_basis])
    if len(chosen) != 2:
        st.caption("Choose the last day too.")
        return None
    period = Period(*chosen)
    return period if period != guess else None


def _ask(question: Question, workspace: WorkspaceReport, key: str) -> Mapping[Asked, str]:
    field = f"{question.asked}_{key}"
    said = _field(question, workspace, field)
    answered = said not in (None, "", question.taken)
    if not answered or question.asked is Asked.ZONE:
        st.caption(wording.GUESSED[question.asked])
    return {question.asked: said} if answered and said else {}


def _field(question: Question, workspace: WorkspaceReport, key: str) -> str | None:
    label = words.plain(question.words)
    if question.asked is Asked.ZONE:
        zones = question.choices or tuple(sorted(available_timezones()))
        likely = workspace.time_zone if question.taken == _ASSUMED_ZONE else question.taken
        return st.selectbox(label, zones, index=_place(likely, zones), key=key)
    if question.choices:
        return st.selectbox(
            label,
            question.choices,
            index=_place(question.taken, question.choices),
            format_func=words.plain,
            key=key,
        )
    if question.asked is Asked.CAPTURED:
        day = st.date_input(
            label,
            value=date.fromisoformat(question.taken[:10]),
            min_value=_EARLIEST,
            format="YYYY-MM-DD",
            key=key,
        )
        return day.isoformat()
    if question.asked is Asked.YEAR:
        year = st.number_input(
            label, _FIRST_YEAR, _LAST_YEAR, int(question.taken), step=1, format="%d", key=key
        )
        return str(year)
    return st.text_input(label, value=question.taken, key=key).strip()


def _place(wanted: str, options: tuple[str, ...]) -> int:
    return options.index(wanted) if wanted in options else 0
