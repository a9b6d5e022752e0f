"""What goes with what the posts bring in: links of features and figures, and what matters most."""

from analytics.correlations.choices import Age, CorrelationChoice, Counted, Reach
from analytics.correlations.columns import FeatureKind
from analytics.correlations.findings import Effect, Finding, Level
from analytics.correlations.importance import (
    FeatureImportanceReport,
    importance_of,
    report_feature_importance,
)
from analytics.correlations.pair import Pair, PairPoint
from analytics.correlations.report import CorrelationReport, report_correlations

__all__ = [
    "Age",
    "CorrelationChoice",
    "CorrelationReport",
    "Counted",
    "Effect",
    "FeatureImportanceReport",
    "FeatureKind",
    "Finding",
    "Level",
    "Pair",
    "PairPoint",
    "Reach",
    "importance_of",
    "report_correlations",
    "report_feature_importance",
]
