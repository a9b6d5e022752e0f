"""Cached doors for typed figures: what can be chosen, what stands beside a field, the history."""

import streamlit as st

from analytics import data_entry, entry_neighbours
from analytics.data_entry import EntryOptions, EntryPost, PostFigures
from analytics.entry_neighbours import Neighbour
from analytics.figure_history import (
    SHOWN,
    FigureHistoryReport,
    OneFigureReport,
    report_figure_history,
    report_one_figure,
)
from database.engine import reading
from domain.metrics import MetricRegistry
from domain.typed import FigureFilter, PostName
from ui import loaders
from ui.shared import KEPT, MOST, shared


def entry_posts(workspace_id: int, text: str) -> tuple[EntryPost, ...]:
    return _entry_posts(workspace_id, text, loaders.version(workspace_id))


def entry_posts_called(workspace_id: int, texts: tuple[str, ...]) -> tuple[EntryPost, ...]:
    return _entry_posts_called(workspace_id, texts, loaders.version(workspace_id))


def entry_options(workspace_id: int, actor: str) -> EntryOptions:
    return _entry_options(workspace_id, actor, loaders.version(workspace_id))


def post_figures(workspace_id: int, names: tuple[PostName, ...]) -> dict[PostName, PostFigures]:
    return _post_figures(workspace_id, names, loaders.version(workspace_id))


def neighbours(workspace_id: int, name: PostName, metric: str) -> tuple[Neighbour, ...]:
    return _neighbours(workspace_id, name, metric, loaders.version(workspace_id))


def figure_history(
    workspace_id: int, asked: FigureFilter, *, limit: int = SHOWN
) -> FigureHistoryReport:
    return _figure_history(workspace_id, asked, limit, loaders.version(workspace_id))


def one_figure(workspace_id: int, figure_id: int) -> OneFigureReport:
    return _one_figure(workspace_id, figure_id, loaders.version(workspace_id))


def metric_registry(workspace_id: int) -> MetricRegistry:
    return _metric_registry(workspace_id, loaders.version(workspace_id))


@shared()
def _entry_posts(
    workspace_id: int,
    text: str,
    version: str,  # noqa: ARG001
) -> tuple[EntryPost, ...]:
    with reading(loaders.engine()) as connection:
        return data_entry.search_posts(connection, workspace_id, text)


@shared()
def _entry_posts_called(
    workspace_id: int,
    texts: tuple[str, ...],
    version: str,  # noqa: ARG001
) -> tuple[EntryPost, ...]:
    with reading(loaders.engine()) as connection:
        return data_entry.report_called(connection, workspace_id, texts)


@shared()
def _entry_options(
    workspace_id: int,
    actor: str,
    version: str,  # noqa: ARG001
) -> EntryOptions:
    with reading(loaders.engine()) as connection:
        return data_entry.report_options(connection, workspace_id, actor)


@st.cache_data(ttl=KEPT, max_entries=MOST, show_spinner=False)
def _post_figures(
    workspace_id: int,
    names: tuple[PostName, ...],
    version: str,  # noqa: ARG001
) -> dict[PostName, PostFigures]:
    with reading(loaders.engine()) as connection:
        return data_entry.report_post_figures(connection, workspace_id, names)


@shared()
def _neighbours(
    workspace_id: int,
    name: PostName,
    metric: str,
    version: str,  # noqa: ARG001
) -> tuple[Neighbour, ...]:
    with reading(loaders.engine()) as connection:
        return entry_neighbours.report_neighbours(connection, workspace_id, name, metric)


@shared()
def _figure_history(
    workspace_id: int,
    asked: FigureFilter,
    limit: int,
    version: str,  # noqa: ARG001
) -> FigureHistoryReport:
    with reading(loaders.engine()) as connection:
        return report_figure_history(connection, workspace_id, asked, limit=limit)


@shared()
def _one_figure(
    workspace_id: int,
    figure_id: int,
    version: str,  # noqa: ARG001
) -> OneFigureReport:
    with reading(loaders.engine()) as connection:
        return report_one_figure(connection, workspace_id, figure_id)


@shared()
def _metric_registry(
    workspace_id: int,
    version: str,  # noqa: ARG001
) -> MetricRegistry:
    with reading(loaders.engine()) as connection:
        return data_entry.report_registry(connection, workspace_id)
