"""Which old content rises again, so that it is worth showing anew?"""

from collections.abc import Mapping
from datetime import date, timedelta

from analytics.insights.rules import LEVEL, Rule
from analytics.insights.words import quoted, rough, times, unit
from analytics.stats.rising import FEWEST_EARLIER, FEWEST_RECENT
from analytics.trends import TrendingReport
from analytics.trends.trending import TrendingContent
from analytics.wording import count_in_words, day_in_words
from domain.insights import (
    Difficulty,
    Estimate,
    Evidence,
    Impact,
    Insight,
    InsightKind,
    Verdict,
)
from domain.periods import Period

OLD = timedelta(days=90)
LEAST_RATIO = 1.5  # the cautious end
LEAST_AMOUNT = 100.0  # above what was expected of the week

RULE = Rule(
    InsightKind.REVIVAL,
    f"content older than {OLD.days} days with figures on {FEWEST_RECENT} of the last 7 days and "
    f"{FEWEST_EARLIER} of the 28 before, read by day",
    f"at least {LEAST_RATIO} times its own earlier weeks at the cautious end, beyond what all "
    "content rose",
    f"at least {LEAST_AMOUNT:.0f} more than expected in the week",
    "False discoveries corrected over all content with enough days, old and new.",
    "The week after brings at least the cautious end of what was predicted above the expected.",
)


def revival(report: TrendingReport, published: Mapping[int, date]) -> Verdict:
    """`published` is the first day of publication by content; content without one is not judged."""
    if not report.judged:
        return Verdict(RULE.kind, (), f"Not enough data: needs content with figures on "
                       f"{FEWEST_RECENT} of the last 7 days and {FEWEST_EARLIER} of the 28 before, "
                       "has none.")  # fmt: skip
    found = [
        _insight(report, row, published[row.content_id])
        for row in report.rows
        if _is_old(report, published.get(row.content_id)) and _is_large(row)
    ]
    told = count_in_words(report.judged, "piece")
    return Verdict(
        RULE.kind, tuple(found), f"{told} of content judged; nothing old rises by enough."
    )


def _is_old(report: TrendingReport, day: date | None) -> bool:
    return day is not None and day < report.recent.last_day - OLD


def _is_large(row: TrendingContent) -> bool:
    return row.q <= LEVEL and row.low >= LEAST_RATIO and row.recent - row.expected >= LEAST_AMOUNT


def _insight(report: TrendingReport, row: TrendingContent, day: date) -> Insight:
    told, days = unit(report.subject.metric), row.recent_days + row.earlier_days
    least, most = row.recent * (1 - 1 / row.low), row.recent * (1 - 1 / row.high)
    return Insight(
        kind=RULE.kind,
        key=f"content:{row.content_id}:{report.recent.last_day:%G-%V}",
        title=f"Show {quoted(row.title)} anew: it rises again.",
        description=(
            f"Published on {day_in_words(day)}, it had {rough(row.recent)} {told} in the last "
            f"{count_in_words(row.recent_days, 'day')} where {rough(row.expected)} were expected "
            f"of it: {times(row.ratio)} as many ({row.low:.1f} to {row.high:.1f}, n = {days} days)."
        ),
        estimate=Estimate(row.ratio, row.low, row.high, days, "times", report.method, row.q),
        impact=Impact(
            row.recent - row.expected, least, most, f"more {told} in a week",
            "If it goes on for another week as in the last. Such rises often fade.",
        ),
        no_impact="",
        difficulty=Difficulty.EASY,
        value=least,
        overturned_by="A single link that sent people once, or a fall in the coming days.",
        evidence=Evidence(
            "content", Period(report.earlier.first_day, report.recent.last_day),
            metric=report.subject.metric.name, content_id=row.content_id,
        ),
        content_ids=(row.content_id,),
    )  # fmt: skip
