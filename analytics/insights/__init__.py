"""What should a team do next? Rules over the reports, with their evidence."""

from analytics.insights import (
    anomalies,
    early,
    falling,
    features,
    gaps,
    outliers,
    platforms,
    repurpose,
    revival,
    timing,
)
from analytics.insights.report import find_insights
from analytics.insights.rules import LEVEL, TESTING_RULES, Rule

RULES: tuple[Rule, ...] = (
    falling.RULE,
    outliers.RULE,
    features.RULE,
    timing.RULE,
    platforms.RULE,
    repurpose.RULE,
    revival.RULE,
    early.RULE,
    anomalies.RULE,
    gaps.RULE,
)

__all__ = ["LEVEL", "RULES", "TESTING_RULES", "Rule", "find_insights"]
