"""What a comparison of trends says, in sentences."""

from analytics.answers import Unanswered
from analytics.trends.comparison import ComparedTrend, Difference, TrendComparison
from charts.trend_comparison import row_name
from charts.trend_words import daily_share, slope_words


def comparison_finding(report: TrendComparison) -> str:
    first = row_name(report, report.rows[0])
    apart = [
        row_name(report, row)
        for row in report.rows
        if isinstance(row.against_first, Difference) and row.against_first.clear
    ]
    if not any(isinstance(row.against_first, Difference) for row in report.rows):
        return "Too few common days to compare"
    if not apart:
        return f"No clear difference from {first}"
    named = ", ".join(apart[:2]) + (f" and {len(apart) - 2} more" if len(apart) > 2 else "")
    return f"{named} {'goes' if len(apart) == 1 else 'go'} another way than {first}"


def compared_words(row: ComparedTrend) -> tuple[str, str, str]:
    """Direction, change per day, and the difference from the first row."""
    if isinstance(row.course, Unanswered):
        return "not told", row.course.reason, _apart(row)
    return row.course.trend.direction.value, slope_words(row.metric, row.course), _apart(row)


def _apart(row: ComparedTrend) -> str:
    match row.against_first:
        case None:
            return "compared with"
        case Unanswered(reason=reason):
            return reason
        case Difference() as found:
            low, high = (daily_share(edge, plus=True) for edge in (found.low, found.high))
            return f"{daily_share(found.slope, plus=True)} a day ({low} to {high})"
    return ""


def comparison_summary(report: TrendComparison, *, indexed: bool) -> str:
    how = "as an index, 100 being the mean of each" if indexed else "as they are"
    told = "; ".join(f"{row_name(report, row)}: {compared_words(row)[0]}" for row in report.rows)
    return f"{report.subject.metric.label} of {len(report.rows)} items {how}. {told}."
