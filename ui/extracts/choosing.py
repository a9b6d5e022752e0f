"""Which rows: what they speak of, of which platform and days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st
from sqlalchemy import Connection

from analytics.exporting import ExportRows, content_rows, daily_rows, observation_rows
from domain.vocabulary import Grain, Platform
from ui.extracts.extraction import Rows
from ui.page_choices import Choice, choose_one

PAGE = "export"
_ALL = "all"
_EARLIEST = date(2005, 1, 1)


class What(StrEnum):
    DAILY = "daily"
    ACCOUNTS = "daily-accounts"
    OBSERVATIONS = "observations"
    CONTENT = "content"


_LABELS = {
    What.DAILY: "Days of posts",
    What.ACCOUNTS: "Days of accounts",
    What.OBSERVATIONS: "Observations of posts",
    What.CONTENT: "Content",
}
_MEANING = {
    What.DAILY: "A row per post and day with what was derived for it.",
    What.ACCOUNTS: "A row per account and day. It counts its posts too: never add the two.",
    What.OBSERVATIONS: "A row per figure as a file or a person said it, with its file.",
    What.CONTENT: "A row per post with its facts, by the day of publication.",
}


@dataclass(frozen=True)
class Wanted:
    what: What
    platform: Platform | None
    first_day: date | None
    last_day: date | None

    @property
    def file_name(self) -> str:
        """Of the CSV."""
        sides = [day.isoformat() for day in (self.first_day, self.last_day) if day]
        platform = self.platform.value if self.platform else "all-platforms"
        return "_".join([self.what.value, platform, *(sides or ["all-days"])]) + ".csv"

    def rows(self, workspace_id: int) -> Rows:
        def ask(connection: Connection) -> ExportRows:
            if self.what is What.CONTENT:
                return content_rows(
                    connection,
                    workspace_id,
                    platform=self.platform,
                    first_day=self.first_day,
                    last_day=self.last_day,
                )
            of_grain = observation_rows if self.what is What.OBSERVATIONS else daily_rows
            return of_grain(
                connection,
                workspace_id,
                platform=self.platform,
                first_day=self.first_day,
                last_day=self.last_day,
                grain=Grain.ACCOUNT if self.what is What.ACCOUNTS else Grain.POST,
            )

        return ask


def choose_rows() -> Wanted:
    rows = choose_one(
        Choice(PAGE, "rows"), tuple(What), label="Rows", default=What.DAILY,
        words=_LABELS.__getitem__,
    )  # fmt: skip
    what = What(rows)  # the address says it as a word
    st.caption(_MEANING[what])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        platform = choose_one(
            Choice(PAGE, "platform"), (_ALL, *Platform), label="Platform", default=_ALL,
            words=lambda one: "All platforms" if one == _ALL else Platform(one).label,
            widget="list",
        )  # fmt: skip
        first, last = _choose_day("first", "From"), _choose_day("last", "To")
    return Wanted(what, None if platform == _ALL else Platform(platform), first, last)


def _choose_day(name: str, label: str) -> date | None:
    choice = Choice(PAGE, name)
    st.session_state[choice.key] = choice.value

    def take() -> None:
        picked = st.session_state[choice.key]
        choice.take(picked.isoformat() if picked else None)

    st.date_input(
        label, min_value=_EARLIEST, format="YYYY-MM-DD", key=choice.key, on_change=take, width=200
    )
    chosen: date | None = choice.value
    return chosen
