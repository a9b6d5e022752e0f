"""The catalogue as a table: filtered, paged, with rows to choose."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.catalogue import CatalogueChoices, CatalogueReport
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.catalogue import LABELS, LACKING, CatalogueEntry, CatalogueFilter
from domain.periods import Period
from domain.vocabulary import Platform
from ui import loaders, words
from ui.catalogue import bulk, changes, form, sheet
from ui.catalogue.wording import features_told

_FILTERS = ("platforms", "creators", "topics", "types", "lacking", "published")


def draw_content(workspace: WorkspaceReport) -> None:
    choices = loaders.catalogue_choices(workspace.workspace_id)
    with st.container(border=True, key="catalogue_panel"):
        wanted = _choose_filter(workspace, choices)
        report = loaders.catalogue_report(wanted, _page(wanted))
        st.caption(_found_words(report))
        if not report.entries:
            return
        chosen = _draw_table(report, wanted)
        _draw_pages(report, wanted)
        sheet.draw_sheet(workspace, wanted, choices)
    if chosen:
        ids = _all_or_chosen(chosen, report, wanted)
        if len(ids) == 1:
            form.draw_form(workspace, ids[0], choices)
        else:
            bulk.draw_bulk(workspace, ids, choices)


def _choose_filter(workspace: WorkspaceReport, choices: CatalogueChoices) -> CatalogueFilter:
    with st.container(horizontal=True, vertical_alignment="bottom", key="catalogue_filter"):
        text = st.text_input(
            "Find content",
            placeholder="Words of a title, or an id",
            icon=":material/search:",
            key="catalogue_text",
            max_chars=200,
        )
        active = sum(bool(st.session_state.get(f"catalogue_{name}")) for name in _FILTERS)
        with st.popover(
            f"Filters ({active})" if active else "Filters",
            icon=":material/filter_list:",
            key="catalogue_filters",
        ):
            creators, topics = dict(choices.creators), dict(choices.topics)
            platforms = st.multiselect(
                "Platform",
                list(Platform),
                format_func=lambda platform: platform.label,
                key="catalogue_platforms",
            )
            creator_ids = _choose_names("Creator", creators, "catalogue_creators")
            topic_ids = _choose_names("Topic", topics, "catalogue_topics")
            types = st.multiselect(
                "Type", choices.types, format_func=_type_words, key="catalogue_types"
            )
            lacking = st.pills(
                "Lacking",
                LACKING,
                selection_mode="multi",
                format_func=lambda name: f"No {LABELS[name].lower()}",
                key="catalogue_lacking",
            )
            published = st.date_input(
                "Published", value=[], format="YYYY-MM-DD", key="catalogue_published"
            )
            if active:
                st.button("Clear filters", key="catalogue_clear", on_click=_clear)
    return CatalogueFilter(
        workspace_id=workspace.workspace_id,
        text=text.strip(),
        platforms=tuple(platforms),
        creator_ids=tuple(creator_ids),
        topic_ids=tuple(topic_ids),
        types=tuple(types),
        lacking=tuple(lacking),
        published=Period(*published) if len(published) == 2 else None,
    )


def _choose_names(label: str, names: dict[int, str], key: str) -> list[int]:
    """A name that is gone meanwhile, by a merge, is no longer looked for."""
    if key in st.session_state:
        st.session_state[key] = [each for each in st.session_state[key] if each in names]
    return st.multiselect(
        label, list(names), format_func=lambda each: words.plain(names[each]), key=key
    )


def _clear() -> None:
    for name in _FILTERS:
        st.session_state.pop(f"catalogue_{name}", None)


def _page_key(wanted: CatalogueFilter) -> str:
    return f"catalogue_page_{hash(wanted)}"


def _page(wanted: CatalogueFilter) -> int:
    return int(st.session_state.get(_page_key(wanted), 1))


def _draw_pages(report: CatalogueReport, wanted: CatalogueFilter) -> None:
    if report.pages > 1:
        st.pagination(report.pages, key=_page_key(wanted))


def _found_words(report: CatalogueReport) -> str:
    if not report.found:
        return "Nothing meets all of these. Fewer words or filters find more."
    told = f"{words.counted(report.found, 'piece', 'pieces')} of content, the newest first"
    if report.pages > 1:
        told += f" \u00b7 page {report.page} of {report.pages}"
    return f"{told} \u00b7 choose one row to see and edit all its facts, several to edit together"


def _draw_table(report: CatalogueReport, wanted: CatalogueFilter) -> list[int]:
    """The ids of the content chosen on this page."""
    event = st.dataframe(
        _frame(report.entries),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config=_columns(),
        on_select="rerun",
        selection_mode="multi-row",
        key=f"catalogue_table_{changes.round_number()}_{report.page}_{hash(wanted)}",
        lazy=False,
        height="content" if len(report.entries) < 15 else 530,
        alt="Content with its type, creator, topic and features",
    )
    rows: Sequence[int] = event.selection.rows
    return [report.entries[row].content_id for row in rows if row < len(report.entries)]


def _frame(entries: Sequence[CatalogueEntry]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Title": entry.title or "Untitled",
                "Type": _type_words(entry.content_type) if entry.content_type else None,
                "Creator": entry.creator,
                "Topic": entry.topic,
                "Published": entry.published_on,
                "Platform": ", ".join(platform.label for platform in entry.platforms),
                "Features": features_told(entry.features) or None,
            }
            for entry in entries
        ]
    )


def _columns() -> dict[str, ColumnConfig]:
    config = st.column_config
    return {
        "Title": config.TextColumn(width=264),
        "Type": config.TextColumn(width=70),
        "Creator": config.TextColumn(width=116),
        "Topic": config.TextColumn(width=136),
        "Published": config.DateColumn(format="D MMM YYYY", width=96),
        "Platform": config.TextColumn(width=120),
        "Features": config.TextColumn(width=170),
    }


def _type_words(content_type: str) -> str:
    return content_type[:1].upper() + content_type[1:]


def _all_or_chosen(
    chosen: Sequence[int], report: CatalogueReport, wanted: CatalogueFilter
) -> Sequence[int]:
    """Once the whole page is chosen, everything that is found can be."""
    if len(chosen) < len(report.entries) or report.pages == 1:
        return chosen
    everything = st.toggle(
        f"Choose all {report.found:,} pieces of content that were found",
        key=f"catalogue_all_{changes.round_number()}_{hash(wanted)}",
    )
    return loaders.catalogue_ids(wanted) if everything else chosen
