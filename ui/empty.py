"""Why there is nothing to see, and what to do about it."""

from dataclasses import replace

import streamlit as st

from analytics.overview import OverviewReport
from analytics.workspaces import WorkspaceReport
from domain.periods import Period
from domain.selection import Selection
from ui import loaders, views, words
from ui.buttons import main_button
from ui.presets import Preset


def no_figures_at_all(workspace: WorkspaceReport) -> bool:
    """True, and said, when the workspace holds nothing yet."""
    if workspace.last_day is not None:
        return False
    with st.container(border=True, key="empty_workspace"):
        st.header("No figures yet", anchor=False)
        st.markdown(
            "Drop an export of any platform, or a table of your own. Files are recognised by what "
            "is in them; other tables are mapped column by column. Figures can be typed, too."
        )
        with st.container(horizontal=True):
            if main_button("Import files", key="empty_import"):
                st.switch_page("pages/collect/import_files.py")
            if st.button("Enter figures", key="empty_entry"):
                st.switch_page("pages/collect/data_entry.py")
            _offer_sample()
    return True


def _offer_sample() -> None:
    sample = next((one for one in loaders.workspace_reports() if one.is_sample), None)
    if sample is not None:
        st.button(
            "Look around with sample data",
            key="empty_sample",
            on_click=lambda: views.change(
                lambda view: replace(view, workspace_id=sample.workspace_id)
            ),
        )


def is_empty(report: OverviewReport) -> bool:
    return all(card.amount is None for card in report.cards)


def none_in_range(report: OverviewReport, workspace: WorkspaceReport) -> None:
    selection = report.selection
    with st.container(border=True, key="empty_range"):
        st.header(f"No figures from {words.span(selection.period)}", anchor=False)
        st.markdown(_reason(selection, workspace))
        with st.container(horizontal=True):
            offer_more(selection, key="empty_range")
        for note in report.notes:
            st.caption(words.plain(note))


def offer_more(selection: Selection, *, key: str) -> None:
    """Buttons that may bring figures: only those that would change something."""
    view = views.current()
    if selection.platforms or selection.accounts or selection.singles_out_content:
        st.button(
            "Clear the filter",
            key=f"{key}_clear",
            on_click=lambda: views.change(lambda view: view.whole),
        )
    if view.custom is not None or view.preset is not Preset.ALL:
        st.button(
            "Show all days with figures",
            key=f"{key}_widen",
            on_click=lambda: views.change(
                lambda view: replace(view, preset=Preset.ALL, custom=None)
            ),
        )
    if st.button("Import files", key=f"{key}_import"):
        st.switch_page("pages/collect/import_files.py")


def _reason(selection: Selection, workspace: WorkspaceReport) -> str:
    said = "Nothing was imported for these days"
    if selection.singles_out_content or selection.accounts:
        said += " of what is filtered"
    elif selection.platforms:
        said += f" from {words.listed((one.label for one in selection.platforms), last='or')}"
    if workspace.first_day is None or workspace.last_day is None:
        return f"{said}."
    return f"{said}. Figures reach over {words.span(_reach(workspace))}."


def _reach(workspace: WorkspaceReport) -> Period:
    assert workspace.first_day is not None
    assert workspace.last_day is not None
    return Period(workspace.first_day, workspace.last_day)
