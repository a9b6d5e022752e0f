"""Which recent days and posts were unusual, what was expected, and what explains them?"""

from analytics.anomalies.posts import UnusualPost
from analytics.anomalies.report import (
    LEVELS,
    AnomalyReport,
    find_anomalies,
    report_anomalies,
    with_notes,
)
from analytics.anomalies.series import UnusualDays, WatchedSeries

__all__ = [
    "LEVELS",
    "AnomalyReport",
    "UnusualDays",
    "UnusualPost",
    "WatchedSeries",
    "find_anomalies",
    "report_anomalies",
    "with_notes",
]
