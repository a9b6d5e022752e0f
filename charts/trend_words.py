"""What a trend says, in sentences: for titles, captions and those who cannot see the chart."""

import math

from analytics.answers import Unanswered
from analytics.stats.trend import Direction, Trend
from analytics.trends.outlook import Outlook
from analytics.trends.parts import Course, DatedChange, SeasonProfile
from analytics.trends.report import TrendReport
from analytics.trends.trending import TrendingReport
from charts.formats import MINUS, amount, percent, signed_amount
from domain.metrics import Metric
from domain.vocabulary import Level

_COURSES = {
    Direction.RISING: "rising",
    Direction.FALLING: "falling",
    Direction.STABLE: "stable",
    Direction.CYCLICAL: "going up and down in a regular cycle",
}
_SAME = 0.005
_SMALLEST_SHARE = 0.001  # per cent
_TO = "\u2009\u2013\u2009"


def trend_finding(report: TrendReport) -> str:
    """The title: what one should know if one reads nothing else."""
    subject = report.subject
    what = subject.metric.label
    whose = "" if subject.level is Level.TOTAL else f" of {report.item.label}"
    if isinstance(report.course, Unanswered):
        return f"{what}{whose}: too few days for a trend"
    trend = report.course.trend
    if trend.direction is Direction.UNCLEAR:
        return f"{what}{whose}: no clear direction"
    said = f"{what}{whose} are {_COURSES[trend.direction]}"
    moved = trend.direction in (Direction.RISING, Direction.FALLING)
    if moved and trend.slope_share is not None:
        said += f", by {daily_share(abs(trend.slope_share))} a day"
    return said


def slope_words(metric: Metric, course: Course) -> str:
    trend = course.trend
    shares = trend.slope_share_interval
    if trend.slope_share is None or shares is None:
        return _slope_in_units(metric, trend)
    low, high = (daily_share(edge, plus=True) for edge in shares)
    return f"{daily_share(trend.slope_share, plus=True)} a day ({low} to {high})"


def daily_share(ratio: float, *, plus: bool = False) -> str:
    """Two figures below one per cent: what looks small in a day is large in a year."""
    size = abs(ratio) * 100
    if size >= 1 or size < _SMALLEST_SHARE:
        return percent(ratio, plus=plus)
    sign = MINUS if ratio < 0 else "+" if plus else ""
    return f"{sign}{size:.2g}\u00a0%"


def _slope_in_units(metric: Metric, trend: Trend) -> str:
    low, high = (signed_amount(metric, edge) for edge in (trend.low, trend.high))
    return f"{signed_amount(metric, trend.slope)} a day ({low} to {high})"


def course_facts(metric: Metric, course: Course) -> tuple[tuple[str, str, str], ...]:
    """Label, value and what it rests on, in the order they are shown."""
    trend = course.trend
    share = trend.slope_share
    facts = [
        (
            "Change per day",
            daily_share(share, plus=True)
            if share is not None
            else signed_amount(metric, trend.slope),
            f"{trend.confidence * 100:.3g} % interval {_interval(metric, trend)}",
        ),
        (
            f"Over {course.days:,} days",
            signed_amount(metric, course.change),
            f"along the line, {signed_amount(metric, trend.slope)} a day",
        ),
    ]
    if trend.volatility:
        facts.append(_unrest(trend))
    facts.append(("Days with figures", f"{trend.n:,}", _on_line(trend)))
    return tuple(facts)


def _on_line(trend: Trend) -> str:
    said = f"{percent(trend.strength)} of the variance on the line"
    if not trend.hits:
        return said
    days = "exceptional day" if trend.hits == 1 else "exceptional days"
    return f"{said}; {trend.hits:,} {days} left out of it"


def _interval(metric: Metric, trend: Trend) -> str:
    shares = trend.slope_share_interval
    if shares is None:
        return f"{signed_amount(metric, trend.low)} to {signed_amount(metric, trend.high)}"
    return f"{daily_share(shares[0], plus=True)} to {daily_share(shares[1], plus=True)}"


def _unrest(trend: Trend) -> tuple[str, str, str]:
    unrest = trend.volatility
    assert unrest is not None
    if not unrest.changed:
        moved = "no clear change within the days shown"
    else:
        moved = f"{'more' if unrest.ratio > 1 else 'less'} restless in the second half"
    times = f"{unrest.ratio:.2g} times the first half, {unrest.low:.2g} to {unrest.high:.2g}"
    return "Typical distance from the line", percent(unrest.share), f"{moved} ({times})"


def season_finding(profile: SeasonProfile) -> str:
    if not profile.clear:
        return f"No clear rhythm by {profile.name}"
    best, worst = (_extreme(profile, highest=highest) for highest in (True, False))
    return f"By {profile.name}: most on {best}, least on {worst}"


def _extreme(profile: SeasonProfile, *, highest: bool) -> str:
    known = [
        (value, label)
        for value, label in zip(profile.profile, profile.labels, strict=True)
        if not math.isnan(value)
    ]
    return (max if highest else min)(known)[1]


def season_words(profile: SeasonProfile) -> str:
    chance = "p < 0.001" if profile.p < 0.001 else f"p = {profile.p:.2g}"
    return (
        f"Against the average {'month' if profile.name == 'month' else 'day'}, bars with 95 % "
        f"intervals; explains {percent(profile.strength)} of what the trend leaves; {chance}, "
        f"corrected for the rhythms looked for; n = {profile.n:,}"
    )


def change_words(report: TrendReport, one: DatedChange) -> str:
    metric, per_day = report.subject.metric, "" if report.subject.gauge else " a day"
    share = f" ({percent(one.ratio, plus=True)})" if one.ratio is not None else ""
    low, high = (signed_amount(metric, edge) for edge in (one.low, one.high))
    said = f"{_when(one)}: {signed_amount(metric, one.shift)}{per_day}{share}, {low} to {high}"
    if one.slope_before == one.slope_after:
        return said
    before, after = (signed_amount(metric, s) for s in (one.slope_before, one.slope_after))
    return f"{said}; moving by {after} from day to day since, by {before} before"


def _when(one: DatedChange) -> str:
    when = f"{one.day.day} {one.day:%b %Y}"
    if one.earliest == one.latest:
        return when
    earliest, latest = (f"{day.day} {day:%b %Y}" for day in (one.earliest, one.latest))
    return f"{when} (between {earliest} and {latest})"


def outlook_finding(report: TrendReport, outlook: Outlook) -> str:
    metric = report.subject.metric
    wide = outlook.wide
    step = report.granularity.value
    if report.subject.gauge or len(outlook.mean) == 1:
        low, high = (_expected(metric, edge[-1]) for edge in (wide.low, wide.high))
        when = "at the end" if report.subject.gauge else f"in the next {step}"
        return f"Forecast: {_expected(metric, outlook.mean[-1])} {when} ({low}{_TO}{high})"
    return f"Forecast: about {_expected(metric, outlook.mean.mean())} a {step}"


def _expected(metric: Metric, value: float) -> str:
    """Counts are whole, also where a mean of them is not."""
    return amount(metric, round(float(value)) if metric.unit == "count" else float(value))


def outlook_words(report: TrendReport, outlook: Outlook) -> str:
    step = report.granularity.value
    method = outlook.method[:1].upper() + outlook.method[1:]
    parts = [f"{method}, learnt from {outlook.n:,} {step}s"]
    if outlook.is_naive:
        parts.append("repeating the past did best here, so nothing cleverer is used")
    parts.append(_record(report, outlook))
    return "; ".join(parts) + "."


def _record(report: TrendReport, outlook: Outlook) -> str:
    record = outlook.backtest
    if record is None:
        return "the history is too short to try the forecast on it"
    metric, inside = report.subject.metric, record.coverage.get(outlook.wide.level)
    tried = f"tried from {record.origins} earlier points of this series it missed by"
    told = f"{tried} {_expected(metric, record.error)} a {report.granularity.value} on average"
    if not (outlook.is_naive or math.isnan(record.relative_error)):
        told += f", {_beside_repeating(record.relative_error)}"
    if inside is not None:
        told += (
            f"; {percent(inside)} of the days to come lay in its {percent(outlook.wide.level)} band"
        )
    return told.replace("days to come", f"{report.granularity.value}s to come")


def _beside_repeating(relative_error: float) -> str:
    away = relative_error - 1
    if abs(away) < _SAME:
        return "as much as repeating the past"
    return f"{percent(abs(away))} {'less' if away < 0 else 'more'} than repeating the past"


def trend_summary(report: TrendReport) -> str:
    """The alternative text of the chart."""
    subject, line = report.subject, report.line
    said = (
        f"{subject.metric.label} per {report.granularity.value} of {report.item.label}, "
        f"{line.known} of {len(line.steps)} {report.granularity.value}s with figures from "
        f"{subject.period.first_day} to {subject.period.last_day}."
    )
    if not isinstance(report.course, Unanswered):
        trend = report.course.trend
        said += f" Trend {trend.direction.value}: {slope_words(subject.metric, report.course)}."
    if not isinstance(report.changes, Unanswered):
        number = len(report.changes.changes)
        said += f" {number} change{'' if number == 1 else 's'} of course found."
    return said


def trending_finding(report: TrendingReport) -> str:
    metric = report.subject.metric.label.lower()
    if not report.judged:
        return f"No content has enough {metric} to tell what is rising"
    if not report.rows:
        return f"Nothing is rising in {metric} beyond chance"
    if len(report.rows) == 1:
        return f"One piece of content is rising in {metric}"
    return f"{len(report.rows)} pieces of content are rising in {metric}"
