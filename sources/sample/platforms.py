"""The team's accounts: how big they are, how their posts live, what their platforms count."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.vocabulary import Platform

Week = tuple[float, float, float, float, float, float, float]


@dataclass(frozen=True)
class Life:
    """How views of a post fall with its age: a spike that fades and a tail that lingers."""

    spike_share: float
    spike_days: float
    tail_days: float
    tail_power: float


@dataclass(frozen=True)
class Step:
    """From `days_before_end` on everything is `factor` times what it was."""

    days_before_end: int
    factor: float


@dataclass(frozen=True)
class Account:
    """`rates` are expected actions per view. `week` starts on Monday and averages to 1."""

    platform: Platform
    name: str
    followers: int  # on the first day
    growth: float  # over all the days; 0.5 is half as much again
    median_views: float
    spread: float  # standard deviation of log views from post to post
    life: Life
    week: Week
    rates: Mapping[str, float]
    metrics: tuple[str, ...]
    read_for_days: int  # after which the account's posts are no longer read
    step: Step | None = None
    views_per_impression: float | None = None


ACCOUNTS: tuple[Account, ...] = (
    Account(
        Platform.YOUTUBE,
        "Northlight Studio",
        followers=41_200,
        growth=0.5,
        median_views=9_000,
        spread=0.45,
        life=Life(0.35, 4.0, 8.0, 1.25),
        week=(0.90, 0.88, 0.90, 0.94, 1.02, 1.18, 1.18),
        rates={"likes": 0.041, "comments": 0.0065, "shares": 0.005, "follows": 0.004},
        metrics=("views", "likes", "comments", "shares", "watch_time_s", "follows"),
        read_for_days=270,
        step=Step(210, 1.35),
    ),
    Account(
        Platform.TIKTOK,
        "northlight.studio",
        followers=28_600,
        growth=0.9,
        median_views=12_000,
        spread=0.6,
        life=Life(0.85, 1.6, 5.0, 1.7),
        week=(0.92, 0.90, 0.92, 0.96, 1.06, 1.14, 1.10),
        rates={"likes": 0.075, "comments": 0.006, "shares": 0.009, "saves": 0.011},
        metrics=("views", "likes", "comments", "shares", "saves", "watch_time_s"),
        read_for_days=120,
    ),
    Account(
        Platform.INSTAGRAM,
        "northlightstudio",
        followers=19_300,
        growth=0.3,
        median_views=5_200,
        spread=0.45,
        life=Life(0.80, 2.0, 6.0, 1.6),
        week=(1.00, 1.02, 1.04, 1.06, 0.98, 0.90, 1.00),
        rates={"likes": 0.055, "comments": 0.005, "shares": 0.007, "saves": 0.012, "reach": 0.82},
        metrics=("views", "reach", "likes", "comments", "shares", "saves"),
        read_for_days=60,
    ),
    Account(
        Platform.LINKEDIN,
        "Northlight Studio",
        followers=6_400,
        growth=0.6,
        median_views=1_700,
        spread=0.3,
        life=Life(0.75, 2.5, 7.0, 1.7),
        week=(1.20, 1.26, 1.24, 1.22, 1.08, 0.50, 0.50),
        rates={"likes": 0.034, "comments": 0.008, "shares": 0.005, "clicks": 0.045},
        metrics=("views", "impressions", "likes", "comments", "shares", "clicks"),
        read_for_days=120,
        views_per_impression=0.38,
    ),
    Account(
        Platform.X,
        "northlight_st",
        followers=9_800,
        growth=0.1,
        median_views=1_300,
        spread=0.5,
        life=Life(0.90, 0.8, 4.0, 1.8),
        week=(1.08, 1.10, 1.10, 1.08, 1.04, 0.80, 0.80),
        rates={"likes": 0.028, "comments": 0.006, "shares": 0.008, "saves": 0.006},
        metrics=("views", "impressions", "likes", "comments", "shares", "saves"),
        read_for_days=90,
        views_per_impression=0.30,
    ),
)
ACCOUNT_OF: dict[Platform, Account] = {account.platform: account for account in ACCOUNTS}
