"""Where are figures going, do they go the same way, and what is rising now?"""

from analytics.answers import Unanswered
from analytics.trends.comparison import TrendComparison, report_trend_comparison
from analytics.trends.known_days import notes_of
from analytics.trends.report import TrendReport, report_trend
from analytics.trends.trending import TrendingReport, report_trending

__all__ = [
    "TrendComparison",
    "TrendReport",
    "TrendingReport",
    "Unanswered",
    "notes_of",
    "report_trend",
    "report_trend_comparison",
    "report_trending",
]
