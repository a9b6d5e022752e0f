"""One module per question: report_* functions and the frozen reports they return.

Scripts begin with `PerformanceAnalyticsManager`: docs/howto/use-from-scripts.md.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.performance_manager import PerformanceAnalyticsManager

__all__ = ["PerformanceAnalyticsManager"]


def __getattr__(name: str) -> object:
    """Only when it is asked for: the pages and the command line need not load what it needs."""
    if name == "PerformanceAnalyticsManager":
        from analytics.performance_manager import PerformanceAnalyticsManager

        return PerformanceAnalyticsManager
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
