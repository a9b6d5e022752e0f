"""Which content is rising now, beyond its own past and beyond chance?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection

from analytics.series import ESTIMATED_DAY_SHARE
from analytics.stats.rising import (
    FEWEST_AMOUNT,
    FEWEST_EARLIER,
    FEWEST_RECENT,
    Rises,
    find_rises,
)
from analytics.trends.subjects import Subject, resolve_subject
from analytics.wording import count_in_words
from database.queries.grouped_daily import GroupAmounts, grouped_amounts
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Level

RECENT_DAYS = 7
EARLIER_DAYS = 28
MOST_JUDGED = 500
_FALSE_DISCOVERY = 0.05


@dataclass(frozen=True)
class TrendingContent:
    content_id: int
    title: str
    recent: float  # amount of the recent days
    expected: float  # of as many days, by its own earlier ones
    ratio: float  # recent over expected, as measured
    shrunk: float  # drawn towards the others by how little it tells; what the ranking goes by
    low: float
    high: float
    q: float
    recent_days: int
    earlier_days: int
    values: tuple[float, ...]  # by day, nan where missing


@dataclass(frozen=True)
class TrendingReport:
    subject: Subject
    recent: Period
    earlier: Period
    rows: tuple[TrendingContent, ...]  # the largest rise first
    judged: int
    common: float  # the ratio by which the middle one rose; 1 where it did not
    false_discovery: float
    method: str
    notes: tuple[str, ...]  # who could not be judged, and why


def report_trending(
    connection: Connection,
    selection: Selection,
    metric_name: str | None = None,
    *,
    limit: int = 20,
    today: date | None = None,
) -> TrendingReport:
    """The last week of the selection against the four weeks before it, finished days only."""
    subject = resolve_subject(connection, selection, metric_name, Level.CONTENT, today)
    recent = Period.ending(subject.period.last_day, days=RECENT_DAYS)
    earlier = Period.ending(recent.first_day - timedelta(days=1), days=EARLIER_DAYS)
    both = Period(earlier.first_day, recent.last_day)
    groups = grouped_amounts(
        connection,
        replace(subject.selection, period=both),
        subject.basis,
        subject.metric,
        Level.CONTENT,
        limit=MOST_JUDGED,
    )
    read = [group for group in groups if not _is_spread(group)]
    values = np.array([group.amounts.values for group in read]).reshape(len(read), both.days)
    rises = find_rises(values[:, EARLIER_DAYS:], values[:, :EARLIER_DAYS])
    found = np.flatnonzero(rises.rising(_FALSE_DISCOVERY))
    ordered = found[np.argsort(-rises.shrunk[found], kind="stable")][:limit]
    return TrendingReport(
        subject=subject,
        recent=recent,
        earlier=earlier,
        rows=tuple(_row(read[n], values[n], rises, n) for n in ordered),
        judged=rises.n,
        common=rises.common,
        false_discovery=_FALSE_DISCOVERY,
        method=rises.method,
        notes=(*subject.notes, *_notes(len(groups), len(read), rises.n)),
    )


def _is_spread(group: GroupAmounts) -> bool:
    """Days spread between readings know no rise of their own."""
    amounts = group.amounts
    return float(amounts.estimated_amount) > ESTIMATED_DAY_SHARE * abs(float(amounts.amount))


def _row(group: GroupAmounts, values: np.ndarray, rises: Rises, n: int) -> TrendingContent:
    known = np.isfinite(values)
    return TrendingContent(
        content_id=int(group.key),
        title=group.label,
        recent=float(rises.recent[n]),
        expected=float(rises.expected[n]),
        ratio=float(rises.ratio[n]),
        shrunk=float(rises.shrunk[n]),
        low=float(rises.low[n]),
        high=float(rises.high[n]),
        q=float(rises.q[n]),
        recent_days=int(known[EARLIER_DAYS:].sum()),
        earlier_days=int(known[:EARLIER_DAYS].sum()),
        values=tuple(float(value) for value in values),
    )


def _notes(found: int, read: int, judged: int) -> list[str]:
    notes = []
    if found == MOST_JUDGED:
        notes.append(f"Only the {MOST_JUDGED} with the largest amounts are looked at.")
    if found > read:
        spread = count_in_words(found - read, "piece")
        notes.append(f"{spread} left out: their days are spread evenly between readings.")
    if read > judged:
        few = count_in_words(read - judged, "piece")
        notes.append(
            f"{few} not judged: this takes {FEWEST_RECENT} of {RECENT_DAYS} recent days and "
            f"{FEWEST_EARLIER} of the {EARLIER_DAYS} days before with figures, and at least "
            f"{FEWEST_AMOUNT:.0f} expected in the recent days."
        )
    return notes
