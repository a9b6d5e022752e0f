"""What a post's age tells, in sentences: beside its peers, and what may become of it."""

import math

import numpy as np

from analytics.answers import Unanswered
from analytics.content_ages import AgeCurve, PostAges
from analytics.content_side_by_side import SideBySide
from analytics.stats.early_signal import EarlySignal
from analytics.stats.reliability import Bin
from analytics.stats.typical import Outlier
from charts.formats import amount, percent
from domain.metrics import Metric

_ABOUT_TYPICAL = 1.1  # times; nearer than this nobody would call it more or less
_SUREST, _LEAST_SURE = 0.99, 0.01


def age_in_words(age: float) -> str:
    """Hours on the first two days, then days."""
    if age < 2:
        hours = max(round(age * 24), 1)
        return f"{hours} hour{'' if hours == 1 else 's'}"
    return f"day {age:.0f}"


def times_typical(score: float) -> str:
    """2.3 times typical; below it the same ratio as a share."""
    ratio = 2.0**score
    if 1 / _ABOUT_TYPICAL < ratio < _ABOUT_TYPICAL:
        return "about typical"
    if ratio < 1:
        return f"{percent(ratio)} of typical"
    return f"{ratio:.1f} times typical" if ratio < 10 else f"{ratio:,.0f} times typical"


def outlier_finding(post: PostAges) -> str:
    """With n and the age, the words on the page."""
    outlier = post.outlier
    if isinstance(outlier, Unanswered):
        return "No comparison with typical posts yet"
    at = age_in_words(outlier.age)
    when = f"after {at}" if at.endswith(("hour", "hours")) else f"at {at}"
    words = times_typical(outlier.score)
    return f"{words[:1].upper()}{words[1:]} {when}, n = {outlier.peers:,} posts"


def outlier_words(metric: Metric, outlier: Outlier) -> str:
    return (
        f"{amount(metric, outlier.value, short=False)} beside a median of "
        f"{amount(metric, outlier.typical, short=False)}; outlier score "
        f"{outlier.score:+.2f} doublings".replace("-", "\N{MINUS SIGN}")
    )


def early_finding(early: EarlySignal) -> str:
    if early.chance > _SUREST:
        return "More than 99 % chance of the top tenth"
    if early.chance < _LEAST_SURE:
        return "Less than 1 % chance of the top tenth"
    return f"{early.chance * 100:.0f}\u00a0% chance of the top tenth"


def early_words(metric: Metric, early: EarlySignal) -> str:
    return (
        f"The top tenth of this account begins at {amount(metric, early.threshold)} "
        f"{metric.label.lower()} after {early.final_age:.0f} days, going by "
        f"{early.n:,} finished posts of the same format."
    )


def record_words(early: EarlySignal) -> str:
    """How such chances did before, so that the number can be weighed."""
    record, alike = early.record, early.record.bin_of(early.chance)
    parts = [f"Record: {record.n:,} past posts, Brier score {record.brier:.3f}"]
    if not math.isnan(record.skill):
        better = "better" if record.skill >= 0 else "worse"
        parts.append(
            f"{percent(abs(record.skill))} {better} than always saying {percent(record.share)}"
        )
    if alike is not None:
        parts.append(_alike_words(alike))
    return "; ".join(parts) + "."


def _alike_words(alike: Bin) -> str:
    came = round(alike.observed.estimate * alike.observed.n)
    return (
        f"of {alike.observed.n:,} given {alike.low * 100:.0f} to {alike.high * 100:.0f}\u00a0%, "
        f"{f'{came:,}' if came else 'none'} got there (95\u00a0% interval "
        f"{alike.observed.low * 100:.0f} to {alike.observed.high * 100:.0f}\u00a0%)"
    )


def age_summary(metric: Metric, post: PostAges) -> str:
    """The alternative text of the chart."""
    if not post.curve.ages.size:
        return f"No {metric.label.lower()} by age of this post on {post.platform.label}."
    total, age = float(post.curve.totals[-1]), float(post.curve.ages[-1])
    said = (
        f"{metric.label} on {post.platform.label} since publication: "
        f"{amount(metric, total, short=False)} after {age:.1f} days"
    )
    if isinstance(post.outlier, Unanswered):
        return f"{said}, with too little to compare with."
    return f"{said}; {outlier_finding(post).lower()}."


def side_by_side_summary(report: SideBySide) -> str:
    told = [
        f"{one.title} {amount(report.metric, float(one.curve.totals[-1]))} after "
        f"{one.curve.ages[-1]:.1f} days"
        for one in report.drawn
    ]
    return f"{report.metric.label} on {report.platform.label} since publication: {'; '.join(told)}."


def side_by_side_finding(report: SideBySide) -> str:
    """Who leads at the highest age that all of them reached."""
    drawn = report.drawn
    if len(drawn) < 2:
        return f"{report.metric.label} since publication"
    age = min(float(one.curve.ages[-1]) for one in drawn)
    if any(one.curve.ages[0] > age for one in drawn):
        return f"{report.metric.label} since publication"
    own, *others = (_at(one.curve, age) for one in drawn)
    behind = sum(own > other for other in others)
    at = age_in_words(age)
    when = f"After {at}" if at.endswith(("hour", "hours")) else f"At {at}"
    return f"{when} this one is ahead of {behind} of {len(others)}"


def _at(curve: AgeCurve, age: float) -> float:
    return float(np.interp(age, curve.ages, curve.totals))
