"""Days as TikTok prints them, without a year, and the year of the last of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from domain.errors import SourceRejected
from domain.observations import Question
from domain.vocabulary import Asked
from sources.dates import read_day
from sources.source import Context
from sources.unreadable import Unreadable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PRINTED = re.compile(r"([a-z]{3,9})\.? (\d{1,2})", re.IGNORECASE)
_SAVED_ANEW = re.compile(r"(\d{1,2})[- ]([a-z]{3})", re.IGNORECASE)  # by a spreadsheet
_LEAP_YEAR = 2024
_FIRST_YEAR = 2016  # of TikTok
_MOST_WRAPS = 10
_HALF_A_YEAR = 6
_LONGEST_YEAR = 366

MonthDay = tuple[int, int]


def month_day(text: str) -> MonthDay | None:
    """None when it is no such day, or one with its year."""
    plain = text.strip()
    if match := _PRINTED.fullmatch(plain):
        return _month_day(match[1], match[2])
    match = _SAVED_ANEW.fullmatch(plain)
    return _month_day(match[2], match[1]) if match else None


def day_in(year: int, printed: MonthDay) -> date | None:
    """None for February 29 in a year that has none."""
    try:
        return date(year, *printed)
    except ValueError:
        return None


def latest_until(last_day: date, printed: MonthDay) -> date | None:
    days = (day_in(last_day.year - back, printed) for back in range(8))
    return next((day for day in days if day is not None and day <= last_day), None)


@dataclass(frozen=True)
class Run:
    """Days in the order of the rows; `back` is how many years before the last each lies."""

    printed: tuple[MonthDay | None, ...]
    back: tuple[int, ...]
    last: MonthDay

    def days(self, year: int) -> list[date | None]:
        """Raises SourceRejected when a February 29 has no place in that year."""
        days = [
            None if printed is None else day_in(year - back, printed)
            for printed, back in zip(self.printed, self.back, strict=True)
        ]
        if any(p is not None and day is None for p, day in zip(self.printed, days, strict=True)):
            raise SourceRejected(
                f"The file has a February 29, and it does not fit when its last row lies in {year}."
            )
        return days

    def fits(self, year: int) -> bool:
        try:
            return bool(self.days(year))
        except SourceRejected:
            return False


def run_of(texts: Sequence[str]) -> Run | None:
    """None when the days carry their years, or when none can be read."""
    printed = tuple(map(month_day, texts))
    if not any(printed):
        printed = _same_year(texts)
    known = [place for place, one in enumerate(printed) if one is not None]
    if not known:
        return None
    if _runs_backwards([printed[place] for place in known]):
        known.reverse()
    back = _years_back(printed, known)
    return Run(printed, tuple(back), printed[known[-1]] or (1, 1))


def asked_year(run: Run, newest: date, context: Context) -> Question:
    """The guess is the latest year that puts the last row on no day after `newest`."""
    years = [year for year in range(context.today.year, _FIRST_YEAR - 1, -1) if run.fits(year)]
    ended = [y for y in years if (day := day_in(y, run.last)) is not None and day <= newest]
    if not years:
        raise SourceRejected("The file has a February 29 that fits none of the years of TikTok.")
    month, number = run.last
    question = context.ask(
        Asked.YEAR,
        f"TikTok prints days without their year. In which year does {_MONTHS[month - 1].title()} "
        f"{number} lie, the last day of the file?",
        str((ended or years)[0]),
        tuple(map(str, years)),
    )
    _refuse_unfit(question.taken.strip(), run.last, context.today)
    return question


def _refuse_unfit(answer: str, last: MonthDay, today: date) -> None:
    if not (answer.isdecimal() and answer.isascii() and len(answer) == 4):
        raise SourceRejected(f"{answer[:40]!r} is no year: write it as 2025.")
    day = day_in(int(answer), last)
    if day is not None and not date(_FIRST_YEAR, 1, 1) <= day <= today + timedelta(days=1):
        raise SourceRejected(
            f"The last day of the file cannot be {day}: give a year in which it lies between "
            f"{_FIRST_YEAR} and today, {today}."
        )


def _years_back(printed: Sequence[MonthDay | None], known: Sequence[int]) -> list[int]:
    """Counted along the days from the oldest on: each step back in the year is a New Year."""
    passed, wraps = dict.fromkeys(known[:1], 0), 0
    for before, after in pairwise(known):
        wraps += (printed[after] or (0, 0)) < (printed[before] or (0, 0))
        passed[after] = wraps
    if wraps > _MOST_WRAPS:
        raise SourceRejected(
            "The days have no year and the rows are not in their order, so nothing tells which "
            "year each lies in: sort the rows as TikTok gives them."
        )
    return [wraps - passed.get(place, wraps) for place in range(len(printed))]


def _runs_backwards(days: Sequence[MonthDay | None]) -> bool:
    """Each step is taken for the shorter way round the year: New Year's Eve leads to New Year."""
    numbers = [date(_LEAP_YEAR, *(day or (1, 1))).timetuple().tm_yday for day in days]
    steps = [(later - earlier) % _LONGEST_YEAR for earlier, later in pairwise(numbers)]
    return sum(step > _LONGEST_YEAR / 2 for step in steps) > len(steps) / 2


def _same_year(texts: Iterable[str]) -> tuple[MonthDay | None, ...]:
    """A spreadsheet gives days without a year that of its clock: their order then breaks off."""
    days = [_whole(text) for text in texts]
    known = [day for day in days if day is not None]
    broken = any(a.month - b.month >= _HALF_A_YEAR for a, b in pairwise(known))
    ascending = sum(a < b for a, b in pairwise(known)) > len(known) / 2
    if len({day.year for day in known}) != 1 or not (broken and ascending):
        return ()
    return tuple(None if day is None else (day.month, day.day) for day in days)


def _whole(text: str) -> date | None:
    try:
        return read_day(text)
    except Unreadable:
        return None


def _month_day(word: str, number: str) -> MonthDay | None:
    month = _MONTHS.index(word[:3].casefold()) + 1 if word[:3].casefold() in _MONTHS else 0
    printed = (month, int(number))
    return printed if month and day_in(_LEAP_YEAR, printed) else None
