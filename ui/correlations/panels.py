"""The panels of the page: all links, the posts behind one, what matters together."""

import streamlit as st

from analytics.correlations import CorrelationChoice, CorrelationReport
from analytics.correlations.wording import level_words
from analytics.statements import correlation_statements, importance_statements
from charts.correlated_pair import pair_figure, pair_summary
from charts.correlations import heat_figure, heat_summary
from charts.importance import MOST_BARS, importance_figure, importance_summary
from domain.analysis_runs import RunKind
from domain.selection import Selection
from exports.correlations import correlation_table, importance_table
from exports.file_names import selection_name
from ui import frame, messages, words
from ui import panels as shared
from ui.correlations import loaders, wording
from ui.correlations.choices import PAGE, choose_pair
from ui.correlations.table import draw_findings
from ui.downloads import table_buttons
from ui.kept import keeping


def draw_links(report: CorrelationReport, selection: Selection) -> None:
    with st.container(border=True, key="links_panel"):
        with shared.headed(wording.heading(report), key="links_choices"):
            table_buttons(
                lambda: correlation_table(report),
                title=wording.heading(report),
                file_name=selection_name("correlations", "all-metrics", report.selection),
                key="links",
            )
        st.caption(wording.heat_words(report))
        shared.draw_figure(
            heat_figure(report, dark=frame.is_dark()), summary=heat_summary(report), key="links"
        )
        st.caption("The same as a table; click a row to see its posts below.")
        draw_findings(report)
        keeping.draw_keep(
            RunKind.CORRELATION,
            title=words.bare(wording.heading(report)),
            selection=selection,
            parameters=_asked(report.choice),
            statements=lambda: correlation_statements(report),
            method="partial correlation on log scales, false discovery rate over all pairs",
            page=PAGE,
            key="links",
        )


def _asked(choice: CorrelationChoice) -> dict[str, str]:
    return {
        "age": choice.age.value,
        "counted": choice.counted.value,
        "adjusted": "yes" if choice.adjusted else "no",
        "posts": choice.reach.value,
    }


def draw_pair(report: CorrelationReport) -> str:
    """Returns the metric that was chosen."""
    with st.container(border=True, key="pair_panel"):
        head, place = st.container(), st.container()
        with place.container(horizontal=True, gap="small", key="pair_choices"):
            feature, metric = choose_pair(report)
        finding = report.finding(feature, metric)
        head.header(wording.pair_heading(report, finding), anchor=False)
        st.markdown(wording.pair_words(report, finding))
        if not finding.told:
            return metric
        pair = report.pair(feature, metric)
        shared.draw_figure(
            pair_figure(pair, dark=frame.is_dark()), summary=pair_summary(pair), key="pair"
        )
        if finding.levels:
            st.caption(words.plain(level_words(finding)))
        st.caption(wording.pair_method(finding))
    return metric


def draw_importance(
    report: CorrelationReport, selection: Selection, choice: CorrelationChoice, metric: str
) -> None:
    with st.container(border=True, key="importance_panel"), messages.explained():
        found = loaders.feature_importance(selection, choice, metric)
        with shared.headed(words.plain(found.finding), key="importance_choices"):
            table_buttons(
                lambda: importance_table(found),
                title=found.finding,
                file_name=selection_name("importance", metric, report.selection),
                key="importance",
            )
        measured = found.importance
        st.caption(wording.importance_words(report, found))
        keeping.draw_keep(
            RunKind.FEATURES,
            title=found.finding,
            selection=selection,
            parameters={**_asked(choice), "metric": metric},
            statements=lambda: importance_statements(found),
            method=measured.method,
            page=PAGE,
            key="importance",
        )
        if not measured.predicts:
            st.markdown(
                "The interval of the share reaches down to nothing. Single links above may still "
                "stand; together they do not tell how a new post will do, so no bars are drawn."
            )
            return
        shared.draw_figure(
            importance_figure(found, dark=frame.is_dark()),
            summary=importance_summary(found),
            key="importance",
        )
        st.caption(
            "Hollow bars: the interval reaches 0, so these may not matter. "
            f"{wording.alike_words(found.alike)} At most {MOST_BARS} are drawn; the file has all."
        )


def draw_rest(report: CorrelationReport) -> None:
    """What is not among the links, and what to know about the figures."""
    missing = _left_out(report)
    if report.notes or missing:
        with st.expander("What to know about these figures", key="links_notes"):
            for note in (*report.notes, *missing):
                st.markdown(f"- {words.plain(note)}")


def _left_out(report: CorrelationReport) -> list[str]:
    """Features without any link to tell, with the first reason."""
    told = {one.feature for one in report.findings if one.told}
    reasons: dict[str, str] = {}
    for one in report.findings:
        if one.feature not in told:
            reasons.setdefault(one.feature, one.reason)
    return [f"{report.table.feature(name).label}: {reason}" for name, reason in reasons.items()]
