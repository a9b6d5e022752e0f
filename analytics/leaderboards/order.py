"""What a leaderboard is ordered by."""

from enum import StrEnum


class Order(StrEnum):
    TOTAL = "total"
    TYPICAL = "typical"  # the typical post, drawn towards that of all
