"""This piece of content beside up to five others, each since its own publication."""

import streamlit as st

from analytics.content import ContentReport
from analytics.similar_content import SimilarReport
from charts.content_age_words import side_by_side_finding, side_by_side_summary
from charts.content_ages import side_by_side_figure
from exports.content_ages import side_by_side_table
from ui import frame, panels, words
from ui.content import choosing, loaders


def draw_comparison(
    workspace_id: int, report: ContentReport, similar: SimilarReport, name: str
) -> None:
    if not report.metric.additive or not report.metrics:
        return
    content_id, platform = report.facts.content_id, choosing.chosen_platform(report)
    chosen = choosing.compared_ids(content_id)
    told = loaders.side_by_side(workspace_id, (content_id, *chosen), report.metric.name, platform)
    with st.container(border=True, key="compare_panel"):
        heading = side_by_side_finding(told) if chosen else "Beside others, since publication"
        with panels.headed(heading, key="compare_choices"):
            choosing.choose_platform(report)
        choosing.choose_compared(workspace_id, content_id, similar)
        if not chosen:
            st.caption("Choose content above to draw it from its own day of publication on.")
            return
        st.caption(f"{report.metric.label} on {platform.label} by days since publication")
        missing = [one for one in told.curves if one.reason]
        if missing:
            names = words.listed(f"{words.plain(one.title)} ({one.reason})" for one in missing)
            st.caption(f"Not drawn: {names}.")
        if told.drawn:
            panels.draw_chart(
                side_by_side_figure(told, log=choosing.is_log(), dark=frame.is_dark()),
                lambda: side_by_side_table(told),
                summary=side_by_side_summary(told),
                file_name=f"compared_{name}",
                key="compared",
            )
