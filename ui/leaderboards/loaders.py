"""The cached doors to leaderboards and to content that went far beyond the rest."""

import streamlit as st

from analytics.leaderboards.report import Board, LeaderboardReport, report_leaderboard
from analytics.leaderboards.viral import Threshold, ViralReport, report_viral
from database.engine import reading
from domain.errors import InvalidRequest, NotFound
from domain.selection import Selection
from ui import loaders, views, words
from ui.shared import shared

_MOST = 120


def leaderboard(selection: Selection, metric_name: str | None, board: Board) -> LeaderboardReport:
    return _leaderboard(selection, metric_name, board, loaders.version(selection.workspace_id))


def chosen_report(selection: Selection, board: Board) -> LeaderboardReport:
    """With the metric of the address; one that does not add up over posts yields to the first."""
    name = views.current().metric
    try:
        return leaderboard(selection, name, board)
    except (InvalidRequest, NotFound) as error:
        if name is None:
            raise
        report = leaderboard(selection, None, board)
        st.info(f"{words.plain(str(error))} Shown instead: {report.metric.label.lower()}.")
        return report


def viral(selection: Selection, metric_name: str, threshold: Threshold) -> ViralReport:
    return _viral(selection, metric_name, threshold, loaders.version(selection.workspace_id))


@shared(most=_MOST)
def _leaderboard(
    selection: Selection,
    metric_name: str | None,
    board: Board,
    version: str,  # noqa: ARG001
) -> LeaderboardReport:
    with reading(loaders.engine()) as connection:
        return report_leaderboard(connection, selection, metric_name, board)


@shared(most=_MOST)
def _viral(
    selection: Selection,
    metric_name: str,
    threshold: Threshold,
    version: str,  # noqa: ARG001
) -> ViralReport:
    with reading(loaders.engine()) as connection:
        return report_viral(connection, selection, metric_name, threshold)
