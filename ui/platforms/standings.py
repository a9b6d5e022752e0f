"""What may be compared, and what leads on each platform by itself."""

import pandas as pd
import streamlit as st

from analytics.platform_differences.report import MetricStandings, PlatformDifferencesReport
from charts import formats
from exports.platforms import leaders_table, standings_table
from ui import choices, panels, rankings, words
from ui.downloads import table_buttons
from ui.metrics.links import meaning_of
from ui.platforms import wording
from ui.platforms.names import file_name


def draw_standings(report: PlatformDifferencesReport) -> None:
    """First of all: what may be compared."""
    row = next(each for each in report.standings if each.metric == report.metric)
    with st.container(border=True, key="standings_panel"):
        with panels.headed(
            words.plain(wording.standings_finding(row, report.platforms)), key="platform_choices"
        ):
            choices.choose_metric(report.metrics, report.metric)
        st.caption(
            "What each platform counts under the name of a metric. Same: amounts may be compared; "
            "similar: large differences tell, small ones do not; not comparable: another thing "
            "under this name."
        )
        st.markdown("\n".join(_rules(report, row)))
        _draw_matrix(report)
        table_buttons(
            lambda: standings_table(report),
            title="What platforms count",
            file_name=file_name(report, "comparability"),
            key="standings",
        )


def _rules(report: PlatformDifferencesReport, row: MetricStandings) -> list[str]:
    return [
        f"- **{platform.label}** \u00b7 {wording.mark(found)} \u00b7 {words.plain(found.rule)}"
        for platform in report.platforms
        if (found := row.standings[platform])
    ]


def _draw_matrix(report: PlatformDifferencesReport) -> None:
    rows = [
        {
            "Metric": each.metric.label,
            **{p.label: wording.mark(each.standings[p]) for p in report.platforms},
        }
        for each in report.standings
        if any(p in each.told for p in report.platforms)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        key="standings",
        lazy=False,
        alt="What may be compared, by metric and platform",
    )


def draw_leaders(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="leaders_panel"):
        with panels.headed("Leading content on each platform", key="leaders_choices"):
            table_buttons(
                lambda: leaders_table(report),
                title="Leading content on each platform",
                file_name=file_name(report, "platform-leaders"),
                key="leaders",
            )
        st.caption(
            f"Ranked by {report.metric.label.lower()} in the period, each platform by itself "
            "\u00b7 share: of the platform's own amount \u00b7 click a row to open it"
        )
        event = st.dataframe(
            _leader_frame(report),
            hide_index=True,
            height="content",
            placeholder=formats.MISSING,
            column_config={
                "share": st.column_config.NumberColumn("Share", format="%.1f %%"),
                "amount": st.column_config.TextColumn(
                    report.metric.label, alignment="right", help=meaning_of(report.metric)
                ),
                "title": st.column_config.TextColumn("Title", width=420),
                "platform": st.column_config.TextColumn("Platform", width=110),
                "rank": st.column_config.TextColumn("Rank", width=90),
            },
            on_select="rerun",
            selection_mode="single-cell",
            key="leaders",
            lazy=False,
            alt="The leading content of each platform",
        )
        if event.selection.cells:
            rankings.open_content(report.leaders[event.selection.cells[0][0]].content_id)


def _leader_frame(report: PlatformDifferencesReport) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "platform": one.platform.label,
                "rank": f"{one.rank} of {one.of:,}",
                "title": one.title or rankings.UNTITLED,
                "amount": formats.amount(
                    report.metric, one.amount, short=False, currency=report.currency
                ),
                "share": None if one.share is None else one.share * 100,
            }
            for one in report.leaders
        ],
        columns=["platform", "rank", "title", "amount", "share"],
    )
