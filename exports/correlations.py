"""Links of features with metrics, and what matters most, as tables."""

import math

from analytics.correlations import CorrelationReport, FeatureImportanceReport, Finding
from analytics.correlations.wording import outcome_words, sentence
from exports.tables import Cell, Table

_COLUMNS = (
    "feature", "feature_label", "kind", "metric", "outcome", "estimate", "low", "high", "n",
    "worth_n", "p", "q", "stands", "rank_estimate", "rank_p", "change", "change_low",
    "change_high", "compared_from", "compared_to", "held_fixed", "method", "in_words",
)  # fmt: skip


def correlation_table(report: CorrelationReport) -> Table:
    """A row per feature and metric, those that mean nothing with the reason in words."""
    return Table(_COLUMNS, [_row(report, one) for one in report.findings])


def _row(report: CorrelationReport, one: Finding) -> tuple[Cell, ...]:
    effect = one.effect
    return (
        one.feature,
        report.table.feature(one.feature).label,
        one.kind.value,
        one.metric,
        outcome_words(report, one.metric),
        _known(one.estimate),
        _known(one.low),
        _known(one.high),
        one.n or None,
        _known(one.effective_n),
        _known(one.p),
        _known(one.q),
        ("yes" if one.stands else "no") if one.told else None,
        _known(one.rank_estimate),
        _known(one.rank_p),
        effect.change if effect else None,
        effect.low if effect else None,
        effect.high if effect else None,
        effect.lower if effect else None,
        effect.upper if effect else None,
        "; ".join(report.table.held_words),
        one.method,
        sentence(report, one),
    )


def importance_table(report: FeatureImportanceReport) -> Table:
    """Shares of the variance of posts that the model has not seen; the first row is all features
    together."""
    columns = ("feature", "feature_label", "metric", "share", "low", "high", "harmed_resamples")
    found = report.importance
    together: tuple[Cell, ...] = (
        "all", "All features together", report.metric.name, found.share, found.low, found.high,
        None,
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            one.name,
            report.labels[one.name],
            report.metric.name,
            one.estimate,
            one.low,
            one.high,
            one.chosen,
        )
        for one in found.features
    ]
    return Table(columns, [together, *rows])


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
