"""Trends as tables: the line with its forecast, rhythms, changes, compared lines, what rises."""

import math

from analytics.answers import Unanswered
from analytics.trends.comparison import Difference, TrendComparison
from analytics.trends.report import TrendReport
from analytics.trends.trending import TrendingReport
from exports.tables import Cell, Table


def trend_table(report: TrendReport) -> Table:
    """One row per step: what was told, then what is forecast."""
    fitted = report.fitted
    rows: list[tuple[Cell, ...]] = []
    for n, step in enumerate(report.line.steps):
        value = _known(report.line.values[n])
        trend = _known(fitted[n]) if fitted is not None else None
        estimated = None if value is None else _yes(report.line.estimated[n])
        rows.append(("figures", step, value, estimated, trend, *_NO_BANDS))
    if not isinstance(report.outlook, Unanswered):
        narrow, wide = report.outlook.bands[0], report.outlook.bands[-1]
        for n, step in enumerate(report.outlook.steps):
            edges = (narrow.low[n], narrow.high[n], wide.low[n], wide.high[n])
            mean = float(report.outlook.mean[n])
            rows.append(("forecast", step, mean, None, None, *(float(edge) for edge in edges)))
    name = report.subject.metric.name
    bands = ("low_80", "high_80", "low_95", "high_95")
    first = f"first_day_of_{report.granularity.value}"
    return Table(("part", first, name, "estimated", "trend", *bands), rows)


_NO_BANDS: tuple[None, ...] = (None,) * 4


def change_table(report: TrendReport) -> Table:
    columns = (
        "day", "earliest", "latest", "shift", "low", "high", "before", "after", "ratio",
        "slope_before", "slope_after", "falls_on",
    )  # fmt: skip
    if isinstance(report.changes, Unanswered):
        return Table(columns, ())
    rows: list[tuple[Cell, ...]] = [
        (
            one.day, one.earliest, one.latest, one.shift, one.low, one.high, one.before, one.after,
            one.ratio, one.slope_before, one.slope_after,
            one.explained_by.words if one.explained_by else None,
        )
        for one in report.changes.changes
    ]  # fmt: skip
    return Table(columns, rows)


def season_table(report: TrendReport) -> Table:
    columns = ("rhythm", "position", "against_average", "low", "high", "average", "p", "strength")
    if isinstance(report.seasons, Unanswered):
        return Table(columns, ())
    rows: list[tuple[Cell, ...]] = [
        (
            season.name, label, _known(season.profile[n]), _known(season.low[n]),
            _known(season.high[n]), season.level, season.p, season.strength,
        )
        for season in report.seasons
        for n, label in enumerate(season.labels)
    ]  # fmt: skip
    return Table(columns, rows)


def compared_lines_table(report: TrendComparison) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (row.item.label, row.metric.name, step, float(value), _known(index), _yes(estimated))
        for row in report.rows
        for step, value, index, estimated in zip(
            row.line.steps, row.line.values, row.indexed, row.line.estimated, strict=True
        )
        if not math.isnan(value)
    ]
    first = f"first_day_of_{report.granularity.value}"
    return Table(("item", "metric", first, "amount", "index", "estimated"), rows)


def compared_trends_table(report: TrendComparison) -> Table:
    columns = (
        "item", "metric", "direction", "per_day", "low", "high", "level", "days",
        "against_first_per_day", "against_first_low", "against_first_high", "not_told",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row in report.rows:
        apart = row.against_first if isinstance(row.against_first, Difference) else None
        beside = (apart.slope, apart.low, apart.high) if apart else (None, None, None)
        named = row.item.label, row.metric.name
        if isinstance(row.course, Unanswered):
            rows.append((*named, *(None,) * 6, *beside, row.course.reason))
            continue
        trend = row.course.trend
        told = (trend.direction.value, trend.slope, trend.low, trend.high, trend.level, trend.n)
        rows.append((*named, *told, *beside, None))
    return Table(columns, rows)


def trending_table(report: TrendingReport) -> Table:
    columns = (
        "rank", "content_id", "title", "recent", "expected", "ratio", "shrunk_ratio", "low", "high",
        "q", "recent_days", "earlier_days",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            rank, row.content_id, row.title, row.recent, row.expected, row.ratio, row.shrunk,
            row.low, row.high, row.q, row.recent_days, row.earlier_days,
        )
        for rank, row in enumerate(report.rows, start=1)
    ]  # fmt: skip
    return Table(columns, rows)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _yes(told: bool) -> str:
    return "yes" if told else "no"
