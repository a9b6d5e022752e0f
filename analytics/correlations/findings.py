"""One pair of feature and metric: how strong the link, how sure, and what it means in figures."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analytics.correlations.columns import FeatureColumn, FeatureKind, Values
from analytics.correlations.post_table import MINIMUM_POSTS, PostTable
from domain.errors import NotEnoughData

_FEWEST_ON_A_SIDE = 5  # of yes and of no
_QUARTERS = (0.25, 0.75)
_NOTHING_LEFT = 1e-6  # of a feature's spread: rounding
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Effect:
    """How much more (0.12 is 12 %) the posts on one side brought in than those on the other."""

    change: float
    low: float
    high: float
    lower: float | None  # of numbers: the lower and the upper quarter that are compared
    upper: float | None


@dataclass(frozen=True)
class Level:
    """The posts of one category, beside the average of all posts."""

    category: str
    posts: int
    change: float


@dataclass(frozen=True)
class Finding:
    """`estimate` is Pearson's r from -1 to 1, or of categories the correlation ratio from 0 to 1;
    nan, with the `reason` in words, where it means nothing."""

    feature: str
    metric: str
    kind: FeatureKind
    estimate: float = np.nan
    low: float = np.nan
    high: float = np.nan
    p: float = np.nan
    q: float = np.nan  # corrected over all pairs of the report
    n: int = 0
    effective_n: float = np.nan  # what the posts are worth, those of one work being alike
    rank_estimate: float = np.nan  # the same by ranks: not moved by a few extreme posts
    rank_p: float = np.nan
    effect: Effect | None = None
    levels: tuple[Level, ...] = ()  # of categories, the highest first
    method: str = ""
    reason: str = ""

    @property
    def told(self) -> bool:
        return not np.isnan(self.estimate)

    @property
    def stands(self) -> bool:
        """Whether it is told apart from chance, all pairs taken together."""
        return bool(self.q < 1 - CONFIDENCE)


@dataclass(frozen=True, eq=False)
class Freed:
    """The table's columns on the scale they are looked at, freed of what is held fixed."""

    table: PostTable
    features: dict[str, Values]  # of numbers, and of yes and no
    outcomes: dict[str, Values]

    @cached_property
    def held(self) -> int:
        """How many independent columns are held fixed."""
        known = self.table.held[np.isfinite(self.table.held).all(axis=1)]
        design = np.column_stack([np.ones(len(known)), known])
        return int(np.linalg.matrix_rank(design)) - 1 if len(known) else 0

    def worth(self, x: Values, y: Values, rows: NDArray[np.bool_]) -> float:
        """What a post counts for when those of one piece of content are alike."""
        from analytics.stats.clusters import worth_in_groups

        return worth_in_groups(x, y, self.table.works[rows])


def freed(table: PostTable) -> Freed:
    from analytics.stats.adjustment import residuals

    return Freed(
        table,
        {
            one.name: residuals(one.scaled, table.held)
            for one in table.features
            if one.kind is not FeatureKind.CATEGORY
        },
        {one.metric.name: residuals(one.scaled, table.held) for one in table.outcomes},
    )


def find(parts: Freed, feature: FeatureColumn, metric: str) -> Finding:
    plain = Finding(feature.name, metric, feature.kind)
    reason = _why_not(parts, feature, metric)
    if reason:
        return Finding(feature.name, metric, feature.kind, reason=reason)
    try:
        if feature.kind is FeatureKind.CATEGORY:
            return _with_categories(parts, feature, plain)
        return _with_numbers(parts, feature, plain)
    except NotEnoughData as few:
        return Finding(feature.name, metric, feature.kind, reason=str(few))


def _why_not(parts: Freed, feature: FeatureColumn, metric: str) -> str:
    """In words, for what is sparse or does not vary; nothing when all is well."""
    if feature.name in parts.table.held_features:
        return "It is held fixed in this view."
    both = np.isfinite(feature.values) & np.isfinite(parts.outcomes[metric])
    if both.sum() < MINIMUM_POSTS:
        question = f"{feature.label} beside {parts.table.outcome(metric).label.lower()}"
        return str(NotEnoughData(question, needed=MINIMUM_POSTS, got=int(both.sum()), unit="posts"))
    told, counts = np.unique(feature.values[both], return_counts=True)
    if told.size == 1:
        return f"It does not vary: it is the same for all {int(both.sum()):,} posts."
    if feature.kind is FeatureKind.YES_NO and counts.min() < _FEWEST_ON_A_SIDE:
        return str(
            NotEnoughData(
                f"{feature.label}, the rarer side",
                needed=_FEWEST_ON_A_SIDE,
                got=int(counts.min()),
                unit="posts",
            )
        )
    return ""


def _with_numbers(parts: Freed, feature: FeatureColumn, plain: Finding) -> Finding:
    from analytics.stats.clusters import sure_of_correlation
    from analytics.stats.correlation import correlate, correlate_ranks

    rows = np.isfinite(parts.features[feature.name]) & np.isfinite(parts.outcomes[plain.metric])
    x, y = parts.features[feature.name][rows], parts.outcomes[plain.metric][rows]
    held = parts.held
    found = correlate(x[:, None], y[:, None])
    r, n = float(found.r[0, 0]), int(found.n[0, 0])
    if np.isnan(r) or x.std() < _NOTHING_LEFT * feature.scaled[rows].std():
        return Finding(
            feature.name, plain.metric, feature.kind, reason="What is held fixed tells it already."
        )
    worth = min(float(found.effective_n[0, 0]), n * parts.worth(x, y, rows))
    sure, by_rank = sure_of_correlation(r, worth - held), correlate_ranks(x[:, None], y[:, None])
    rank_r = float(by_rank.r[0, 0])
    return Finding(
        feature=feature.name,
        metric=plain.metric,
        kind=feature.kind,
        estimate=r,
        low=sure.low,
        high=sure.high,
        p=sure.p,
        n=n,
        effective_n=worth,
        rank_estimate=rank_r,
        rank_p=sure_of_correlation(rank_r, worth - held).p,
        effect=_effect(feature, x, float(y.std() / x.std()), (r, sure.low, sure.high)),
        method=_method(feature, adjusted=held > 0),
    )


def _effect(
    feature: FeatureColumn, freed_values: Values, slope: float, r: tuple[float, float, float]
) -> Effect:
    """From no to yes, or from the lower to the upper quarter of otherwise equal posts."""
    if feature.kind is FeatureKind.YES_NO:
        change, low, high = (float(np.expm1(one * slope)) for one in r)
        return Effect(change, low, high, None, None)
    lower, upper = (float(one) for one in np.quantile(freed_values, _QUARTERS))
    if lower == upper:
        lower, upper = float(freed_values.min()), float(freed_values.max())
    change, low, high = (float(np.expm1(one * slope * (upper - lower))) for one in r)
    middle = float(np.nanmean(feature.scaled))
    ends = (lower + middle, upper + middle)
    start, end = (float(np.expm1(one)) if feature.logged else one for one in ends)
    return Effect(change, low, high, start, end)


def _method(feature: FeatureColumn, *, adjusted: bool) -> str:
    name = "point-biserial" if feature.kind is FeatureKind.YES_NO else "Pearson"
    scale = "logs of both" if feature.logged else "logs of the figures"
    return f"{'partial ' if adjusted else ''}{name} correlation, {scale}"


def _with_categories(parts: Freed, feature: FeatureColumn, plain: Finding) -> Finding:
    from analytics.stats.adjustment import partial_correlation_ratio
    from analytics.stats.association import rank_correlation_ratio

    outcome = parts.table.outcome(plain.metric)
    left = parts.outcomes[plain.metric]
    worth = _worth(parts, feature, left)
    held = parts.table.held
    found = partial_correlation_ratio(feature.codes, outcome.scaled, held, worth=worth)
    if np.isnan(found.estimate):
        return Finding(
            feature.name, plain.metric, feature.kind, reason="What is held fixed tells it already."
        )
    by_rank = rank_correlation_ratio(feature.codes, left)
    return Finding(
        feature=feature.name,
        metric=plain.metric,
        kind=feature.kind,
        estimate=found.estimate,
        low=found.low,
        high=found.high,
        p=found.p,
        n=found.n,
        effective_n=found.n * worth,
        rank_estimate=by_rank.estimate,
        rank_p=by_rank.p,
        levels=_levels(feature, left),
        method=f"{found.method}, logs of the figures",
    )


def _worth(parts: Freed, feature: FeatureColumn, left: Values) -> float:
    """What a post counts for beside an independent one: the mean over the categories."""
    from analytics.stats.correlation import correlate

    rows = (feature.codes >= 0) & np.isfinite(left)
    dummies = (feature.codes[rows, None] == np.unique(feature.codes[rows])).astype(float)
    found = correlate(dummies, left[rows, None])
    in_time = float((found.effective_n / found.n).mean())
    alike = np.mean([parts.worth(column, left[rows], rows) for column in dummies.T])
    return min(in_time, float(alike))


def _levels(feature: FeatureColumn, left: Values) -> tuple[Level, ...]:
    from analytics.stats.association import MINIMUM_GROUP

    rows = (feature.codes >= 0) & np.isfinite(left)
    codes, values = feature.codes[rows], left[rows]
    found = [
        Level(
            feature.categories[code],
            int((codes == code).sum()),
            float(np.expm1(values[codes == code].mean() - values.mean())),
        )
        for code in np.unique(codes)
        if (codes == code).sum() >= MINIMUM_GROUP
    ]
    return tuple(sorted(found, key=lambda level: -level.change))
