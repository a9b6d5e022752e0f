"""Own history by platform, format and age, and what others published where it may stand beside."""

from analytics.benchmarks.beside_post import report_figures_beside_post
from analytics.benchmarks.choices import AGES, BenchmarkChoice, Reach
from analytics.benchmarks.comparing import ComparedBenchmark, compare_benchmarks
from analytics.benchmarks.history import AgedPost, Group, GroupHistory
from analytics.benchmarks.placing import PlacedPost, placed_posts, standing_of
from analytics.benchmarks.rates import PlatformRateSpread, RateSpreads
from analytics.benchmarks.report import BenchmarksReport, report_benchmarks

__all__ = [
    "AGES",
    "AgedPost",
    "BenchmarkChoice",
    "BenchmarksReport",
    "ComparedBenchmark",
    "Group",
    "GroupHistory",
    "PlacedPost",
    "PlatformRateSpread",
    "RateSpreads",
    "Reach",
    "compare_benchmarks",
    "placed_posts",
    "report_benchmarks",
    "report_figures_beside_post",
    "standing_of",
]
