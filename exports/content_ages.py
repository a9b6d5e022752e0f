"""Totals by age, what comes next and the mix of reactions as tables."""

import math
from collections.abc import Sequence

from analytics.answers import Unanswered
from analytics.content_ages import ContentAges, PostAges
from analytics.content_outlook import ContentOutlook
from analytics.content_side_by_side import SideBySide
from analytics.engagement_mix import PlatformMix
from exports.tables import Cell, Table


def ages_table(report: ContentAges, post: PostAges) -> Table:
    """The post's own totals, then what is typical at each age."""
    part = post.platform.value, post.account
    rows: list[tuple[Cell, ...]] = [
        (*part, "post", float(age), float(total), None, None, None, None)
        for age, total in zip(post.curve.ages, post.curve.totals, strict=True)
    ]
    if not isinstance(post.typical, Unanswered):
        typical = post.typical
        rows += [
            (*part, "typical", float(age), None, *quartiles, int(n))
            for age, n, *quartiles in zip(
                typical.ages,
                typical.n,
                typical.low.tolist(),
                typical.median.tolist(),
                typical.high.tolist(),
                strict=True,
            )
            if not math.isnan(quartiles[1])
        ]
    columns = ("platform", "account", "part", "age_days", report.metric.name, "p25", "median",
               "p75", "n")  # fmt: skip
    return Table(columns, rows)


def side_by_side_table(report: SideBySide) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.content_id, one.title, report.platform.value, float(age), float(total))
        for one in report.drawn
        for age, total in zip(one.curve.ages, one.curve.totals, strict=True)
    ]
    return Table(("content_id", "title", "platform", "age_days", report.metric.name), rows)


def outlook_table(report: ContentOutlook) -> Table:
    """Days so far with what was unusual, then the days to come with their bands."""
    rows: list[tuple[Cell, ...]] = []
    for post in report.posts:
        whose = post.platform.value, post.account
        unusual = () if isinstance(post.unusual, Unanswered) else post.unusual
        by_day = {one.day: one for one in unusual}
        for day, value in zip(post.days or (), post.values, strict=True):
            odd = by_day.get(day)
            expected = (odd.expected, odd.low, odd.high) if odd else (None, None, None)
            known = None if math.isnan(value) else float(value)
            rows.append((*whose, "day", day, known, *expected, "yes" if odd else "no"))
        if not isinstance(post.coming, Unanswered):
            told = post.coming.forecast
            wide = told.bands[-1]
            rows += [
                (*whose, "forecast", day, float(mean), None, float(low), float(high), None)
                for day, mean, low, high in zip(
                    post.coming.period, told.mean, wide.low, wide.high, strict=True
                )
            ]
    columns = ("platform", "account", "part", "day", report.metric.name, "expected", "low_95",
               "high_95", "unusual")  # fmt: skip
    return Table(columns, rows)


def mix_table(mixes: Sequence[PlatformMix]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (mix.platform.value, metric.name, amount, float(amount / mix.whole))
        for mix in mixes
        for metric, amount in mix.parts
    ]
    return Table(("platform", "metric", "amount", "share"), rows)
