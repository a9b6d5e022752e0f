"""The panel of two series: does one follow the other, and after how many days?"""

import streamlit as st

from analytics.correlations import Reach
from analytics.timing import wording as said
from charts.timing_series import lag_figure, lag_summary
from domain.errors import NotEnoughData
from domain.selection import Selection
from exports.file_names import selection_name
from exports.timing import lag_table
from ui import frame, messages, words
from ui import panels as shared
from ui.timing import loaders, wording
from ui.timing.choices import choose_series, lag_choice


def draw_lag(selection: Selection, reach: Reach) -> None:
    with st.container(border=True, key="timing_lag"), messages.explained():
        report = loaders.lag_report(selection, lag_choice(reach))
        with shared.headed(words.plain(said.lag_heading(report)), key="lag_choices"):
            choose_series(report)
        fit = report.fit
        if fit is None:
            st.markdown(
                "A lag needs posts with their day of publication, and clips or daily figures that "
                "could follow them. Files with a row per day add the figures."
            )
            return
        if isinstance(fit, NotEnoughData):
            st.markdown(words.plain(str(fit)))
            return
        st.markdown(words.plain(said.lag_sentence(report, fit)))
        st.caption(wording.lag_words(report))
        shared.draw_chart(
            lag_figure(fit, dark=frame.is_dark()),
            lambda: lag_table(report, fit),
            summary=lag_summary(report, fit),
            file_name=selection_name("lag", report.follow.key if report.follow else "", selection),
            key="lag_chart",
        )
