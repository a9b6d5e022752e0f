"""What an analysis found, figure by figure, to be kept and compared with a later one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.answers import Unanswered
from domain.analysis_runs import Statement, Unit

if TYPE_CHECKING:
    from analytics.correlations import CorrelationReport, FeatureImportanceReport
    from analytics.trends import TrendReport

_MOST = 200  # links of features with figures


def trend_statements(report: "TrendReport") -> tuple[Statement, ...]:
    """The change per day and in all, volatility, each rhythm's strength, and every shift."""
    return (*_course(report), *_seasons(report), *_changes(report))


def _course(report: "TrendReport") -> Sequence[Statement]:
    course = report.course
    if isinstance(course, Unanswered):
        return [Statement("change per day", course.reason)]
    trend = course.trend
    stated = [
        Statement(
            "change per day",
            f"The direction is {trend.direction.value}.",
            trend.slope,
            trend.low,
            trend.high,
            trend.n,
            Unit.AMOUNT,
        )
    ]
    if trend.slope_share is not None and trend.slope_share_interval is not None:
        low, high = trend.slope_share_interval
        words = "Change per day as a share of the level."
        stated.append(
            Statement("share per day", words, trend.slope_share, low, high, trend.n, Unit.SHARE)
        )
    if trend.volatility is not None:
        words = "Typical distance of a day from the line."
        stated.append(
            Statement("volatility", words, trend.volatility.share, n=trend.n, unit=Unit.SHARE)
        )
    return stated


def _seasons(report: "TrendReport") -> Sequence[Statement]:
    if isinstance(report.seasons, Unanswered):
        return [Statement("rhythm", report.seasons.reason)]
    return [
        Statement(
            f"rhythm by {one.name}",
            f"{'A clear' if one.clear else 'No clear'} rhythm (p = {one.p:.2g}).",
            one.strength,
            n=one.n,
            unit=Unit.SHARE,
        )
        for one in report.seasons
    ]


def _changes(report: "TrendReport") -> Sequence[Statement]:
    if isinstance(report.changes, Unanswered):
        return [Statement("changes", report.changes.reason)]
    return [
        Statement(
            f"shift on {one.day.isoformat()}",
            f"It may have come from {one.earliest} to {one.latest}.",
            one.shift,
            one.low,
            one.high,
            report.changes.n,
            Unit.AMOUNT,
        )
        for one in report.changes.changes
    ]


def correlation_statements(report: "CorrelationReport") -> tuple[Statement, ...]:
    """Of every link that was looked at, the surest first."""
    from analytics.correlations.wording import sentence

    told = sorted((one for one in report.findings if one.told), key=lambda one: one.q)
    return tuple(
        Statement(
            f"{one.feature} with {one.metric}",
            sentence(report, one),
            float(one.estimate),
            float(one.low) if one.low == one.low else None,
            float(one.high) if one.high == one.high else None,
            one.n,
        )
        for one in told[:_MOST]
    )


def importance_statements(report: "FeatureImportanceReport") -> tuple[Statement, ...]:
    found = report.importance
    explained = Statement(
        "explained out of sample", report.finding, found.share, found.low, found.high, found.n,
        Unit.SHARE,
    )  # fmt: skip
    return (
        explained,
        *(
            Statement(
                f"importance of {one.name}",
                f"{report.labels.get(one.name, one.name)}: harm done by shuffling it.",
                one.estimate,
                one.low,
                one.high,
                found.n,
                Unit.SHARE,
            )
            for one in found.features
        ),
    )
