"""The small print of the page of timing."""

from analytics.timing import LagReport, TimingReport
from domain.errors import NotEnoughData
from domain.vocabulary import Basis
from ui import words


def caption(report: TimingReport) -> str:
    """Which posts, at which age, in whose hours."""
    outcome = report.metric.label.lower() if report.metric else "figures"
    parts = (
        f"{words.counted(report.published, 'post')} published "
        f"**{words.span(report.selection.period)}**",
        f"hour known of {report.timed:,}",
        f"{words.plain(outcome)} {report.choice.age.words} known of {report.rated:,}",
        _zone_words(report),
        *(
            (f"{words.counted(report.clips.clips, 'clip')} of viewers apart",)
            if report.clips
            else ()
        ),
    )
    return " \u00b7 ".join(parts)


def _zone_words(report: TimingReport) -> str:
    zone = words.plain(report.zone)
    if report.choice.zone:
        return f"hours in {zone}, as chosen; days cut in {words.plain(report.cutting_zone)}"
    return f"hours in {zone}, the workspace's zone: accounts name none of their own"


def change_words(report: TimingReport) -> str:
    week = report.week
    parts = [
        "Beside posts of the same account, type and time of year, drawn towards the usual where "
        "posts are few",
        f"hidden: {words.counted(week.hidden, 'cell')} under {week.minimum} posts",
        "association, not cause",
    ]
    if not any(times.differ for times in week.told):
        parts.insert(1, "the times differ no more than chance makes them, so all are drawn to 0 %")
    return " \u00b7 ".join(parts)


def counts_words(report: TimingReport) -> str:
    return (
        f"{words.counted(report.timed, 'post')} by {report.week.block_h}-hour block in "
        f"{words.plain(report.zone)}"
        if report.week.block_h > 1
        else f"{words.counted(report.timed, 'post')} by the hour in {words.plain(report.zone)}"
    )


def lag_words(report: LagReport) -> str:
    fit = report.fit
    if fit is None or isinstance(fit, NotEnoughData):
        return ""
    source = "sum of posts" if report.basis is Basis.POSTS else "the accounts' own series"
    parts = (
        f"{words.counted(fit.n, 'day')}, {words.span(report.selection.period)}, cut in "
        f"{words.plain(report.time_zone)}",
        f"figures: {source}",
        "both on a log scale, freed of a straight line and of weekdays, then of what the first "
        f"remembers of its own past ({words.counted(fit.memory, 'day')})",
    )
    return " \u00b7 ".join(parts)
