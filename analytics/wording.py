"""Days, amounts and lists in the words of a report's notes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.counting import counted
from domain.metrics import Metric
from domain.periods import Period

_HOUR_S = 3600

count_in_words = counted


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def period_in_words(period: Period) -> str:
    """A whole calendar year is said as the year."""
    first, last = period.first_day, period.last_day
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first == last:
        return day_in_words(first)
    return f"{day_in_words(first)} \N{EN DASH} {day_in_words(last)}"


def amount_in_words(amount: Decimal, metric: Metric) -> str:
    """With thousands separated; seconds are said in hours, other fractions with two places."""
    if metric.unit == "seconds":
        return f"{amount / _HOUR_S:,.1f} hours"
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def listed(words: Sequence[str]) -> str:
    *most, final = words
    return f"{', '.join(most)} and {final}" if most else final


def share_in_words(share: float) -> str:
    """Whole per cent; a share that rounds to none is said as less than one."""
    return "less than 1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")
