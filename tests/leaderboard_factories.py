"""Leaderboards for tests of pages, charts and exports."""

from dataclasses import replace
from decimal import Decimal

from analytics.engagement_rate import EngagementRate
from analytics.leaderboards.opportunities import Kind, Opportunities, Opportunity
from analytics.leaderboards.report import Board, LeaderboardReport
from analytics.leaderboards.standings import Standing
from analytics.leaderboards.viral import Threshold, ViralContent, ViralReport, web_address
from analytics.stats.intervals import Interval
from database.queries.cover import Cover
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Level, Platform
from tests.factories import LAST_DAY, TITLES, VIEWS, a_selection

LIKES = STANDARD_METRICS["likes"]


def an_interval(estimate=1_000.0, low=800.0, high=1_250.0, n=20) -> Interval:
    return Interval(estimate, low, high, 0.95, n, "geometric mean per post, empirical Bayes")


def a_standing(rank=1, label="Ana", **changes) -> Standing:
    row = Standing(
        key=str(20 + (rank or 9)),
        label=label,
        posts=20,
        total=Decimal(60_000 // (rank or 9)),
        share=0.6 / (rank or 9),
        average=3_000.0,
        median=1_200.0,
        typical=an_interval(),
        kept=0.9,
        engagement=EngagementRate(
            0.052, ("likes", "comments"), Decimal(520), "views", Decimal(10_000)
        ),
        shares=Decimal(12),
        beside={},
        others=3,
        before=Decimal(50_000),
        rank=rank,
        rank_before=2,
    )
    return replace(row, **changes)


def some_opportunities() -> Opportunities:
    return Opportunities(
        (Opportunity(Kind.UNTAPPED, "22", "Ben", an_interval(4_000, 2_000, 8_000, 6), 900, None),),
        {Kind.RISING: "Rising ones: not enough data, needs 14 days before, has 7."},
    )


def a_leaderboard(**changes) -> LeaderboardReport:
    """Ana leads, Ben follows; Cem has too few posts for a place."""
    report = LeaderboardReport(
        selection=a_selection(),
        board=Board(),
        metric=VIEWS,
        metrics=(VIEWS, LIKES),
        currency=None,
        time_zone="Europe/Berlin",
        rows=(
            a_standing(1, "Ana"),
            a_standing(2, "Ben", rank_before=1, before=Decimal(30_000)),
            a_standing(None, "Cem", posts=1, rank_before=None, before=None),
        ),
        counted=3,
        total=Decimal(100_000),
        unnamed=Decimal(4_000),
        unnamed_posts=7,
        typical=900.0,
        typical_refusal="",
        growth_refusal="",
        covers={},
        emoji=(),
        opportunities=some_opportunities(),
        notes=(),
    )
    return replace(report, **changes)


def a_cover(content_id=7, url="https://example.org/7", **changes) -> Cover:
    cover = Cover(content_id, TITLES[0], "video", (Platform.YOUTUBE,), LAST_DAY, url)
    return replace(cover, **changes)


def a_content_board(**changes) -> LeaderboardReport:
    row = a_standing(1, TITLES[0], key="7", typical=None, kept=None, others=None)
    return a_leaderboard(
        board=Board(Level.CONTENT), rows=(row,), counted=1, covers={7: a_cover()},
        opportunities=None, typical=None, **changes,
    )  # fmt: skip


def an_empty_board(**changes) -> LeaderboardReport:
    empty = a_leaderboard(
        rows=(), counted=0, total=Decimal(0), unnamed=Decimal(0), unnamed_posts=0, typical=None
    )
    return replace(empty, **changes)


def a_viral_report(**changes) -> ViralReport:
    rows = tuple(
        ViralContent(n, Decimal(90_000 // n), 9.0 / n, a_cover(n, url), web_address(url))
        for n, url in ((1, "https://example.org/1"), (2, "javascript:alert(1)"))
    )
    report = ViralReport(a_selection(), VIEWS, None, Threshold(), 10_000.0, rows, 2, 60)
    return replace(report, **changes)
