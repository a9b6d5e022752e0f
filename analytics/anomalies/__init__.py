"""Which recent days and posts were unusual, what was expected, and what explains them?"""

from analytics.anomalies.posts import UnusualPost
from analytics.anomalies.report import (
    AnomalyReport,
    find_anomalies,
    report_anomalies,
    with_notes,
)
from analytics.anomalies.series import UnusualDays, WatchedSeries
from analytics.anomalies.watching import LEVELS, find_unusual_days, with_acknowledgements

__all__ = [
    "LEVELS",
    "AnomalyReport",
    "UnusualDays",
    "UnusualPost",
    "WatchedSeries",
    "find_anomalies",
    "find_unusual_days",
    "report_anomalies",
    "with_acknowledgements",
    "with_notes",
]
