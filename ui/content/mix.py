"""The mix of reactions on each platform."""

from typing import Any

import streamlit as st

from analytics.content import ContentReport
from analytics.engagement_mix import engagement_mix
from charts.content_mix import mix_figure, mix_summary, rate_words
from domain.once import once
from exports.content_ages import mix_table
from ui import frame, panels, words


@once
def _drawn(report: ContentReport, *, dark: bool) -> Any:  # noqa: ANN401  as in ui/panels
    return mix_figure(engagement_mix(report.totals), dark=dark)


def draw_mix(report: ContentReport, name: str) -> None:
    mixes = engagement_mix(report.totals)
    if not mixes:
        return
    with st.container(border=True, key="mix_panel"):
        st.header("Reactions by kind", anchor=False)
        st.caption("Shares of all reactions known, by the totals above; kinds unknown are left out")
        panels.draw_chart(
            _drawn(report, dark=frame.is_dark()),
            lambda: mix_table(mixes),
            summary=mix_summary(mixes),
            file_name=f"mix_{name}",
            key="mix",
        )
        st.caption(" \u00b7 ".join(words.plain(rate_words(mix)) for mix in mixes))
