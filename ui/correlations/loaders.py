"""Cached doors to links of features with figures."""

from analytics import correlations
from analytics.correlations import CorrelationChoice, CorrelationReport, FeatureImportanceReport
from database.engine import reading
from domain.selection import Selection
from ui import loaders
from ui.shared import shared

_MOST = 60  # a report holds up to 5,000 posts


def correlation_report(selection: Selection, choice: CorrelationChoice) -> CorrelationReport:
    return _correlation_report(selection, choice, loaders.version(selection.workspace_id))


def feature_importance(
    selection: Selection, choice: CorrelationChoice, metric: str
) -> FeatureImportanceReport:
    return _feature_importance(selection, choice, metric, loaders.version(selection.workspace_id))


@shared(most=_MOST)
def _correlation_report(
    selection: Selection,
    choice: CorrelationChoice,
    version: str,  # noqa: ARG001
) -> CorrelationReport:
    with reading(loaders.engine()) as connection:
        return correlations.report_correlations(connection, selection, choice)


@shared(most=_MOST)
def _feature_importance(
    selection: Selection,
    choice: CorrelationChoice,
    metric: str,
    version: str,  # noqa: ARG001
) -> FeatureImportanceReport:
    return correlations.importance_of(correlation_report(selection, choice), metric)
