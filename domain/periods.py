"""Whole days, first and last included, as the workspace's zone cuts them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import InvalidRequest

DAYS_PER_WEEK = 7


@dataclass(frozen=True, order=True)
class Period:
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise InvalidRequest(
                f"The period ends on {self.last_day}, before it starts on {self.first_day}."
            )

    @classmethod
    def ending(cls, last_day: date, *, days: int) -> "Period":
        return cls(last_day - timedelta(days=days - 1), last_day)

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __iter__(self) -> Iterator[date]:
        return (self.first_day + timedelta(days=n) for n in range(self.days))

    def covers(self, other: "Period") -> bool:
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def overlaps(self, other: "Period") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def shifted(self, days: int) -> "Period":
        step = timedelta(days=days)
        return Period(self.first_day + step, self.last_day + step)

    def previous(self, *, match_weekday: bool) -> "Period":
        """The days just before; with matched weekdays, whole weeks back far enough not to touch."""
        weeks = -(-self.days // DAYS_PER_WEEK)
        return self.shifted(-weeks * DAYS_PER_WEEK if match_weekday else -self.days)

    def year_before(self, *, match_weekday: bool) -> "Period":
        """The same dates a year earlier (29 February becomes the 28th), or 52 weeks earlier."""
        if match_weekday:
            return self.shifted(-52 * DAYS_PER_WEEK)
        return Period(_year_before(self.first_day), _year_before(self.last_day))


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)
