"""Cached answers about one piece of content, keyed like all others by the version of figures."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from analytics.content_ages import ContentAges, report_content_ages
from analytics.content_outlook import ContentOutlook, report_outlook
from analytics.content_place import ContentPlace, report_content_place
from analytics.content_side_by_side import SideBySide, report_side_by_side
from analytics.similar_content import SimilarReport, report_similar
from database.engine import reading
from database.queries.neighbours import Neighbours, neighbours
from domain.selection import Selection
from domain.vocabulary import Platform
from ui import loaders
from ui.shared import shared


def content_ages(workspace_id: int, content_id: int, metric_name: str) -> ContentAges:
    return _content_ages(workspace_id, content_id, metric_name, loaders.version(workspace_id))


def content_outlook(workspace_id: int, content_id: int, metric_name: str) -> ContentOutlook:
    """The day in the workspace's zone decides which days are over."""
    report = loaders.content_report(workspace_id, content_id, metric_name)
    today = datetime.now(ZoneInfo(report.time_zone)).date()
    version = loaders.version(workspace_id)
    return _content_outlook(workspace_id, content_id, report.metric.name, today, version)


def side_by_side(
    workspace_id: int, content_ids: tuple[int, ...], metric_name: str, platform: Platform
) -> SideBySide:
    version = loaders.version(workspace_id)
    return _side_by_side(workspace_id, content_ids, metric_name, platform, version)


def similar_content(
    workspace_id: int, content_id: int, metric_name: str, platform: Platform
) -> SimilarReport:
    version = loaders.version(workspace_id)
    return _similar_content(workspace_id, content_id, metric_name, platform, version)


def content_place(workspace_id: int, content_id: int, metric_name: str) -> ContentPlace:
    """As `content_outlook`: the day decides which are over."""
    report = loaders.content_report(workspace_id, content_id, metric_name)
    today = datetime.now(ZoneInfo(report.time_zone)).date()
    version = loaders.version(workspace_id)
    return _content_place(workspace_id, content_id, report.metric.name, today, version)


def content_neighbours(selection: Selection, content_id: int) -> Neighbours:
    return _content_neighbours(selection, content_id, loaders.version(selection.workspace_id))


@shared()
def _content_ages(
    workspace_id: int,
    content_id: int,
    metric_name: str,
    version: str,  # noqa: ARG001
) -> ContentAges:
    with reading(loaders.engine()) as connection:
        return report_content_ages(connection, workspace_id, content_id, metric_name)


@shared()
def _content_outlook(
    workspace_id: int,
    content_id: int,
    metric_name: str,
    today: date,
    version: str,  # noqa: ARG001
) -> ContentOutlook:
    report = loaders.content_report(workspace_id, content_id, metric_name)
    return report_outlook(report, today=today)


@shared()
def _content_place(
    workspace_id: int,
    content_id: int,
    metric_name: str,
    today: date,
    version: str,  # noqa: ARG001
) -> ContentPlace:
    with reading(loaders.engine()) as connection:
        return report_content_place(connection, workspace_id, content_id, metric_name, today=today)


@shared()
def _side_by_side(
    workspace_id: int,
    content_ids: tuple[int, ...],
    metric_name: str,
    platform: Platform,
    version: str,  # noqa: ARG001
) -> SideBySide:
    with reading(loaders.engine()) as connection:
        return report_side_by_side(connection, workspace_id, content_ids, metric_name, platform)


@shared()
def _similar_content(
    workspace_id: int,
    content_id: int,
    metric_name: str,
    platform: Platform,
    version: str,  # noqa: ARG001
) -> SimilarReport:
    with reading(loaders.engine()) as connection:
        return report_similar(connection, workspace_id, content_id, metric_name, platform)


@shared()
def _content_neighbours(selection: Selection, content_id: int, version: str) -> Neighbours:  # noqa: ARG001
    with reading(loaders.engine()) as connection:
        return neighbours(connection, selection, content_id)
