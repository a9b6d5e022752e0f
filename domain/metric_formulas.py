"""How figures of a metric come about and combine, in words for the dictionary of metrics."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.metrics import Metric
from domain.vocabulary import MetricKind


@dataclass(frozen=True)
class Formula:
    """`denominator` is None where nothing is divided."""

    text: str
    denominator: str | None = None


@dataclass(frozen=True)
class DerivedMetric:
    """Worked out here, from metrics that sources tell."""

    name: str
    label: str
    definition: str
    formula: Formula
    remark: str


_RATES = {
    "ctr_pct": Formula("100 \u00d7 clicks \u00f7 impressions", "impressions"),
    "avg_view_duration_s": Formula("watch time \u00f7 views", "views"),
    "avg_view_pct": Formula("100 \u00d7 time watched \u00f7 length, mean over views", "views"),
    "avg_engagement_time_s": Formula("time with the page in front \u00f7 users", "users"),
    "avg_viewers": Formula("sum of viewers of each minute \u00f7 minutes streamed",
                           "minutes streamed"),
    "position": Formula("sum of positions \u00f7 impressions", "impressions"),
    "engagement_rate_reported": Formula("the platform's own; not the same on all of them",
                                        "impressions, as a rule"),
}  # fmt: skip

_COMBINING = {
    MetricKind.COUNTER: "Days, posts and accounts are added up.",
    MetricKind.UNIQUE: "Counts people once, so days, posts and platforms are never added up: the "
    "same person would be counted again.",
    MetricKind.LEVEL: "A gauge read at a moment: the last reading of a period stands for it; days "
    "are never added up.",
}

KIND_LABELS = {
    MetricKind.COUNTER: "adds up",
    MetricKind.UNIQUE: "people counted once",
    MetricKind.LEVEL: "level at a moment",
    MetricKind.RATE: "rate",
}

DERIVED = (
    DerivedMetric(
        "engagement_rate",
        "Engagement rate",
        "How many interactions there were for each view, worked out alike for every platform.",
        Formula("(likes + comments + shares + saves) \u00f7 views", "views, else impressions"),
        "Interactions that a platform does not tell are left out and named beside the figure. Of "
        "several posts it is the ratio of the sums, not the mean of their rates.",
    ),
    DerivedMetric(
        "change",
        "Change",
        "How an amount differs from the one of the days compared with.",
        Formula("(amount \u2212 amount before) \u00f7 amount before", "amount before"),
        "Of rates it is the difference in percentage points. From nothing there is no ratio, and "
        "it is called new.",
    ),
)


def formula_of(metric: Metric) -> Formula:
    if metric.kind is MetricKind.RATE:
        return _RATES.get(metric.name) or Formula("as the source states it", metric.weight)
    if metric.kind is MetricKind.LEVEL:
        return Formula("the last reading")
    if metric.kind is MetricKind.UNIQUE:
        return Formula("as the source states it for its period")
    return Formula("sum of the amounts of each day")


def combining(metric: Metric, metrics: Iterable[Metric]) -> str:
    """How days, posts and accounts are put together."""
    if metric.kind is not MetricKind.RATE:
        return _COMBINING[metric.kind]
    labels = {one.name: one.label.lower() for one in metrics}
    weight = labels.get(metric.weight or "", metric.weight or "nothing known")
    return f"Never added up or averaged as they stand: each rate is weighted by its {weight}."
