"""Which unusual days of late has nobody looked into?"""

from datetime import timedelta

from analytics.anomalies import AnomalyReport, UnusualDays
from analytics.insights.rules import LEVEL, Rule
from analytics.insights.words import between, rough, share, unit
from analytics.wording import count_in_words, period_in_words
from domain.insights import Difficulty, Estimate, Evidence, Insight, InsightKind, Verdict

RECENT = timedelta(days=14)
LEAST_SHARE = 0.3  # away from what was expected
LEAST_AMOUNT = 100.0

RULE = Rule(
    InsightKind.ANOMALY,
    "14 days with figures of an account",
    f"at least {share(LEAST_SHARE)} away from what was expected",
    f"at least {LEAST_AMOUNT:.0f} away; in the last {RECENT.days} days, not acknowledged yet, and "
    "explained by no post and no change of counting",
    "False discoveries corrected over all accounts and days of the last 90.",
    "Two weeks on, with all late figures, the day still lies outside of what was ordinary.",
)


def anomalies(report: AnomalyReport) -> Verdict:
    if not report.series:
        needs = report.too_short[0].reason if report.too_short else "No account has daily figures."
        return Verdict(RULE.kind, (), f"Not enough data: {needs}")
    after = report.selection.period.last_day - RECENT
    found = [run for run in report.days if run.peak > after and _is_open(run)]
    told = count_in_words(len(report.series), "account")
    reason = (
        f"{told} looked at; no day of the last {RECENT.days} stands out without an explanation."
    )
    return Verdict(RULE.kind, tuple(_insight(report, run) for run in found), reason)


def _is_open(run: UnusualDays) -> bool:
    away = abs(run.value - run.expected)
    return (
        run.q <= LEVEL
        and away >= max(LEAST_SHARE * abs(run.expected), LEAST_AMOUNT)
        and not run.reasons
        and run.acknowledged is None
    )


def _insight(report: AnomalyReport, run: UnusualDays) -> Insight:
    told, platform = unit(report.metric), run.subject.platform
    direction = "more" if run.is_above else "fewer"
    return Insight(
        kind=RULE.kind,
        key=f"{run.label}:{report.metric.name}:{run.peak}",
        title=f"Look into {period_in_words(run.days)} of {run.label}: far {direction} {told}.",
        description=(
            f"{rough(run.value)} {told} where {rough(run.expected)} were expected and "
            f"{between(run.low, run.high)} is ordinary. No post and no change of counting falls on "
            "it."
        ),
        estimate=Estimate(
            run.value,
            run.low,
            run.high,
            _history(report, run),
            f"{told} a day",
            "expected by course and weekday; the interval is that of ordinary days",
            run.q,
        ),
        impact=None,
        no_impact="Until the cause is known there is nothing to predict.",
        difficulty=Difficulty.EASY,
        value=abs(run.value - run.expected),
        overturned_by="A late import, a holiday, or a promotion that somebody knows of: note it.",
        evidence=Evidence(
            "anomalies",
            report.selection.period,
            (platform,) if platform else (),
            report.metric.name,
            own=(("level", report.level.value),),
        ),
        platforms=(platform,) if platform else (),
        subject=run.subject,
    )


def _history(report: AnomalyReport, run: UnusualDays) -> int:
    return next(one.history for one in report.series if one.key == run.series)
