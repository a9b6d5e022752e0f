"""The list of unusual days, and the one that is chosen."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.anomalies import AnomalyReport, UnusualDays
from charts import formats
from domain.metrics import Metric
from domain.notes import NoteDraft, NoteKind
from ui import words
from ui.anomalies import seen
from ui.metrics.links import meaning_of
from ui.notes.wording import person_words

_HEIGHT = 420
_ROW = 35


def draw_days(report: AnomalyReport, runs: Sequence[UnusualDays]) -> None:
    event = st.dataframe(
        pd.DataFrame([_row(report.metric, run) for run in runs]),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={
            "Days": st.column_config.TextColumn(width=150),
            report.metric.label: st.column_config.TextColumn(help=meaning_of(report.metric)),
            "What falls on it": st.column_config.TextColumn(width="large"),
        },
        on_select="rerun",
        selection_mode="single-cell",
        height=min(_ROW * (len(runs) + 1) + 3, _HEIGHT),
        key="unusual_days",
        alt=f"Unusual days of {report.metric.label.lower()}, the newest first",
        lazy=False,
    )
    picked = event.selection.cells
    if picked and picked[0][0] < len(runs):
        _draw_one(report, runs[picked[0][0]])


def _row(metric: Metric, run: UnusualDays) -> dict[str, object]:
    return {
        "Days": words.span(run.days),
        "Of": run.label,
        metric.label: formats.amount(metric, run.value),
        "Expected": formats.amount(metric, run.expected),
        "Ordinary": ordinary(metric, run.low, run.high),
        "How far": how_far(run.deviation),
        "Seen by": person_words(run.acknowledged.author) if run.acknowledged else None,
        "What falls on it": " ".join(run.reasons) or None,
    }


def ordinary(metric: Metric, low: float, high: float) -> str:
    return f"{formats.amount(metric, low)} to {formats.amount(metric, high)}"


def how_far(deviation: float) -> str:
    """In standard deviations; the sign stands beside an arrow for whoever scans the column."""
    arrow = "\u25b2" if deviation > 0 else "\u25bc"
    return f"{arrow} {abs(deviation):.1f} sd" if abs(deviation) < 100 else f"{arrow} over 100 sd"


def _draw_one(report: AnomalyReport, run: UnusualDays) -> None:
    metric = report.metric
    with st.container(border=True, key="unusual_day_panel"):
        st.header(f"{words.plain(run.label)}, {words.span(run.days)}", anchor=False)
        st.markdown(
            words.plain(
                f"{formats.amount(metric, run.value, short=False)} {metric.label.lower()} on "
                f"{words.day(run.peak)}, where {formats.amount(metric, run.expected)} were "
                f"expected and {ordinary(metric, run.low, run.high)} is ordinary."
            )
        )
        st.caption(
            words.plain(
                f"{abs(run.deviation):.1f} standard deviations out; of days this far out in this "
                f"report about {formats.percent(run.q)} are expected to be ordinary ones. As it "
                f"arrived it scored {run.arrival:.2f} (0.5 is three deviations)."
            )
        )
        for reason in run.reasons:
            st.markdown(f"- {words.plain(reason)}")
        draft = NoteDraft(run.days, "", run.subject, kind=NoteKind.ANOMALY, metric=metric.name)
        seen.draw_seen(report.selection.workspace_id, draft, run.acknowledged, key="day")
