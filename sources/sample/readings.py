"""The sample as readings, the way files of a team would arrive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from sources.sample import observed
from sources.sample.catalogue import TABLE_METRICS
from sources.sample.drawing import Sample, draw_sample
from sources.sample.platforms import ACCOUNT_OF, ACCOUNTS

FORMAT = "sample"


def sample_readings(*, until: date, seed: int = 1) -> list[Reading]:
    """Eighteen months of an invented team, up to and with `until`."""
    sample = draw_sample(until=until, seed=seed)
    posts = [_posts(sample, account.platform) for account in ACCOUNTS]
    accounts = [_account(sample, account.platform) for account in ACCOUNTS]
    return [_signed(reading, until, seed) for reading in (*posts, _old_videos(sample), *accounts)]


def _posts(sample: Sample, platform: Platform) -> Reading:
    facts = [sample.posts[row].facts for row in sample.rows(platform)]
    metrics = ACCOUNT_OF[platform].metrics
    if platform is Platform.INSTAGRAM:
        found = observed.daily_amounts(sample, platform)
        return _reading(platform, "posts by day", Grain.POST, metrics, found, facts)
    found = observed.running_totals(sample, platform)
    return _reading(platform, "posts, running totals", Grain.POST, metrics, found, facts)


def _old_videos(sample: Sample) -> Reading:
    facts = [post.facts for post in sample.old_videos.posts]
    found = observed.quarter_amounts(sample)
    return _reading(
        Platform.YOUTUBE,
        "old videos over a quarter",
        Grain.POST,
        TABLE_METRICS,
        found,
        facts,
        period=sample.old_videos.quarter,
    )


def _account(sample: Sample, platform: Platform) -> Reading:
    if platform is Platform.YOUTUBE:
        metrics: tuple[str, ...] = ("views", "followers_total")
        found = observed.channel_days(sample)
        return _reading(platform, "channel by day", Grain.ACCOUNT, metrics, found)
    found = observed.followers(sample, platform)
    return _reading(platform, "followers", Grain.ACCOUNT, ("followers_total",), found)


def _reading(
    platform: Platform,
    what: str,
    grain: Grain,
    metrics: tuple[str, ...],
    observations: Iterable[Observation],
    posts: Iterable[PostFacts] = (),
    *,
    period: Period | None = None,
) -> Reading:
    rows = tuple(observations)
    return Reading(
        file_name=f"Sample data: {platform.label}, {what}",
        fingerprint="",
        format=FORMAT,
        label=f"Sample data: {platform.label}, {what}",
        platform=platform,
        grain=grain,
        metrics=metrics,
        posts=tuple(posts),
        observations=rows,
        account=ACCOUNT_OF[platform].name,
        period=period,
        period_basis=PeriodBasis.STATED if period is None else PeriodBasis.ANSWERED,
        rows_read=len(rows),
        rows_imported=len(rows),
    )


def _signed(reading: Reading, until: date, seed: int) -> Reading:
    """There are no bytes to take a fingerprint of: what they were drawn from stands for them."""
    origin = f"{FORMAT} {seed} {until} {reading.file_name}"
    return replace(reading, fingerprint=sha256(origin.encode()).hexdigest())
