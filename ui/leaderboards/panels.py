"""What stands below a leaderboard: content far beyond the rest, and opportunities."""

import pandas as pd
import streamlit as st

from analytics.leaderboards.opportunities import Kind, Opportunities
from analytics.leaderboards.report import LeaderboardReport
from analytics.leaderboards.viral import ViralReport
from charts import formats
from exports.file_names import selection_name
from exports.leaderboards import opportunities_table, viral_table
from ui import messages, rankings, words
from ui.downloads import table_buttons
from ui.leaderboards import choosing, loaders, wording
from ui.metrics.links import meaning_of


def draw_opportunities(report: LeaderboardReport) -> None:
    found = report.opportunities
    if found is None:
        return
    with st.container(border=True, key="opportunities_panel"):
        st.header(_heading(report, found), anchor=False)
        st.caption(
            "What goes with the figures of these days, not what causes them \u00b7 q: the share "
            "of false alarms among all that look at least as clear"
        )
        for kind in Kind:
            _draw_kind(report, found, kind)
        if found.found:
            table_buttons(
                lambda: opportunities_table(found),
                title=_heading(report, found),
                file_name=selection_name("opportunities", report.metric.name, report.selection),
                key="opportunities",
            )


def _heading(report: LeaderboardReport, found: Opportunities) -> str:
    if not found.found:
        return "No opportunity stands out clearly"
    number = len({one.key for one in found.found})
    verb = "deserves" if number == 1 else "deserve"
    return f"{wording.named(report, number).capitalize()} {verb} a closer look"


def _draw_kind(report: LeaderboardReport, found: Opportunities, kind: Kind) -> None:
    st.markdown(f"**{wording.KINDS[kind]}**")
    rows = [one for one in found.found if one.kind is kind]
    for one in rows:
        st.markdown(f"- **{words.plain(one.label)}** {words.plain(wording.why(report, one))}")
    if not rows:
        refused = found.refusals.get(kind)
        st.caption(f"Not told. {words.plain(refused)}" if refused else wording.NONE_FOUND[kind])


def draw_viral(report: LeaderboardReport) -> None:
    with st.container(border=True, key="viral_panel"):
        head = st.container()
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key="viral_choices"
        ):
            threshold = choosing.choose_threshold()
        with messages.explained():
            found = loaders.viral(report.selection, report.metric.name, threshold)
            head.header(words.plain(wording.viral_finding(found)), anchor=False)
            st.caption(words.plain(wording.viral_words(found)))
            if found.rows:
                _draw_viral_rows(found)


def _draw_viral_rows(report: ViralReport) -> None:
    event = st.dataframe(
        viral_frame(report),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={
            "amount": st.column_config.TextColumn(
                report.metric.label, alignment="right", width=110, help=meaning_of(report.metric)
            ),
            "times": st.column_config.NumberColumn("Times", format="%.1f", width=64),
            "title": st.column_config.TextColumn("Title", width=420),
            "platforms": st.column_config.TextColumn("Platform", width=150),
            "published": st.column_config.DateColumn("Published", format="D MMM YYYY", width=110),
            "link": st.column_config.LinkColumn("Post", display_text="Open", width=64),
        },
        on_select="rerun",
        selection_mode="single-cell",
        key="viral",
        lazy=False,
        row_height=38,
        height="content" if len(report.rows) <= 12 else 500,
        alt=wording.viral_finding(report),
    )
    if event.selection.cells:
        rankings.open_content(report.rows[event.selection.cells[0][0]].content_id)
    file_name = selection_name("viral", report.metric.name, report.selection)
    table_buttons(
        lambda: viral_table(report),
        title=wording.viral_finding(report),
        file_name=file_name,
        key="viral",
    )


def viral_frame(report: ViralReport) -> pd.DataFrame:
    rows = [
        {
            "amount": formats.amount(
                report.metric, row.amount, short=False, currency=report.currency
            ),
            "times": row.times,
            "title": row.cover.title or "Untitled",
            "platforms": ", ".join(platform.label for platform in row.cover.platforms),
            "published": row.cover.published_on,
            "link": row.url,
        }
        for row in report.rows
    ]
    table = pd.DataFrame(rows)
    return table.drop(columns=[name for name in table.columns if table[name].isna().all()])
