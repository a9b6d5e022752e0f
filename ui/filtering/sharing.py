"""Links to what is on the screen, for a colleague."""

from dataclasses import replace

import streamlit as st

from domain.periods import Period
from ui import views
from ui.addresses import View
from ui.filtering.narrow import narrow


def offer_link(view: View, workspace_id: int, period: Period) -> None:
    """Fixed days and the workspace's id: the link shows the same figures tomorrow."""
    fixed = replace(view, workspace_id=workspace_id).over(period)
    with (
        st.popover("", icon=":material/link:", help="Copy a link to this view", key="share"),
        narrow(),
    ):
        st.markdown("Link to these exact days")
        st.code(views.absolute(fixed), language=None, wrap_lines=True)
        if view.custom is None:
            st.markdown(f"Link that moves along: {view.preset.label.lower()}")
            st.code(views.absolute(view), language=None, wrap_lines=True)
