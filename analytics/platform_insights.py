"""How does one platform do in a period, and what share of everything is it?"""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from analytics.engagement_rate import EngagementRate, derived_engagement_rate
from analytics.overview import (
    OverviewReport,
    TopContentReport,
    report_overview,
    report_top_content,
)
from domain.selection import Selection
from domain.vocabulary import Platform


@dataclass(frozen=True, eq=False)
class PlatformInsights:
    """`overview` is of this platform alone, counted as all platforms together are."""

    platform: Platform
    overview: OverviewReport
    share: float | None  # 0..1 of the metric's amount on all platforms; None: not known
    engagement_rate: EngagementRate | None  # over the whole period
    top_content: TopContentReport


def report_platform(
    connection: Connection,
    selection: Selection,
    platform: Platform,
    metric_name: str | None = None,
    *,
    today: date | None = None,
) -> PlatformInsights:
    of_platform = replace(selection, platforms=(platform,))
    overview = report_overview(connection, of_platform, metric_name, today=today)
    name = overview.metric.name
    everything = report_overview(
        connection,
        replace(selection, platforms=(), basis=overview.basis),
        name,
        today=today,
    )
    amounts = {
        card.metric.name: card.amount
        for card in overview.cards
        if card.amount is not None and card.basis is None
    }
    return PlatformInsights(
        platform=platform,
        overview=overview,
        share=_share(overview, everything),
        engagement_rate=derived_engagement_rate(amounts),
        top_content=report_top_content(connection, of_platform, name, today=today),
    )


def _share(overview: OverviewReport, everything: OverviewReport) -> float | None:
    """Only of what adds up, and is counted in the same way on both sides."""
    own, whole = _amount(overview), _amount(everything)
    if own is None or not whole or overview.basis is not everything.basis:
        return None
    return own / whole


def _amount(report: OverviewReport) -> float | None:
    for card in report.cards:
        if card.metric == report.metric and card.amount is not None:
            return float(card.amount)
    return None
