"""Cached doors from Streamlit to analytics. Only this module and entry_loaders cache."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

import streamlit as st
from sqlalchemy import Engine

from analytics import (
    catalogue,
    change,
    changes,
    content,
    imports,
    movers,
    names,
    overview,
    workspaces,
)
from analytics import content_words as words_of_content
from analytics.catalogue import CatalogueChoices, CatalogueReport
from analytics.change import ChangeReport
from analytics.changes import ChangesReport
from analytics.content import ContentMatch, ContentReport
from analytics.content_words import ContentWords
from analytics.filter_choices import FilterChoices, report_filter_choices
from analytics.imports import ImportDetail, ImportsReport
from analytics.metric_dictionary import MetricDictionary, report_metric_dictionary
from analytics.movers import MoversReport
from analytics.names import NamesReport
from analytics.overview import OverviewReport, TopContentReport
from analytics.workspaces import WorkspaceReport
from database.connect import process_engine
from database.engine import reading, writes
from database.queries.freshness import data_version
from domain.catalogue import CatalogueEntry, CatalogueFilter, NameKind
from domain.errors import StorageUnavailable
from domain.history import HistoryFilter
from domain.selection import Selection
from settings import get_settings
from ui.shared import shared

_versions: ContextVar[dict[tuple[int, int], str] | None] = ContextVar("versions", default=None)


@st.cache_resource(show_spinner="Opening the database", on_release=lambda engine: engine.dispose())
def engine() -> Engine:
    return process_engine(get_settings())


def is_reachable() -> bool:
    """Raises StorageUnavailable while it is not; the next question then opens it anew, which
    starts an embedded server that has died."""
    try:
        with reading(engine()) as connection:
            workspaces.report_workspaces(connection)
    except StorageUnavailable:
        engine.clear()
        raise
    return True


@st.cache_data(ttl=timedelta(seconds=5), show_spinner=False)
def workspace_reports() -> tuple[WorkspaceReport, ...]:
    with reading(engine()) as connection:
        return workspaces.report_workspaces(connection)


def overview_report(selection: Selection, metric_name: str | None) -> OverviewReport:
    return _overview_report(selection, metric_name, version(selection.workspace_id))


def top_content_report(
    selection: Selection, metric_name: str | None, *, limit: int = 10
) -> TopContentReport:
    return _top_content_report(selection, metric_name, limit, version(selection.workspace_id))


def metric_dictionary(workspace_id: int) -> MetricDictionary:
    return _metric_dictionary(workspace_id, version(workspace_id))


def filter_choices(workspace_id: int) -> FilterChoices:
    return _filter_choices(workspace_id, version(workspace_id))


def change_report(selection: Selection, metric_name: str) -> ChangeReport:
    return _change_report(selection, metric_name, version(selection.workspace_id))


def movers_report(selection: Selection, metric_name: str) -> MoversReport:
    return _movers_report(selection, metric_name, version(selection.workspace_id))


def content_matches(workspace_id: int, text: str) -> tuple[ContentMatch, ...]:
    return _content_matches(workspace_id, text, version(workspace_id))


def content_report(workspace_id: int, content_id: int, metric_name: str | None) -> ContentReport:
    return _content_report(workspace_id, content_id, metric_name, version(workspace_id))


def catalogue_report(wanted: CatalogueFilter, page: int) -> CatalogueReport:
    return _catalogue_report(wanted, page, version(wanted.workspace_id))


def catalogue_ids(wanted: CatalogueFilter) -> tuple[int, ...]:
    return _catalogue_ids(wanted, version(wanted.workspace_id))


def catalogue_entries(wanted: CatalogueFilter) -> tuple[CatalogueEntry, ...]:
    """For a download: asked for once, so not kept."""
    with reading(engine()) as connection:
        return catalogue.catalogue_entries(connection, wanted)


def catalogue_choices(workspace_id: int) -> CatalogueChoices:
    return _catalogue_choices(workspace_id, version(workspace_id))


def content_words(workspace_id: int, content_id: int) -> ContentWords:
    return _content_words(workspace_id, content_id, version(workspace_id))


def names_report(workspace_id: int, kind: NameKind) -> NamesReport:
    return _names_report(workspace_id, kind, version(workspace_id))


def imports_report(
    workspace_id: int, asked: HistoryFilter, *, limit: int | None = None, offset: int = 0
) -> ImportsReport:
    """Read anew each time: it is quick, and not every change moves the version of figures."""
    with reading(engine()) as connection:
        return imports.report_imports(connection, workspace_id, asked, limit=limit, offset=offset)


def import_detail(workspace_id: int, import_id: int) -> ImportDetail:
    with reading(engine()) as connection:
        return imports.report_import(connection, workspace_id, import_id)


def changes_report(
    workspace_id: int, asked: HistoryFilter, *, limit: int | None = None, offset: int = 0
) -> ChangesReport:
    with reading(engine()) as connection:
        return changes.report_changes(connection, workspace_id, asked, limit=limit, offset=offset)


def forget() -> None:
    """After a write: the list of workspaces is read anew; all else is keyed by version."""
    workspace_reports.clear()


@contextmanager
def one_state() -> Iterator[None]:
    """Around the run of a page: all it shows speaks of the same version, which is read once."""
    before = _versions.set({})
    try:
        yield
    finally:
        _versions.reset(before)


def version(workspace_id: int) -> str:
    """Of the workspace's figures; every key of a cached answer holds it."""
    known = _versions.get()
    if known is None:
        return _read_version(workspace_id)
    state = workspace_id, writes()  # what a page has written itself it shows
    if state not in known:
        known[state] = _read_version(workspace_id)
    return known[state]


def _read_version(workspace_id: int) -> str:
    with reading(engine()) as connection:
        return data_version(connection, workspace_id)


@shared()
def _overview_report(
    selection: Selection,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> OverviewReport:
    with reading(engine()) as connection:
        return overview.report_overview(connection, selection, metric_name)


@shared()
def _top_content_report(
    selection: Selection,
    metric_name: str | None,
    limit: int,
    version: str,  # noqa: ARG001
) -> TopContentReport:
    with reading(engine()) as connection:
        return overview.report_top_content(connection, selection, metric_name, limit=limit)


@shared()
def _metric_dictionary(workspace_id: int, version: str) -> MetricDictionary:  # noqa: ARG001
    with reading(engine()) as connection:
        return report_metric_dictionary(connection, workspace_id)


@shared()
def _filter_choices(workspace_id: int, version: str) -> FilterChoices:  # noqa: ARG001
    with reading(engine()) as connection:
        return report_filter_choices(connection, workspace_id)


@shared()
def _change_report(selection: Selection, metric_name: str, version: str) -> ChangeReport:  # noqa: ARG001
    with reading(engine()) as connection:
        return change.report_change(connection, selection, metric_name)


@shared()
def _movers_report(selection: Selection, metric_name: str, version: str) -> MoversReport:  # noqa: ARG001
    with reading(engine()) as connection:
        return movers.report_movers(connection, selection, metric_name)


@shared()
def _content_matches(
    workspace_id: int,
    text: str,
    version: str,  # noqa: ARG001
) -> tuple[ContentMatch, ...]:
    with reading(engine()) as connection:
        return content.search_content(connection, workspace_id, text)


@shared()
def _content_report(
    workspace_id: int,
    content_id: int,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> ContentReport:
    with reading(engine()) as connection:
        return content.report_content(connection, workspace_id, content_id, metric_name)


@shared()
def _catalogue_report(
    wanted: CatalogueFilter,
    page: int,
    version: str,  # noqa: ARG001
) -> CatalogueReport:
    with reading(engine()) as connection:
        return catalogue.report_catalogue(connection, wanted, page=page)


@shared()
def _catalogue_ids(wanted: CatalogueFilter, version: str) -> tuple[int, ...]:  # noqa: ARG001
    with reading(engine()) as connection:
        return catalogue.catalogue_ids(connection, wanted)


@shared()
def _catalogue_choices(workspace_id: int, version: str) -> CatalogueChoices:  # noqa: ARG001
    with reading(engine()) as connection:
        return catalogue.report_choices(connection, workspace_id)


@shared()
def _content_words(
    workspace_id: int,
    content_id: int,
    version: str,  # noqa: ARG001
) -> ContentWords:
    with reading(engine()) as connection:
        return words_of_content.report_content_words(connection, workspace_id, content_id)


@shared()
def _names_report(workspace_id: int, kind: NameKind, version: str) -> NamesReport:  # noqa: ARG001
    with reading(engine()) as connection:
        return names.report_names(connection, workspace_id, kind)
