"""Days of a series that lie outside of what was expected of them, joined to runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from analytics.series import ESTIMATED_DAY_SHARE
from database.queries.grouped_daily import GroupAmounts
from domain.errors import NotEnoughData
from domain.notes import Note, NoteSubject
from domain.periods import Period

FALSE_DISCOVERY = 0.05
Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class WatchedSeries:
    """Arrays have one entry per day of the period shown; nan where the day is missing."""

    key: str
    label: str
    subject: NoteSubject
    values: Values
    expected: Values
    low: Values  # the band holds an ordinary day with 95 % confidence
    high: Values
    estimated: NDArray[np.bool_]  # spread over a gap
    unusual: NDArray[np.bool_]
    deviation: Values
    q: Values
    arrival: Values  # 0..1, judged by the days before it only; 0.5 is three deviations
    history: int  # known days that taught what is usual


@dataclass(frozen=True)
class UnusualDays:
    """Days in a row that were unusual in the same direction. The figures are of the one that lies
    furthest out."""

    series: str  # its key
    label: str
    subject: NoteSubject
    days: Period
    peak: date
    value: float
    expected: float
    low: float
    high: float
    deviation: float
    q: float
    arrival: float
    reasons: tuple[str, ...]  # what falls on these days, in the reader's words
    acknowledged: Note | None = None

    @property
    def is_above(self) -> bool:
        return self.deviation > 0


@dataclass(frozen=True)
class ShortSeries:
    """A series too young to judge, and what it needs."""

    label: str
    reason: str


@dataclass(frozen=True, eq=False)
class _Judged:
    group: GroupAmounts
    subject: NoteSubject
    found: tuple[Values, Values, Values, Values, Values]  # expected, low, high, deviation, p
    arrival: Values
    history: int


def watch(
    groups: Sequence[GroupAmounts],
    subjects: Sequence[NoteSubject],
    whole: Period,
    shown: Period,
) -> tuple[tuple[WatchedSeries, ...], tuple[ShortSeries, ...]]:
    """`groups` hold the days of `whole`. All series and shown days are corrected together: of the
    unusual ones at most one in twenty is expected to be ordinary."""
    from analytics.stats.multiplicity import false_discovery_q

    judged, short = _judge_all(groups, subjects, whole)
    if not judged:
        return (), short
    at = slice(
        (shown.first_day - whole.first_day).days, (shown.last_day - whole.first_day).days + 1
    )
    q = false_discovery_q(np.array([one.found[4][at] for one in judged]))
    return tuple(_watched(one, at, each) for one, each in zip(judged, q, strict=True)), short


def _judge_all(
    groups: Sequence[GroupAmounts], subjects: Sequence[NoteSubject], whole: Period
) -> tuple[list[_Judged], tuple[ShortSeries, ...]]:
    judged, short = [], []
    for group, subject in zip(groups, subjects, strict=True):
        try:
            judged.append(_judge(group, subject, whole))
        except NotEnoughData as error:
            short.append(ShortSeries(group.label, str(error)))
    return judged, tuple(short)


def _judge(group: GroupAmounts, subject: NoteSubject, whole: Period) -> _Judged:
    """Days on which a platform took back more than it counted teach nothing of usual days."""
    from analytics.stats.anomalies import detect_anomalies  # scipy is loaded when asked for
    from analytics.stats.arrivals import score_arrivals

    values = np.where(group.amounts.values < 0, np.nan, group.amounts.values)
    found = detect_anomalies(values)
    moments = np.array([np.datetime64(day, "s") for day in whole])
    return _Judged(
        group,
        subject,
        (found.expected, found.low, found.high, found.deviation, found.p),
        score_arrivals(moments, values),
        found.n,
    )


def _watched(one: _Judged, at: slice, q: Values) -> WatchedSeries:
    amounts = one.group.amounts
    expected, low, high, deviation, _ = (each[at] for each in one.found)
    with np.errstate(invalid="ignore"):
        spread = np.abs(amounts.estimated) > ESTIMATED_DAY_SHARE * np.abs(amounts.values)
    return WatchedSeries(
        key=one.group.key,
        label=one.group.label,
        subject=one.subject,
        values=amounts.values[at],
        expected=expected,
        low=low,
        high=high,
        estimated=spread[at],
        unusual=np.asarray(q <= FALSE_DISCOVERY),
        deviation=deviation,
        q=q,
        arrival=one.arrival[at],
        history=one.history,
    )


def runs_of(series: WatchedSeries, shown: Period) -> tuple[UnusualDays, ...]:
    """The earliest first; a day on the other side of what was expected begins a new run."""
    runs: list[list[int]] = []
    for at in np.flatnonzero(series.unusual):
        last = runs[-1][-1] if runs else None
        same = last is not None and series.deviation[last] * series.deviation[at] > 0
        if last == at - 1 and same:
            runs[-1].append(int(at))
        else:
            runs.append([int(at)])
    return tuple(_run(series, run, shown) for run in runs)


def _run(series: WatchedSeries, run: Sequence[int], shown: Period) -> UnusualDays:
    first, last = (shown.first_day + timedelta(days=at) for at in (run[0], run[-1]))
    furthest = max(run, key=lambda at: abs(series.deviation[at]))
    reasons = ("Spread evenly over days without figures.",) if series.estimated[furthest] else ()
    return UnusualDays(
        series=series.key,
        label=series.label,
        subject=series.subject,
        days=Period(first, last),
        peak=shown.first_day + timedelta(days=furthest),
        value=float(series.values[furthest]),
        expected=float(series.expected[furthest]),
        low=float(series.low[furthest]),
        high=float(series.high[furthest]),
        deviation=float(series.deviation[furthest]),
        q=float(series.q[furthest]),
        arrival=float(series.arrival[furthest]),
        reasons=reasons,
    )
