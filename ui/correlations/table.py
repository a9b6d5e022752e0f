"""All pairs in a table; a click on a row shows the posts behind it."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.correlations import CorrelationReport, Finding
from analytics.correlations.wording import direction_words
from charts.correlations import number_words, q_words
from charts.formats import MISSING
from ui.correlations.choices import take_pair

_KEY = "correlation_table"
_HEIGHT = 420


def draw_findings(report: CorrelationReport) -> None:
    """The surest first."""
    told = ordered(report)

    def take() -> None:
        cells = st.session_state[_KEY].selection.cells
        if cells:
            chosen = told[cells[0][0]]
            take_pair(chosen.feature, chosen.metric)

    st.dataframe(
        findings_frame(report, told),
        hide_index=True,
        placeholder=MISSING,
        column_config=_columns(),
        on_select=take,
        selection_mode="single-cell",
        key=_KEY,
        lazy=False,
        height=min(_HEIGHT, 38 + 35 * len(told)),
        alt="Links of features with metrics: estimate, interval, number of posts and q",
    )


def ordered(report: CorrelationReport) -> tuple[Finding, ...]:
    told = [one for one in report.findings if one.told]
    return tuple(sorted(told, key=lambda one: one.p))


def findings_frame(report: CorrelationReport, told: tuple[Finding, ...]) -> pd.DataFrame:
    return pd.DataFrame([_row(report, one) for one in told])


def _row(report: CorrelationReport, one: Finding) -> dict[str, object]:
    outcome = report.table.outcome(one.metric)
    return {
        "feature": report.table.feature(one.feature).label,
        "metric": outcome.label,
        "direction": direction_words(one, outcome.metric),
        "estimate": number_words(one),
        "interval": f"{one.low:.2f} to {one.high:.2f}".replace("-", "\u2212"),
        "change": one.effect.change * 100 if one.effect and one.stands else None,
        "n": one.n,
        "q": q_words(one.q),
        "stands": one.stands,
    }


def _columns() -> dict[str, ColumnConfig]:
    config = st.column_config
    return {
        "feature": config.TextColumn("Feature", width=190),
        "metric": config.TextColumn("Metric", width=150),
        "direction": config.TextColumn(
            "Direction",
            width=150,
            help="More or fewer with more of the feature; of categories the highest.",
        ),
        "estimate": config.TextColumn("Link", width=60, alignment="right"),
        "interval": config.TextColumn("95 % interval", width=120, alignment="right"),
        "change": config.NumberColumn(
            "Difference",
            format="%+.0f %%",
            width=84,
            help="Between no and yes, or between the lower and the upper quarter of the posts.",
        ),
        "n": config.NumberColumn("n", format="localized", width=60, help="Posts."),
        "q": config.TextColumn(
            "q", width=70, alignment="right", help="Chance of error, all pairs taken together."
        ),
        "stands": config.CheckboxColumn("Stands", width=64, help="q below 0.05."),
    }
