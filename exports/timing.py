"""Hours, weekdays, cadence, clips and lags as tables."""

import math
from datetime import timedelta

from analytics.stats.lags import LagFit
from analytics.timing import ClipHours, LagReport, TimingReport
from analytics.timing.heat import HOURS
from analytics.timing.wording import WEEKDAYS
from domain.errors import NotEnoughData
from exports.tables import Cell, Table

_REST_OF_WEEK = timedelta(days=6)


def effect_table(report: TimingReport) -> Table:
    """What weekday and hours go with; no rows where the posts do not suffice."""
    columns = ("part", "share", "low", "high", "p", "p_together", "n", "works", "method")
    effect = report.effect
    if isinstance(effect, NotEnoughData):
        return Table(columns, [])
    return Table(
        columns,
        [
            (
                one.part.value, one.share, one.low, one.high, one.p, effect.p, effect.n,
                effect.works, effect.method,
            )
            for one in effect.parts
        ],
    )  # fmt: skip


def week_table(report: TimingReport) -> Table:
    """A row per time of the week that has posts, then those of whole weekdays and of the hours of
    all days; the change is left out under the minimum."""
    week = report.week
    columns = (
        "weekday", "from_hour", "hours", "zone", "posts", "posts_with_figures", "change",
        "change_low", "change_high",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for times, kind in ((week.cells, "cell"), (week.weekdays, "weekday"), (week.blocks, "block")):
        for place in zip(*times.posts.nonzero(), strict=True):
            rows.append(
                (
                    "all" if kind == "block" else WEEKDAYS[place[0]],
                    0 if kind == "weekday" else int(place[-1]) * week.block_h,
                    HOURS if kind == "weekday" else week.block_h,
                    report.zone,
                    int(times.posts[place]),
                    int(times.rated[place]),
                    _known(float(times.change[place])),
                    _known(float(times.low[place])),
                    _known(float(times.high[place])),
                )
            )
    return Table(columns, rows)


def cadence_table(report: TimingReport) -> Table:
    columns = (
        "account", "platform", "posts", "posts_per_week", "median_gap_days", "longest_gap_days",
        "days_since_last", "weeks", "weeks_with_post", "evenness", "in_words",
    )  # fmt: skip
    return Table(
        columns,
        [
            (
                one.account,
                one.platform.value if one.platform else None,
                one.posts,
                one.cadence.per_week if one.cadence else None,
                one.cadence.median_gap if one.cadence else None,
                one.cadence.longest_gap if one.cadence else None,
                one.cadence.quiet_days if one.cadence else None,
                one.cadence.weeks if one.cadence else None,
                one.cadence.weeks_with_post if one.cadence else None,
                _known(one.cadence.evenness) if one.cadence else None,
                one.cadence.words if one.cadence else "too few days with a post",
            )
            for one in report.cadences
        ],
    )


def weeks_table(report: TimingReport) -> Table:
    rows = [(week.first_day, week.first_day + _REST_OF_WEEK, week.posts) for week in report.weeks]
    return Table(("first_day", "last_day", "posts"), rows)


def clips_table(clips: ClipHours) -> Table:
    return Table(("hour", "clips"), list(enumerate(clips.counts)))


def lag_table(report: LagReport, fit: LagFit) -> Table:
    columns = ("lead", "follow", "lag_days", "correlation", "threshold", "n", "p_of_strongest")
    lead = report.lead.key if report.lead else None
    follow = report.follow.key if report.follow else None
    return Table(
        columns,
        [
            (lead, follow, int(lag), float(value), fit.threshold, fit.n, fit.p)
            for lag, value in zip(fit.lags, fit.correlations, strict=True)
        ],
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
