"""The cached door to how platforms differ."""

import streamlit as st

from analytics.platform_differences.report import (
    PlatformDifferencesReport,
    report_platform_differences,
)
from database.engine import reading
from domain.errors import InvalidRequest, NotFound
from domain.selection import Selection
from ui import loaders, views, words
from ui.shared import shared

_MOST = 60  # a report holds one row per post


def platform_differences(
    selection: Selection, metric_name: str | None
) -> PlatformDifferencesReport:
    return _platform_differences(selection, metric_name, loaders.version(selection.workspace_id))


def chosen_report(selection: Selection) -> PlatformDifferencesReport:
    """With the metric of the address; one that does not add up over posts yields to the first."""
    name = views.current().metric
    try:
        return platform_differences(selection, name)
    except (InvalidRequest, NotFound) as error:
        if name is None:
            raise
        report = platform_differences(selection, None)
        st.info(f"{words.plain(str(error))} Shown instead: {report.metric.label.lower()}.")
        return report


@shared(most=_MOST)
def _platform_differences(
    selection: Selection,
    metric_name: str | None,
    version: str,  # noqa: ARG001
) -> PlatformDifferencesReport:
    with reading(loaders.engine()) as connection:
        return report_platform_differences(connection, selection, metric_name)
