"""Leaderboards as tables: every row, unrounded."""

from analytics.leaderboards.opportunities import Opportunities
from analytics.leaderboards.report import LeaderboardReport
from analytics.leaderboards.standings import Standing
from analytics.leaderboards.viral import ViralReport, web_address
from domain.vocabulary import Level
from exports.tables import Cell, Table

_OTHERS = {Level.CREATOR: "topics", Level.TOPIC: "creators"}


def leaderboard_table(report: LeaderboardReport) -> Table:
    """Rows under the minimum of posts have no rank."""
    name, beside = report.metric.name, _beside(report)
    columns = (
        "rank", report.board.subject.value, "id", "posts", name, "share", f"{name}_before",
        "growth", "rank_before", f"average_{name}", f"median_{name}", f"typical_{name}",
        "typical_low", "typical_high", "own_weight", "engagement_rate", "interactions", "per",
        "shares", _OTHERS.get(report.board.subject, "topics"), *beside, "url",
    )  # fmt: skip
    rows = [(*_cells(row), *(row.beside.get(each) for each in beside), _url(report, row))
            for row in report.rows]  # fmt: skip
    return Table(columns, rows)


def _cells(row: Standing) -> tuple[Cell, ...]:
    typical, rate = row.typical, row.engagement
    return (
        row.rank,
        row.label,
        row.key,
        row.posts,
        row.total,
        row.share,
        row.before,
        row.growth,
        row.rank_before,
        row.average,
        row.median,
        *((typical.estimate, typical.low, typical.high) if typical else (None, None, None)),
        row.kept,
        *((rate.value, " ".join(rate.counted), rate.denominator) if rate else (None, None, None)),
        row.shares,
        row.others,
    )


def _beside(report: LeaderboardReport) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in report.rows for name in row.beside))


def _url(report: LeaderboardReport, row: Standing) -> str | None:
    cover = report.covers.get(int(row.key)) if report.board.subject is Level.CONTENT else None
    return web_address(cover.url) if cover else None


def opportunities_table(found: Opportunities) -> Table:
    columns = (
        "kind", "id", "name", "estimate", "low", "high", "of_all", "n", "q", "method",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            one.kind.value,
            one.key,
            one.label,
            one.estimate.estimate,
            one.estimate.low,
            one.estimate.high,
            one.against,
            one.estimate.n,
            one.q,
            one.estimate.method,
        )
        for one in found.found
    ]
    return Table(columns, rows)


def viral_table(report: ViralReport) -> Table:
    columns = (
        "content_id", "title", "platforms", "published_on", report.metric.name,
        "times_the_threshold", "url",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.content_id,
            row.cover.title,
            " ".join(platform.value for platform in row.cover.platforms),
            row.cover.published_on,
            row.amount,
            row.times,
            row.url,
        )
        for row in report.rows
    ]
    return Table(columns, rows)
