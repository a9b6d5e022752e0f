"""Findings in plain sentences: what went with what, by how much, how sure."""

from analytics.correlations.columns import FeatureColumn, FeatureKind
from analytics.correlations.findings import Effect, Finding, Level
from analytics.correlations.report import CorrelationReport
from analytics.wording import listed
from domain.metrics import Metric

NO_CAUSE = "Association, not cause."
_NOT_COUNTED_IN_ONES = ("seconds", "currency")


def outcome_words(report: CorrelationReport, metric: str) -> str:
    """What is looked at: "views in the first 7 days", "comments per view in all so far"."""
    label = report.table.outcome(metric).label
    return f"{label[:1].lower()}{label[1:]} {report.choice.age.words}"


def sentence(report: CorrelationReport, finding: Finding) -> str:
    if not finding.told:
        return finding.reason
    feature = report.table.feature(finding.feature)
    outcome = outcome_words(report, finding.metric)
    n = f"n\u00a0=\u00a0{finding.n:,}"
    if finding.kind is FeatureKind.CATEGORY:
        return f"{_categories(feature, finding, outcome)}, {n}. {NO_CAUSE}"
    assert finding.effect is not None
    told = _change(finding.effect, report.table.outcome(finding.metric).metric)
    side = _side(feature, finding.effect)
    if finding.stands:
        amount, span = told
        return f"{side} went with {amount} {outcome} ({span}), {n}. {NO_CAUSE}"
    return (
        f"{side} show no difference in {outcome} that is told apart from chance: "
        f"{told[0]} here, but {_either_way(finding.effect)} is as possible, {n}."
    )


def direction_words(finding: Finding, metric: Metric) -> str:
    """Of a table's row: what went with more of the feature."""
    if not finding.told or not finding.stands:
        return "unclear" if finding.told else "\u2013"
    if finding.kind is FeatureKind.CATEGORY:
        return f"most: {finding.levels[0].category}" if finding.levels else "differs"
    return "more" if finding.estimate > 0 else _less(metric)


def held_words(report: CorrelationReport) -> str:
    held = report.table.held_words
    return f"held fixed: {listed(held)}" if held else "nothing held fixed"


def level_words(finding: Finding) -> str:
    """All categories beside the average post, the highest first."""
    told = [f"{level.category} {_beside(level)}" for level in finding.levels]
    return f"Beside the average post: {'; '.join(told)}."


def _beside(level: Level) -> str:
    size = percent(abs(level.change))
    words = "the same" if size == "0 %" else f"{size} {'above' if level.change > 0 else 'below'}"
    return f"{words} ({level.posts:,} posts)"


def percent(ratio: float) -> str:
    return f"{ratio * 100:,.0f} %"


def _side(feature: FeatureColumn, effect: Effect) -> str:
    if effect.lower is None or effect.upper is None:
        return f"Posts {feature.phrase}"
    unit = f" {feature.unit}" if feature.unit else ""
    low, high = _distinct(effect.lower, effect.upper)
    return f"Posts at {high} rather than {low}{unit} ({feature.label.lower()})"


def _distinct(lower: float, upper: float) -> tuple[str, str]:
    """With as few figures as tell the two apart."""
    for digits in (2, 3, 4, 6):
        low, high = _number(lower, digits), _number(upper, digits)
        if low != high:
            break
    return low, high


def _number(value: float, digits: int) -> str:
    rounded = float(f"{value:.{digits}g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 10 ** (digits - 1) else f"{rounded:,g}"


def _change(effect: Effect, metric: Metric) -> tuple[str, str]:
    """The amount, and its interval with the smaller end first."""
    more = effect.change >= 0
    ends = sorted((abs(effect.low), abs(effect.high)))
    amount = f"{percent(abs(effect.change))} {'more' if more else _less(metric)}"
    return amount, f"{ends[0] * 100:,.0f} to {percent(ends[1])}"


def _either_way(effect: Effect) -> str:
    return " to ".join(
        f"{percent(abs(end))} {'more' if end >= 0 else 'less'}" for end in (effect.low, effect.high)
    )


def _categories(feature: FeatureColumn, finding: Finding, outcome: str) -> str:
    name = feature.label
    if not finding.stands:
        return f"{name} shows no link with {outcome} that is told apart from chance"
    highest, lowest = finding.levels[0], finding.levels[-1]
    return (
        f"{name} went with {outcome}: most with {highest.category} "
        f"({percent(abs(highest.change))} above the average post), least with {lowest.category} "
        f"({percent(abs(lowest.change))} below)"
    )


def _less(metric: Metric) -> str:
    return "less" if metric.unit in _NOT_COUNTED_IN_ONES else "fewer"
