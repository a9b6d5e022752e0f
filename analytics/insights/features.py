"""Which features go with success, so that a team may try them?"""

from dataclasses import dataclass

import numpy as np

from analytics.correlations import CorrelationReport, FeatureImportanceReport
from analytics.correlations.columns import FeatureKind
from analytics.correlations.findings import Finding, freed
from analytics.correlations.wording import outcome_words, sentence
from analytics.insights.rules import AS_PREDICTED, LATER_POSTS, LEVEL, Rule
from analytics.insights.words import rough, share
from domain.insights import (
    Difficulty,
    Estimate,
    Evidence,
    Impact,
    Insight,
    InsightKind,
    Verdict,
)

LEAST_CHANGE = 0.1  # the cautious end of the interval
LEAST_AMOUNT = 25.0  # of a typical post, the cautious end
_FOUR_WEEKS = 28
_NO_LEVERS = {"creator", "language", "audience", "platform", "type"}

RULE = Rule(
    InsightKind.FEATURE,
    "20 posts of the last year with the feature and figures of their first 7 days",
    f"at least {share(LEAST_CHANGE)} more or less at the cautious end of the interval",
    f"at least {LEAST_AMOUNT:.0f} on a typical post at the cautious end",
    "False discoveries corrected over all features, account, format and day held fixed; besides, "
    "the feature must help to predict posts not seen, beside all other features.",
    f"{LATER_POSTS}account and type held fixed, {AS_PREDICTED}",
)


@dataclass(frozen=True)
class _Lift:
    """What goes with the better side, as a share: 0.3 is 30 % more."""

    change: float
    low: float
    high: float
    side: str  # to follow "Try"
    towards: str  # the same in a word that stays: "more", "less" or the category


def candidates(report: CorrelationReport, metric: str) -> tuple[Finding, ...]:
    """Those that stand at the level of the rules and are the team's to choose."""
    return tuple(
        one
        for one in report.standing
        if one.metric == metric and one.q <= LEVEL and one.feature not in _NO_LEVERS
    )


def features(
    report: CorrelationReport, metric: str, importance: FeatureImportanceReport | None
) -> Verdict:
    """`importance` is of the same posts; None where there are no candidates to ask it about."""
    told = [one for one in report.findings if one.told and one.metric == metric]
    if not told:
        needs = "needs 20 posts of the last year with figures of their first 7 days"
        return Verdict(RULE.kind, (), f"Not enough data: {needs}, has {_known(report, metric)}.")
    helps = {
        one.name: one.low > 0 for one in (importance.importance.features if importance else ())
    }
    found = [
        _insight(report, one, lift)
        for one in candidates(report, metric)
        if helps.get(one.feature) and (lift := _lift(report, one)) and _is_large(report, one, lift)
    ]
    reason = (
        f"{len(told)} features looked at; none goes with more or less beyond chance, by enough, "
        "and beside the others."
    )
    return Verdict(RULE.kind, tuple(found), reason)


def _known(report: CorrelationReport, metric: str) -> int:
    """Posts with figures of their first days."""
    outcomes = (one for one in report.table.outcomes if one.metric.name == metric)
    return max((int(np.isfinite(one.values).sum()) for one in outcomes), default=0)


def _typical(report: CorrelationReport, metric: str) -> float:
    return float(np.nanmedian(report.table.outcome(metric).values))


def _is_large(report: CorrelationReport, one: Finding, lift: _Lift) -> bool:
    return lift.low >= LEAST_CHANGE and lift.low * _typical(report, one.metric) >= LEAST_AMOUNT


def _lift(report: CorrelationReport, one: Finding) -> _Lift | None:
    """Turned to the side that brings more."""
    feature = report.table.feature(one.feature)
    if one.kind is FeatureKind.CATEGORY:
        return _best_category(report, one)
    effect = one.effect
    assert effect is not None
    up = effect.change > 0
    change, low, high = (
        (effect.change, effect.low, effect.high)
        if up
        else tuple(1 / (1 + each) - 1 for each in (effect.change, effect.high, effect.low))
    )
    if one.kind is FeatureKind.YES_NO:
        side = f"more posts {feature.phrase}" if up else f"fewer posts {feature.phrase}"
    else:
        side = f"posts with {'higher' if up else 'lower'} {feature.label.lower()}"
    return _Lift(change, low, high, side, "more" if up else "less")


def _best_category(report: CorrelationReport, one: Finding) -> _Lift | None:
    """Beside the average post. As the best of several it is widened by Bonferroni; posts of one
    work count for as much as in the finding."""
    if not one.levels:
        return None
    from scipy.special import stdtrit  # loaded when asked for

    feature, best = report.table.feature(one.feature), one.levels[0]
    left = freed(report.table).outcomes[one.metric]
    rows = (feature.codes >= 0) & np.isfinite(left)
    own = left[rows & (feature.codes == feature.categories.index(best.category))]
    worth = own.size * one.effective_n / one.n
    if worth <= 2:
        return None
    middle = float(own.mean() - left[rows].mean())
    quantile = float(stdtrit(worth - 1, 1 - 0.025 / len(one.levels)))
    margin = quantile * float(own.std(ddof=1)) / np.sqrt(worth)
    change, low, high = (
        float(np.expm1(each)) for each in (middle, middle - margin, middle + margin)
    )
    side = f"more posts of {best.category} ({feature.label.lower()})"
    return _Lift(change, low, high, side, best.category)


def _insight(report: CorrelationReport, one: Finding, lift: _Lift) -> Insight:
    table, typical = report.table, _typical(report, one.metric)
    feature, told = table.feature(one.feature), outcome_words(report, one.metric)
    posts_in_four_weeks = one.n * _FOUR_WEEKS / report.selection.period.days
    return Insight(
        kind=RULE.kind,
        key=f"{one.feature}:{one.metric}:{lift.towards}",
        title=f"Try {lift.side}.",
        description=(
            f"{sentence(report, one)} The better side went with {share(lift.change)} more "
            f"({share(lift.low)} to {share(lift.high)}), and the feature helps to predict posts "
            "that were not looked at."
        ),
        estimate=Estimate(lift.change, lift.low, lift.high, one.n, "share more", one.method, one.q),
        impact=Impact(
            typical * lift.change,
            typical * lift.low,
            typical * lift.high,
            f"more {told} per post",
            f"On a typical post, which has {rough(typical)}, if the feature itself does it.",
        ),
        no_impact="",
        difficulty=Difficulty.MODERATE,
        value=typical * lift.low * posts_in_four_weeks / 2,
        overturned_by=(
            "A test that finds no difference, or a dozen posts tried this way that stay ordinary: "
            "posts with the feature may differ in something else."
        ),
        evidence=Evidence(
            "correlations", report.selection.period, metric=None,
            own=(("feature", feature.name), ("outcome", one.metric)),
        ),
    )  # fmt: skip
