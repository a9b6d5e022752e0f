"""Which features matter together for one metric?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.choices import CorrelationChoice
from analytics.correlations.columns import FeatureColumn, FeatureKind
from analytics.correlations.likeness import Likeness, alike_features
from analytics.correlations.post_table import PostTable
from analytics.correlations.report import CorrelationReport, report_correlations
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.selection import Selection

if TYPE_CHECKING:
    from analytics.stats.feature_columns import Categories, Numbers
    from analytics.stats.importance import Importance

_FEWEST_KNOWN = 20


@dataclass(frozen=True, eq=False)
class FeatureImportanceReport:
    metric: Metric
    outcome: str  # the metric as it is counted, in words
    adjusted: bool
    importance: "Importance"
    labels: dict[str, str]  # of the features, by name
    alike: tuple[Likeness, ...]  # features that share what they tell

    @property
    def finding(self) -> str:
        """In a sentence; shares are of the differences between posts not seen by the model."""
        found = self.importance
        if not found.predicts:
            return f"These features do not predict {self.outcome.lower()} of unseen posts"
        return (
            f"Together the features explain {found.share:.0%} of the differences in "
            f"{self.outcome.lower()}"
        ).replace("%", " %")


def report_feature_importance(
    connection: Connection,
    selection: Selection,
    metric: str,
    choice: CorrelationChoice | None = None,
) -> FeatureImportanceReport:
    needed = ("views", metric)  # figures per view need both
    return importance_of(report_correlations(connection, selection, choice, metrics=needed), metric)


def importance_of(report: CorrelationReport, metric: str) -> FeatureImportanceReport:
    """Adjusted: of what is left once account, format and the rest are held fixed."""
    from analytics.stats.adjustment import residuals
    from analytics.stats.importance import estimate_importance

    table = report.table
    names = [one.metric.name for one in table.outcomes]
    if metric not in names:
        raise InvalidRequest(f"There are not enough posts with figures of {metric} to look at it.")
    outcome = table.outcome(metric)
    left = residuals(outcome.scaled, table.held)
    asked = _asked(table)
    found = estimate_importance([_as_measured(one) for one in asked], left, groups=table.works)
    return FeatureImportanceReport(
        outcome.metric,
        outcome.label,
        report.choice.adjusted,
        found,
        {one.name: one.label for one in table.features},
        alike_features(asked, table.works),
    )


def _asked(table: PostTable) -> list[FeatureColumn]:
    """Those known of enough posts and not the same for all; held ones are no question."""
    return [
        one
        for one in table.features
        if one.name not in table.held_features
        and np.isfinite(one.values).sum() >= _FEWEST_KNOWN
        and np.unique(one.values[np.isfinite(one.values)]).size > 1
    ]


def _as_measured(column: FeatureColumn) -> "Numbers | Categories":
    from analytics.stats.feature_columns import Categories, Numbers

    if column.kind is FeatureKind.CATEGORY:
        return Categories(column.name, column.codes)
    return Numbers(column.name, column.scaled)
