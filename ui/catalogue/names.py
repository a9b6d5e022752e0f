"""Creators or topics: how often each is used, which are likely the same, merged and renamed."""

import pandas as pd
import streamlit as st

from analytics.names import Merge, NamesReport, Suggestion, UsedName
from analytics.workspaces import WorkspaceReport
from domain.catalogue import NameKind
from ui import loaders, messages, words
from ui.catalogue import changes


def draw_names(workspace: WorkspaceReport, kind: NameKind) -> None:
    report = loaders.names_report(workspace.workspace_id, kind)
    if not report.names:
        with st.container(border=True, key="no_names"):
            st.header(f"No {kind.value}s yet", anchor=False)
            st.markdown(
                f"No content names a {kind.value}. Give it one under **Content**, for one piece "
                "or many at once; files may bring it, too."
            )
        return
    _draw_suggestions(workspace, report)
    _draw_table(workspace, report)
    _draw_merges(workspace, report)


def _draw_suggestions(workspace: WorkspaceReport, report: NamesReport) -> None:
    if not report.suggestions:
        return
    with st.container(border=True, key="name_suggestions"):
        st.header("Likely the same", anchor=False)
        st.caption(
            "Spelled almost alike. Merging moves the content; the name that goes leads to the one "
            "that stays in later imports, and a merge can be taken apart again."
        )
        for suggestion in report.suggestions:
            _draw_suggestion(workspace, report.kind, suggestion)
        if report.suggestions_left_out:
            st.caption(f"{report.suggestions_left_out:,} more are shown once these are decided.")


def _draw_suggestion(workspace: WorkspaceReport, kind: NameKind, suggestion: Suggestion) -> None:
    merged, kept = suggestion.merged, suggestion.kept
    key = f"{kind}_{merged.name_id}_{kept.name_id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"same_{key}"):
        st.markdown(f"{_used(merged)} \u2192 {_used(kept)}", width="stretch")
        st.button(
            "Merge",
            key=f"merge_{key}",
            on_click=changes.merge,
            args=(workspace.workspace_id, kind, merged, kept),
        )
        st.button(
            "Swap and merge",
            key=f"swap_{key}",
            type="tertiary",
            help=f"Keep {words.plain(merged.name)} instead.",
            on_click=changes.merge,
            args=(workspace.workspace_id, kind, kept, merged),
        )
        st.button(
            "Not the same",
            key=f"apart_{key}",
            type="tertiary",
            on_click=changes.keep_apart,
            args=(workspace.workspace_id, kind, merged, kept),
        )


def _used(name: UsedName) -> str:
    return f"**{words.plain(name.name)}** ({words.counted(name.contents, 'piece', 'pieces')})"


def _draw_table(workspace: WorkspaceReport, report: NamesReport) -> None:
    kind = report.kind
    with st.container(border=True, key="names_panel"):
        st.header(words.counted(len(report.names), kind.value), anchor=False)
        st.caption("Choose a row to rename it, or to merge it into another.")
        frame = pd.DataFrame(
            [
                {
                    kind.value.capitalize(): name.name,
                    "Also written": ", ".join(name.also) or None,
                    "Content": name.contents,
                    "Posts": name.posts,
                }
                for name in report.names
            ]
        )
        event = st.dataframe(
            frame,
            hide_index=True,
            placeholder="\u2013",
            on_select="rerun",
            selection_mode="single-row",
            key=f"names_{kind}_{changes.round_number()}",
            lazy=False,
            height="content" if len(frame) < 13 else 460,
            alt=f"Every {kind.value} with its use",
        )
        if event.selection.rows:
            _draw_chosen(workspace, report, report.names[event.selection.rows[0]])


def _draw_chosen(workspace: WorkspaceReport, report: NamesReport, name: UsedName) -> None:
    kind, key = report.kind, f"{report.kind}_{name.name_id}"
    left, right = st.columns(2, vertical_alignment="bottom")
    with left, messages.explained(), st.form(f"rename_{key}", border=False):
        new = st.text_input("Name", name.name, key=f"new_name_{key}", max_chars=200)
        if st.form_submit_button("Rename", icon=":material/edit:"):
            changes.rename(workspace.workspace_id, kind, name, new)
            st.rerun()
    with right:
        others = {each.name_id: each for each in report.names if each != name}
        chosen = st.selectbox(
            f"Is the same {kind.value} as",
            list(others),
            index=None,
            format_func=lambda each: others[each].name,
            placeholder="Choose the name that stays",
            key=f"merge_into_{key}",
            disabled=not others,
        )
        st.button(
            "Merge",
            key=f"merge_chosen_{key}",
            icon=":material/merge:",
            disabled=chosen is None,
            on_click=changes.merge,
            args=(workspace.workspace_id, kind, name, others.get(chosen) if chosen else None),
        )


def _draw_merges(workspace: WorkspaceReport, report: NamesReport) -> None:
    if not report.merges:
        return
    label = f"{words.counted(len(report.merges), 'merge')} of {report.kind.value}s"
    with st.expander(label, key=f"merges_{report.kind}"):
        for merge in report.merges:
            with st.container(
                horizontal=True, vertical_alignment="center", key=f"merge_{merge.merge_id}"
            ):
                st.markdown(_merge_words(merge), width="stretch")
                st.button(
                    "Take apart",
                    key=f"split_{merge.merge_id}",
                    type="tertiary",
                    on_click=changes.split,
                    args=(workspace.workspace_id, merge.merge_id),
                )


def _merge_words(merge: Merge) -> str:
    merged, kept, actor = (words.plain(each) for each in (merge.merged, merge.kept, merge.actor))
    return f"**{merged}** \u2192 **{kept}**, by {actor}, {words.day(merge.merged_at)}"
