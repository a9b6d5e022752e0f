"""When content is published: whether it matters, when, how regularly, and what follows it."""

from analytics.timing.cadence import AccountCadence
from analytics.timing.choices import BLOCKS, MINIMUMS, LagChoice, TimingChoice
from analytics.timing.clips import ClipHours
from analytics.timing.heat import Times, WeekMap
from analytics.timing.lag import LagReport, SeriesOption, report_lag
from analytics.timing.report import TimingReport, report_timing

__all__ = [
    "BLOCKS",
    "MINIMUMS",
    "AccountCadence",
    "ClipHours",
    "LagChoice",
    "LagReport",
    "SeriesOption",
    "Times",
    "TimingChoice",
    "TimingReport",
    "WeekMap",
    "report_lag",
    "report_timing",
]
