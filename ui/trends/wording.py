"""The small print of the trends page."""

import math

from analytics.trends import TrendComparison, TrendingReport, TrendReport, Unanswered
from charts.formats import percent
from domain.granularity import Granularity
from domain.vocabulary import Basis
from ui import words
from ui.captions import unit_words

_BASES = {
    Basis.POSTS: "sum of posts",
    Basis.ACCOUNTS: "the accounts' own figures",
}


def line_words(report: TrendReport) -> str:
    subject = report.subject
    parts = [
        f"{unit_words(subject.metric)} per {report.granularity.value}, "
        f"{words.plain(subject.time_zone)}",
        _BASES[subject.basis],
        words.span(subject.period),
    ]
    if report.line.estimated.any():
        parts.append("hollow points: estimated, spread evenly between two readings")
    if report.granularity is not Granularity.DAY:
        parts.append(
            f"{report.granularity.value}s that are whole; trend and changes rest on their days"
        )
    return " \u00b7 ".join(parts)


def remedy(report: TrendReport, reason: Unanswered) -> str:
    """Earlier days help only where the figures begin before the range."""
    if not reason.needed:
        return ""
    if math.isnan(report.daily.values[0]):
        return "Its figures begin within the range, so this needs time."
    return "Choose a longer range of days."


def compared_words(report: TrendComparison) -> str:
    return (
        f"{unit_words(report.subject.metric)} per {report.granularity.value}; "
        f"all intervals hold together with 95 %; each is compared with the "
        "first as shares of their own levels, so that what moves both alike cancels out"
    )


def trending_words(report: TrendingReport) -> str:
    said = [
        f"{words.span(report.recent)} against what {words.span(report.earlier)} let expect",
        f"{words.counted(report.judged, 'piece')} of content judged",
        f"of those named at most {percent(report.false_discovery)} are expected to be chance",
    ]
    if report.common > 1.005:
        said.append(
            f"the middle one rose by {percent(report.common - 1)}, which each has to exceed"
        )
    return " \u00b7 ".join(said)
