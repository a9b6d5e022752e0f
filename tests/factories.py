"""Small, readable reports for tests of pages, charts and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np

from analytics.filter_choices import FilterChoices, NamedAccount
from analytics.overview import (
    Card,
    Change,
    DailySeries,
    DefinitionChange,
    Freshness,
    OverviewReport,
    TopContent,
    TopContentReport,
)
from analytics.workspaces import WorkspaceReport
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform

LAST_DAY = date(2026, 7, 21)
FOUR_WEEKS = Period.ending(LAST_DAY, days=28)
VIEWS = STANDARD_METRICS["views"]


def a_selection(**changes) -> Selection:
    return replace(Selection(workspace_id=1, period=FOUR_WEEKS), **changes)


def a_series(platform, values, *, period=FOUR_WEEKS, estimated=()) -> DailySeries:
    flags = np.zeros(period.days, dtype=bool)
    flags[list(estimated)] = True
    return DailySeries(platform, period, np.asarray(values, dtype=float), flags)


def waves(level: float, *, days: int = 28, seed: int = 1) -> np.ndarray:
    """A weekly rhythm with a little noise, always positive."""
    noise = np.random.default_rng(seed).normal(1, 0.06, days)
    return np.round(level * noise * (1 + 0.15 * np.sin(np.arange(days) / 7 * 2 * np.pi)))


def a_change(**changes) -> Change:
    return replace(Change(Decimal(1200), 0.124, within_noise=False, comparable=True), **changes)


def a_card(name="views", amount=Decimal(1_240_000), **changes) -> Card:
    card = Card(
        metric=STANDARD_METRICS[name],
        amount=amount,
        before=Decimal(1_100_000),
        change=a_change(),
        sparkline=waves(40_000),
        days_with_data=28,
        beyond_days=Decimal(0),
        estimated_share=0.0,
    )
    return replace(card, **changes)


def an_overview_report(**changes) -> OverviewReport:
    """YouTube leads; TikTok has a gap, a lone day and estimated days; Instagram is small."""
    tiktok = waves(9_000, seed=2)
    tiktok[[10, 11, 12, 14]] = np.nan
    selection = a_selection()
    before = selection.comparison_period
    report = OverviewReport(
        selection=selection,
        metric=VIEWS,
        metrics=tuple(STANDARD_METRICS[name] for name in ("views", "likes", "watch_time_s")),
        basis=Basis.POSTS,
        basis_note="",
        time_zone="Europe/Berlin",
        cards=some_cards(),
        series=(
            a_series(Platform.YOUTUBE, waves(21_000)),
            a_series(Platform.TIKTOK, tiktok, estimated=(3, 4, 5)),
            a_series(Platform.INSTAGRAM, waves(5_000, seed=3)),
        ),
        comparison=(
            a_series(Platform.YOUTUBE, waves(19_000, seed=4), period=before),
            a_series(Platform.TIKTOK, waves(8_000, seed=5), period=before),
            a_series(Platform.INSTAGRAM, waves(6_000, seed=6), period=before),
        ),
        definition_changes=(),
        freshness=(
            Freshness(Platform.YOUTUBE, "Main", LAST_DAY, datetime(2026, 7, 22, 6, tzinfo=UTC)),
            Freshness(
                Platform.TIKTOK, "main", date(2026, 7, 18), datetime(2026, 7, 19, tzinfo=UTC)
            ),
        ),
        notes=(),
    )
    return replace(report, **changes)


def some_cards() -> tuple[Card, ...]:
    quiet = a_change(amount=Decimal(120), ratio=0.003, within_noise=True)
    fallen = a_change(amount=Decimal(-900), ratio=-0.182)
    slipped = a_change(amount=Decimal("-0.42"), ratio=-0.08, within_noise=None)
    apart = a_change(comparable=False, reason="14 of 28 days before have figures.")
    return (
        a_card(),
        a_card("watch_time_s", Decimal(5_634_000), change=quiet, sparkline=waves(200_000)),
        a_card("likes", Decimal(48_213), change=fallen, sparkline=waves(1_700, seed=7)),
        a_card("comments", Decimal(3_127), change=apart, beyond_days=Decimal(1_907)),
        a_card("shares", Decimal(912), change=a_change(ratio=None), before=Decimal(0)),
        a_card("ctr_pct", Decimal("4.87"), change=slipped, sparkline=waves(5, seed=8)),
        a_card("saves", None, before=None, change=None, sparkline=np.full(28, np.nan)),
    )


def a_table_only_report() -> OverviewReport:
    """A team that imported one total per video and no days."""
    empty = np.full(28, np.nan)
    cards = (
        a_card(beyond_days=Decimal(1_240_000), change=None, before=None, sparkline=empty),
        a_card("likes", Decimal(48_213), beyond_days=Decimal(48_213), change=None, before=None,
               sparkline=empty),
    )  # fmt: skip
    notes = ("Figures of 312 videos are totals from 1 Jan to 21 Jul 2026.",)
    return an_overview_report(cards=cards, series=(), comparison=(), notes=notes)


def an_empty_report(**changes) -> OverviewReport:
    card = a_card(amount=None, before=None, change=None, sparkline=np.full(28, np.nan))
    return an_overview_report(cards=(card,), series=(), comparison=(), **changes)


def a_definition_change(day=date(2026, 7, 10)) -> DefinitionChange:
    return DefinitionChange(Platform.YOUTUBE, "views", day, "A view counts from the first moment.")


TITLES = (
    "How we rebuilt our studio in nine days",
    "Behind the scenes: the Lisbon shoot",
    "Seven mistakes everybody makes with light",
    "Q&A #41: gear, contracts and coffee",
    "A day with the editing team",
    "Why our thumbnails changed",
    "Short: the one-take walk",
    "The numbers behind a viral week",
    "Ask the producer",
    "Sound check in a moving train",
)


def a_top_content(rank: int = 1, **changes) -> TopContent:
    row = TopContent(
        content_id=rank,
        title=TITLES[(rank - 1) % len(TITLES)],
        platforms=(Platform.YOUTUBE, Platform.TIKTOK) if rank % 3 == 1 else (Platform.YOUTUBE,),
        content_type="short" if rank % 4 == 3 else "video",
        published_on=LAST_DAY - timedelta(days=9 * rank),
        url=None,
        amount=Decimal(210_000 // rank),
        before=Decimal(0 if rank == 4 else 180_000 // rank),
        change_ratio=None if rank == 4 else 0.31 - 0.07 * rank,
        share=0.17 / rank,
        recent=waves(7_000 / rank, seed=rank),
        beyond_days=False,
    )
    return replace(row, **changes)


def a_top_content_report(**changes) -> TopContentReport:
    report = TopContentReport(
        selection=a_selection(),
        metric=VIEWS,
        rows=tuple(a_top_content(rank) for rank in range(1, 11)),
        counted=312,
        notes=(),
    )
    return replace(report, **changes)


def a_workspace(**changes) -> WorkspaceReport:
    workspace = WorkspaceReport(
        workspace_id=1,
        name="My workspace",
        is_sample=False,
        time_zone="Europe/Berlin",
        first_day=date(2025, 1, 1),
        last_day=LAST_DAY,
        posts=312,
        accounts=2,
    )
    return replace(workspace, **changes)


def a_sample_workspace() -> WorkspaceReport:
    return a_workspace(workspace_id=2, name="Sample team", is_sample=True)


def some_filter_choices() -> FilterChoices:
    return FilterChoices(
        accounts=(
            NamedAccount(11, Platform.YOUTUBE, "Main"),
            NamedAccount(12, Platform.TIKTOK, "main"),
        ),
        types=("video", "short", "live, uncut"),
        creators=((21, "Ana"), (22, "Ben *bold*")),
        topics=((31, "Light"),),
    )


def an_empty_workspace() -> WorkspaceReport:
    return a_workspace(first_day=None, last_day=None, posts=0, accounts=0)
