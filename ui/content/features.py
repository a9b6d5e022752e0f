"""What is known of the content itself."""

import pandas as pd
import streamlit as st

from analytics.content import ContentReport
from charts import formats
from domain.observations import FeatureValue
from ui import words


def draw_features(report: ContentReport) -> None:
    facts = report.facts
    told = {
        "Language": facts.language,
        **{name.replace("_", " ").capitalize(): _said(v) for name, v in facts.features.items()},
    }
    known = [(name, value) for name, value in told.items() if value]
    if not known and not facts.text:
        return
    with st.container(border=True, key="features_panel"):
        st.header("Features", anchor=False)
        if facts.text:
            st.markdown(words.plain(facts.text[:600]))
        if known:
            frame = pd.DataFrame(known, columns=["Feature", "Value"])
            st.dataframe(frame, hide_index=True, key="features", width="content")


def _said(value: FeatureValue) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "Yes" if value else "No"
        case int():
            return formats.exact(value)
        case float():
            return formats.exact(value, decimals=2)
    return value
