"""What the page looks at: the level, one series of it, and whether seen ones are listed."""

from collections.abc import Sequence
from typing import TypeVar

from analytics.anomalies import LEVELS, AnomalyReport, UnusualDays, UnusualPost, WatchedSeries
from domain.vocabulary import Level
from ui import words
from ui.page_choices import Choice, choose_one

Found = TypeVar("Found", UnusualDays, UnusualPost)
PAGE = "anomalies"
_LEVEL, _SERIES, _SHOWN = (Choice(PAGE, name) for name in ("level", "series", "shown"))
_LEVELS = {Level.TOTAL: "Total", Level.PLATFORM: "Platforms", Level.ACCOUNT: "Accounts"}
OPEN, SEEN, ALL = "open", "seen", "all"
SHOWN = {ALL: "All", OPEN: "Not seen yet", SEEN: "Seen"}


def chosen_level() -> Level:
    """Before the report is asked for, so before the widget is drawn beside its finding."""
    return Level(_LEVEL.value) if _LEVEL.value in LEVELS else Level.PLATFORM


def choose_level() -> None:
    choose_one(_LEVEL, LEVELS, label="Level", default=Level.PLATFORM, words=_LEVELS.__getitem__)


def choose_shown() -> str:
    return choose_one(_SHOWN, tuple(SHOWN), label="Listed", default=ALL, words=SHOWN.__getitem__)


def choose_series(report: AnomalyReport) -> WatchedSeries:
    """The one that stood out last, else the largest, until the reader takes another."""
    by_key = {series.key: series for series in report.series}
    newest = next((run.series for run in report.days), report.series[0].key)
    if len(by_key) == 1:
        return report.series[0]
    key = choose_one(
        _SERIES,
        tuple(by_key),
        label="Series",
        default=newest,
        words=lambda one: words.plain(by_key[one].label),
        widget="list",
        width=260,
    )
    return by_key[key]


def listed(found: Sequence[Found], shown: str) -> tuple[Found, ...]:
    return tuple(
        one for one in found if shown == ALL or (one.acknowledged is not None) == (shown == SEEN)
    )
