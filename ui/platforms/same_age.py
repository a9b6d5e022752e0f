"""Posts of the same age, and the same content, on different platforms."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.platform_differences.report import PlatformDifferencesReport
from analytics.platform_differences.same_age import PlatformRatio
from charts import formats
from charts.platforms import levels_figure
from exports.platforms import differences_table, levels_table, ratios_table
from ui import frame, panels, words
from ui.downloads import table_buttons
from ui.platforms import wording
from ui.platforms.names import file_name

_ALL, _SAME = "all posts", "the same content"


def draw_levels(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="levels_panel"):
        panels.draw_finding(words.plain(wording.levels_finding(report)), report.metric)
        st.caption(wording.levels_words(report))
        if any(level.median for level in report.levels):
            panels.draw_chart(
                levels_figure(report, dark=frame.is_dark()),
                lambda: levels_table(report),
                summary=_levels_summary(report),
                file_name=file_name(report, "platform-levels"),
                key="levels",
            )
        if report.ratios:
            st.markdown("**Every two platforms**")
            st.caption(words.plain(wording.ratios_words(report)))
            _draw_ratios(report, report.ratios, "ratios", "platform-ratios", _ALL)
        _draw_differences(report)


def _levels_summary(report: PlatformDifferencesReport) -> str:
    told = [
        f"{level.platform.label} {formats.amount(report.metric, level.median.estimate)}"
        for level in report.levels
        if level.median
    ]
    return f"Median {report.metric.label.lower()} per post in its first 7 days: {', '.join(told)}."


def draw_same_content(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="same_content_panel"):
        st.header(words.plain(wording.same_content_finding(report)), anchor=False)
        st.caption(wording.same_content_words(report))
        if report.same_content:
            _draw_ratios(report, report.same_content, "same_content", "same-content", _SAME)


def _draw_ratios(
    report: PlatformDifferencesReport,
    ratios: Sequence[PlatformRatio],
    key: str,
    subject: str,
    of: str,
) -> None:
    title = f"{report.metric.label} of {of}, two platforms at a time"
    rows = [
        {
            "First : second": f"{each.first.label} : {each.second.label}",
            "Times the second": _times(each.ratio.ratio),
            "95 % interval": f"{_times(each.ratio.low)} to {_times(each.ratio.high)}",
            "q": wording.q_words(each.q),
            "n": " : ".join(f"{n:,}" for n in each.ratio.n),
            "Comparable": wording.MARKS[each.grade],
        }
        for each in ratios
    ]
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, height="content", key=key, lazy=False,
        alt=title,
    )  # fmt: skip
    table_buttons(
        lambda: ratios_table(ratios),
        title=title,
        file_name=file_name(report, subject),
        key=key,
    )


def _times(ratio: float) -> str:
    return f"{ratio:,.2f}" if ratio < 10 else f"{ratio:,.1f}"


def _draw_differences(report: PlatformDifferencesReport) -> None:
    """All metrics in one table, corrected together."""
    with st.expander("Differences in every metric", key="differences"):
        st.caption(
            "Kruskal and Wallis' test of posts in their first 7 days; explained: the share of the "
            "spread of ranks that goes with the platform, freed of chance; q: corrected over "
            "these metrics."
        )
        rows = [
            {
                "Metric": each.metric.label,
                "Platforms": ", ".join(platform.label for platform in each.tested) or None,
                "n": each.n or None,
                "Explained": None if each.explained is None else formats.percent(each.explained),
                "q": None if each.q is None else wording.q_words(each.q),
                "Comparable": wording.MARKS[each.grade],
                "Not tested because": each.shortage or None,
            }
            for each in report.differences
        ]
        st.dataframe(
            pd.DataFrame(rows), hide_index=True, height="content", placeholder=formats.MISSING,
            key="difference_rows", lazy=False, alt="Differences between platforms by metric",
        )  # fmt: skip
        table_buttons(
            lambda: differences_table(report),
            title="Differences between platforms by metric",
            file_name=file_name(report, "platform-differences"),
            key="differences",
        )
