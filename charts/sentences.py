"""What a chart shows, in one sentence: for its title, and for those who cannot see it."""

from decimal import Decimal

import numpy as np

from analytics.content import ContentReport
from analytics.overview import Card, DailySeries, OverviewReport
from charts.formats import amount, percent
from charts.totals import has_values, summed
from domain.metrics import Metric
from domain.periods import DAYS_PER_WEEK, Period

_LEADING_SHARE = 0.995


def finding(report: OverviewReport) -> str:
    """The title of the daily chart: what one should know if one reads nothing else."""
    drawn = [series for series in report.series if has_values(series)]
    if not drawn:
        return f"{report.metric.label}: no figures by day"
    if not report.metric.additive or len(drawn) == 1:
        return _course(report.metric, drawn)
    amounts = [float(np.nansum(series.values)) for series in drawn]
    whole = sum(amounts)
    if whole <= 0:
        return f"{report.metric.label} by day"
    leader = int(np.argmax(amounts))
    if amounts[leader] / whole >= _LEADING_SHARE:
        return f"Nearly all {report.metric.label.lower()} come from {drawn[leader].platform.label}"
    return (
        f"{drawn[leader].platform.label} brings {percent(amounts[leader] / whole)} "
        f"of all {report.metric.label.lower()}"
    )


def _course(metric: Metric, drawn: list[DailySeries]) -> str:
    if len(drawn) > 1:
        return f"{metric.label} by day and platform"
    (series,) = drawn
    best = int(np.nanargmax(series.values))
    span = series.spans[best]
    peak, day = amount(metric, float(series.values[best])), span.first_day
    when = f"on {day.day} {day:%b %Y}" if span.days == 1 else f"in {_span(span)}"
    return f"{metric.label} on {series.platform.label} peaked at {peak} {when}"


def _span(span: Period) -> str:
    first, last = span.first_day, span.last_day
    return f"{first.day} {first:%b} to {last.day} {last:%b %Y}"


def daily_summary(report: OverviewReport) -> str:
    """The alternative text of the daily chart."""
    drawn = [series for series in report.series if has_values(series)]
    if not drawn:
        return f"No daily figures of {report.metric.label.lower()} in this period."
    if not report.metric.additive:
        names = ", ".join(series.platform.label for series in drawn)
        return f"{report.metric.label} per day for {names}."
    whole = summed(drawn)
    low, high = int(np.nanargmin(whole.values)), int(np.nanargmax(whole.values))
    days, unit = whole.days, bucket_word(whole)
    return (
        f"{report.metric.label} per {unit}, {len(days)} {unit}s from {days[0]} to "
        f"{whole.period.last_day}: "
        f"{amount(report.metric, float(np.nansum(whole.values)))} in total, "
        f"lowest {amount(report.metric, float(whole.values[low]))} on {days[low]}, "
        f"highest {amount(report.metric, float(whole.values[high]))} on {days[high]}; "
        f"{int(np.isnan(whole.values).sum())} {unit}s without figures."
    )


def bucket_word(series: DailySeries) -> str:
    """What an entry of the series is; parts of a week or month at the ends do not decide."""
    longest = max(series.lengths, default=1)
    if longest > DAYS_PER_WEEK:
        return "month"
    return "week" if longest > 1 else "day"


def content_summary(report: ContentReport) -> str:
    known = [post for post in report.posts if len(post.days)]
    if not known:
        return f"No daily figures of {report.metric.label.lower()} for this content."
    told = [
        f"{post.platform.label} {len(post.days)} days from {post.days[0]} to {post.days[-1]}, "
        f"{amount(report.metric, float(np.nansum(post.values)))} in total"
        for post in known
    ]
    return f"{report.metric.label} per day: {'; '.join(told)}."


def beyond_days(card: Card) -> str:
    """How much of an amount no day tells of; nothing when all of it is known by day."""
    if not card.amount or card.beyond_days <= 0:
        return ""
    share = min(card.beyond_days / card.amount, Decimal(1))
    if share == 1:
        return "Known only as totals of whole periods, not by day."
    return f"{percent(float(share))} of this is known only for whole periods, not by day."
