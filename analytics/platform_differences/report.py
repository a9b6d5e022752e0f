"""How do the platforms differ, as far as they can be compared at all?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from analytics.choice import chosen_metric, without_unfinished_day
from analytics.comparison import dated_changes
from analytics.engagement_rate import DENOMINATORS, INTERACTIONS
from analytics.money import addable, money_of, refuse_mixed
from analytics.platform_differences.audience import PlatformAudience, platform_audiences
from analytics.platform_differences.first_days import FirstDays, first_days
from analytics.platform_differences.mix import PlatformMix, platform_mix
from analytics.platform_differences.ranks import RankedContent, platform_leaders
from analytics.platform_differences.rates import PlatformRates, platform_rates
from analytics.platform_differences.same_age import (
    MetricDifference,
    PlatformLevel,
    PlatformRatio,
    content_ratios,
    group_ratios,
    metric_differences,
    platform_levels,
    shared_content,
)
from analytics.series import counter_series, largest_first
from analytics.stretches import chosen_stretches
from analytics.wording import day_in_words
from database.queries.metrics import metric_registry
from database.queries.platform_figures import post_sums, told_by_platforms
from database.queries.workspaces import time_zone
from domain.comparability import JUDGED_METRICS, Standing, standing
from domain.errors import InvalidRequest
from domain.metrics import Metric, MetricRegistry
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Platform

# Metrics whose differences are tested together; more tests would only blunt each other.
TESTED = ("views", "impressions", "likes", "comments", "shares", "saves", "watch_time_s", "streams")


@dataclass(frozen=True)
class MetricStandings:
    """What each platform counts under the metric's name; None: the team's own metric."""

    metric: Metric
    standings: Mapping[Platform, Standing | None]
    told: frozenset[Platform]  # that have figures of it in the period


@dataclass(frozen=True, eq=False)
class PlatformDifferencesReport:
    """Of posts. `posts` are those published in the period, each over its first seven days."""

    selection: Selection  # as counted: without the unfinished day
    metric: Metric  # of all that speaks of one metric
    metrics: tuple[Metric, ...]  # counters with figures in the period
    currency: str | None
    time_zone: str
    platforms: tuple[Platform, ...]  # with figures in the period
    standings: tuple[MetricStandings, ...]
    posts: FirstDays
    levels: tuple[PlatformLevel, ...]
    differences: tuple[MetricDifference, ...]
    ratios: tuple[PlatformRatio, ...]
    same_content: tuple[PlatformRatio, ...]
    shared_content: int  # pieces of content on the two platforms that share the most
    rates: PlatformRates
    audiences: tuple[PlatformAudience, ...]
    mix: PlatformMix | None
    leaders: tuple[RankedContent, ...]
    notes: tuple[str, ...]


def report_platform_differences(
    connection: Connection,
    selection: Selection,
    metric_name: str | None = None,
    *,
    today: date | None = None,
) -> PlatformDifferencesReport:
    """Raises InvalidRequest for a metric that does not add up over posts."""
    zone = time_zone(connection, selection.workspace_id)
    selection, cut = without_unfinished_day(selection, today or datetime.now(zone).date())
    registry = metric_registry(connection, selection.workspace_id)
    told = _told(connection, selection)
    counters = _counters(registry, told)
    money = money_of(connection, selection, counters)
    metric = _metric(registry, metric_name, addable(counters, money))
    refuse_mixed(metric, money)
    tested = [each for each in counters if each.name in TESTED]
    asked = tested if metric in tested else [*tested, metric]
    posts = first_days(connection, selection, zone, asked)
    return PlatformDifferencesReport(
        selection=selection,
        metric=metric,
        metrics=addable(counters, money),
        currency=money.currency,
        time_zone=zone.key,
        platforms=tuple(platform for platform in Platform if platform in told),
        standings=_standings(registry, told, metric),
        posts=posts,
        levels=platform_levels(posts, metric),
        differences=metric_differences(posts, asked),
        ratios=group_ratios(posts, metric),
        same_content=content_ratios(posts, metric),
        shared_content=shared_content(posts, metric),
        rates=_rates(connection, selection, counters),
        audiences=platform_audiences(posts, metric),
        mix=_mix(connection, selection, metric),
        leaders=platform_leaders(connection, selection, metric, _telling(told, metric), zone),
        notes=(*cut, *_basis_note(selection), *_definition_notes(connection, selection, metric)),
    )


def _told(connection: Connection, selection: Selection) -> dict[Platform, frozenset[str]]:
    found = told_by_platforms(connection, selection)
    chosen = selection.platforms or tuple(Platform)
    return {platform: names for platform, names in found.items() if platform in chosen}


def _counters(
    registry: MetricRegistry, told: Mapping[Platform, frozenset[str]]
) -> tuple[Metric, ...]:
    names = frozenset[str]().union(*told.values())
    return tuple(m for m in registry.metrics if m.additive and m.name in names)


def _metric(registry: MetricRegistry, name: str | None, counters: Sequence[Metric]) -> Metric:
    metric = chosen_metric(registry, name, counters, {each.name for each in counters})
    if not metric.additive:
        raise InvalidRequest(
            f"{metric.label} cannot be added up over posts. Choose another metric for platforms."
        )
    return metric


def _telling(told: Mapping[Platform, frozenset[str]], metric: Metric) -> tuple[Platform, ...]:
    return tuple(platform for platform in Platform if metric.name in told.get(platform, ()))


def _standings(
    registry: MetricRegistry, told: Mapping[Platform, frozenset[str]], chosen: Metric
) -> tuple[MetricStandings, ...]:
    """Judged metrics, those with figures, and the chosen one."""
    known = {chosen.name, *(name for names in told.values() for name in names)}
    rows = []
    for metric in registry.metrics:
        if metric.name in JUDGED_METRICS or metric.name in known:
            row = {platform: standing(metric.name, platform) for platform in Platform}
            rows.append(MetricStandings(metric, row, frozenset(_telling(told, metric))))
    return tuple(rows)


def _rates(
    connection: Connection, selection: Selection, counters: Sequence[Metric]
) -> PlatformRates:
    metrics = [m for m in counters if m.name in (*INTERACTIONS, *DENOMINATORS)]
    if not metrics:
        return platform_rates({})
    chosen = chosen_stretches(connection, selection, metrics)
    return platform_rates(post_sums(connection, selection, metrics, chosen))


def _mix(connection: Connection, selection: Selection, metric: Metric) -> PlatformMix | None:
    return platform_mix(largest_first(counter_series(connection, selection, Basis.POSTS, metric)))


def _definition_notes(
    connection: Connection, selection: Selection, metric: Metric
) -> tuple[str, ...]:
    alone = replace(selection, comparison=Comparison.OFF)
    return tuple(
        f"Since {day_in_words(change.day)} {change.platform.label} counts otherwise, so posts on "
        f"both sides of that day are not alike: {change.description}"
        for change in dated_changes(connection, alone)
        if change.metric == metric.name
    )


def _basis_note(selection: Selection) -> tuple[str, ...]:
    if selection.basis is not Basis.ACCOUNTS:
        return ()
    return (
        "Platforms are compared by their posts; accounts' own series do not tell single posts.",
    )
