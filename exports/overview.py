"""The overview as tables: its cards, its days and its top content."""

import math

from analytics.overview import OverviewReport, TopContentReport
from exports.tables import Cell, Table


def card_table(report: OverviewReport) -> Table:
    columns = (
        "metric", "unit", "amount", "before", "change", "change_ratio", "within_normal_variation",
        "comparable", "days_with_figures", "known_only_for_whole_periods", "estimated_share",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for card in report.cards:
        change = card.change
        rows.append(
            (
                card.metric.name,
                card.metric.unit,
                card.amount,
                card.before,
                change.amount if change else None,
                change.ratio if change else None,
                _yes_or_no(change.within_noise if change else None),
                _yes_or_no(change.comparable if change else None),
                card.days_with_data,
                card.beyond_days,
                card.estimated_share,
            )
        )
    return Table(columns, rows)


def daily_table(report: OverviewReport) -> Table:
    """One row per platform and day (or week, or month, from its first day to its last) with a
    figure; the period compared with stands below."""
    rows: list[tuple[Cell, ...]] = []
    for part, series in (("selected", report.series), ("compared", report.comparison)):
        for one in series:
            for span, value, estimated in zip(one.spans, one.values, one.estimated, strict=True):
                if not math.isnan(value):
                    told = _yes_or_no(bool(estimated))
                    days = (span.first_day, span.last_day) if one.lengths else (span.first_day,)
                    rows.append((part, *days, one.platform.value, float(value), told))
    days_named = ("day", "last_day") if any(one.lengths for one in report.series) else ("day",)
    return Table(("period", *days_named, "platform", report.metric.name, "estimated"), rows)


def top_content_table(report: TopContentReport) -> Table:
    columns = (
        "rank", "content_id", "title", "platforms", "type", "published_on", report.metric.name,
        "before", "change_ratio", "share", "rests_on_longer_periods", "url",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            rank,
            row.content_id,
            row.title,
            " ".join(platform.value for platform in row.platforms),
            row.content_type,
            row.published_on,
            row.amount,
            row.before,
            row.change_ratio,
            row.share,
            _yes_or_no(row.beyond_days),
            row.url,
        )
        for rank, row in enumerate(report.rows, start=1)
    ]
    return Table(columns, rows)


def _yes_or_no(told: bool | None) -> str | None:
    if told is None:
        return None
    return "yes" if told else "no"
