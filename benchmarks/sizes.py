"""How much each benchmark does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    rows: int = 1_000_000  # observations imported and asked
    megabytes: int = 1_000  # of the largest file whose import is watched for its memory
    users: int = 20  # at once; one alone is always measured, too
    crowd: int = 50  # at once, on pages
    reruns: int = 20  # of each user
    starts: int = 5
    queries: int = 20  # repetitions of each
    series: int = 10_000  # of 180 days, swept by the statistics
