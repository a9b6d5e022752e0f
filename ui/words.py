"""Turns titles, days and lists into text that a page can show as it is meant."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from domain.counting import counted as counted
from domain.periods import Period

_TO = "\u2009\u2013\u2009"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # but no-break ones, which are meant
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Streamlit replaces icon names and links after unescaping, so a backslash does not stop them;
# an invisible word joiner does.
_JOINER = "\u2060"
_LATE = re.compile(r"(?<=:)(?=[\w/])|(?<=www)(?=\.)|(?<=@)")


def plain(text: str) -> str:
    """`text` as markdown that shows exactly these characters: no markup, links, maths or icons."""
    joined = _LATE.sub(_JOINER, _SPACES.sub(" ", text).strip(" "))
    return _PUNCTUATION.sub(r"\\\1", joined)


def bare(marked: str) -> str:
    """What `plain` made safe, as it was: for files, which know no markdown."""
    return _ESCAPED.sub(r"\1", marked).replace(_JOINER, "")


def day(moment: date) -> str:
    return f"{moment.day}\u00a0{moment:%b}\u00a0{moment:%Y}"


def span(period: Period) -> str:
    first, last = period.first_day, period.last_day
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)}{_TO}{day(last)}"
    return f"{first.day}\u00a0{first:%b}{_TO}{day(last)}"


def moment(at: datetime) -> str:
    return f"{day(at)}, {at:%H:%M}"


def listed(words: Iterable[str], *, last: str = "and") -> str:
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final


def ago(at: datetime, now: datetime) -> str:
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 48 * 60:
        return f"{minutes // 60} h ago"
    return f"{minutes // (24 * 60)} days ago"
