"""How often each kind of insight came true, as far as that can be told."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.insights.outcomes import FEWEST_MEASURED, HitRecord
from charts import formats
from exports.insights import records_table
from ui.downloads import csv_button

_SAID = (
    "Each rule says below when an insight came true. Falls, unusual days, gaps, rises, early "
    "signals and hits brought over are measured whether accepted or not; the others only once "
    "accepted, by later posts at the same age. These are no causal estimates."
)


def draw_records(records: Sequence[HitRecord]) -> None:
    """Nothing before anything was found."""
    found = [one for one in records if one.found]
    if not found:
        return
    measured = sum(one.measured for one in found)
    told = f"{measured:,} measured" if measured else "none measured yet"
    with st.expander(f"The record of each kind: {told}", key="insight_records"):
        st.caption(_SAID)
        st.dataframe(
            pd.DataFrame([_row(one) for one in found]),
            hide_index=True,
            height="content",
            key="hit_records",
            alt="How often each kind of insight came true",
            lazy=False,
        )
        csv_button(
            "Download the record as CSV",
            lambda: records_table(found),
            file_name="insight-record.csv",
            key="record_csv",
        )


def _row(one: HitRecord) -> dict[str, object]:
    return {
        "Kind": one.kind.label,
        "Found": one.found,
        "Accepted": one.accepted,
        "Measured": one.measured,
        "Came true": one.came_true,
        "Share": _share(one),
    }


def _share(one: HitRecord) -> str:
    if one.share is None:
        return f"not enough data: needs {FEWEST_MEASURED}, has {one.measured}"
    low, high = formats.percent(one.share.low), formats.percent(one.share.high)
    return f"{formats.percent(one.share.estimate)} ({low} to {high})"
