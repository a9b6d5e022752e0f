"""Which accounts stopped telling figures, or have days missing in between?"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from analytics.anomalies import AnomalyReport, WatchedSeries
from analytics.insights.rules import Rule
from analytics.insights.words import rough, unit
from analytics.wording import count_in_words, day_in_words
from database.queries.freshness import AccountFreshness
from domain.insights import Difficulty, Estimate, Evidence, Insight, InsightKind, Verdict
from domain.notes import NoteSubject
from domain.periods import Period

FEWEST_MISSING = 3  # days in a row
LATE_AFTER = 7  # days
FORGOTTEN_AFTER = 90

RULE = Rule(
    InsightKind.GAP,
    "an account with figures in the last 90 days",
    "none: what is missing cannot be weighed by its size",
    f"{FEWEST_MISSING} days in a row missing between days with figures, or no figure for "
    f"{LATE_AFTER} days",
    "Counted, not tested: a missing day is missing.",
    "Within four weeks the days are filled, or newer figures came in: there were figures to get.",
)


def gaps(report: AnomalyReport, freshness: Sequence[AccountFreshness], today: date) -> Verdict:
    """`today` is the workspace's current day, which is not over."""
    found = [
        _insight(report, one, days)
        for one in report.series
        for days in _gaps(one, report.selection.period)
    ]
    late = [_late(report, one, today) for one in freshness if _is_late(one, today)]
    if not freshness:
        return Verdict(RULE.kind, (), "Not enough data: no account has figures yet.")
    told = count_in_words(len(freshness), "account")
    reason = f"{told} looked at; none is late, and no {FEWEST_MISSING} days in a row are missing."
    return Verdict(RULE.kind, (*late, *found), reason)


def _gaps(one: WatchedSeries, shown: Period) -> list[Period]:
    """Between the first known day and the last."""
    known = np.flatnonzero(np.isfinite(one.values))
    return [
        Period(
            shown.first_day + timedelta(days=int(before) + 1),
            shown.first_day + timedelta(days=int(after) - 1),
        )
        for before, after in pairwise(known)
        if after - before - 1 >= FEWEST_MISSING
    ]


def _insight(report: AnomalyReport, one: WatchedSeries, days: Period) -> Insight:
    usual, told = float(np.nanmedian(one.values)), unit(report.metric)
    platform = one.subject.platform
    return Insight(
        kind=RULE.kind,
        key=f"{one.label}:{report.metric.name}:{days.first_day}",
        title=f"Fill {count_in_words(days.days, 'missing day')} of {one.label}.",
        description=(
            f"From {day_in_words(days.first_day)} to {day_in_words(days.last_day)} no figure of "
            f"{told} is known; usual days have {rough(usual)}. Sums of these days are too small, "
            "and comparisons with them mislead."
        ),
        estimate=Estimate(
            days.days, days.days, days.days, days.days, "days", "counted, not tested"
        ),
        impact=None,
        no_impact=f"Filling them brings no {told}, it only shows those there were.",
        difficulty=Difficulty.EASY,
        value=usual * days.days,
        overturned_by="The account truly had no figures in these days, as before its first post.",
        evidence=Evidence(
            "trends", report.selection.period, (platform,) if platform else (), report.metric.name
        ),
        platforms=(platform,) if platform else (),
        subject=one.subject,
    )


def _is_late(one: AccountFreshness, today: date) -> bool:
    if one.last_day is None:
        return False
    return LATE_AFTER < (today - one.last_day).days <= FORGOTTEN_AFTER


def _late(report: AnomalyReport, one: AccountFreshness, today: date) -> Insight:
    assert one.last_day is not None
    missing = (today - one.last_day).days - 1
    label = f"{one.account} ({one.platform.label})"
    usual = next(
        (float(np.nanmedian(each.values)) for each in report.series if each.label == label), 0.0
    )
    return Insight(
        kind=RULE.kind,
        key=f"{label}:late:{one.last_day}",
        title=f"Import newer figures of {label}.",
        description=(
            f"Its last figure is of {day_in_words(one.last_day)}; "
            f"{count_in_words(missing, 'finished day')} since then "
            f"{'is' if missing == 1 else 'are'} missing, so sums of all platforms leave it out."
        ),
        estimate=Estimate(missing, missing, missing, missing, "days", "counted, not tested"),
        impact=None,
        no_impact="An import brings no views, it only shows those there were.",
        difficulty=Difficulty.EASY,
        value=usual * missing,
        overturned_by="The account is closed, or is looked at elsewhere on purpose.",
        evidence=Evidence("import", report.selection.period, (one.platform,)),
        platforms=(one.platform,),
        subject=NoteSubject(one.platform, one.account),
    )
