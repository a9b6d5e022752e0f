"""What is usual for the team's own posts at an age, and for the rates of its platforms?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from analytics.benchmarks.choices import AGES, BenchmarkChoice, reached
from analytics.benchmarks.history import GroupHistory, group_histories, own_posts
from analytics.benchmarks.rates import RateSpreads, rate_spreads
from analytics.choice import chosen_metric, without_unfinished_day
from analytics.engagement_rate import DENOMINATORS
from analytics.measures import DefinitionChange
from analytics.money import addable, is_money, money_of, refuse_mixed
from analytics.stretches import chosen_stretches
from analytics.wording import count_in_words, day_in_words
from database.queries.comparability import definition_changes, known_days
from database.queries.metrics import metric_registry
from database.queries.platform_figures import post_sums, told_by_platforms
from database.queries.post_features import StoredPostFacts, posts_without_a_day, published_posts
from database.queries.workspaces import time_zone
from domain.benchmarks import COUNTABLE
from domain.errors import InvalidRequest
from domain.metrics import Metric, MetricRegistry
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Platform

MOST_POSTS = 5_000


@dataclass(frozen=True, eq=False)
class BenchmarksReport:
    """`selection` is of the days of own history, `chosen` are those of the reader's filter."""

    selection: Selection
    chosen: Period
    choice: BenchmarkChoice
    metric: Metric
    metrics: tuple[Metric, ...]  # counters with figures of posts in these days
    currency: str | None
    time_zone: str
    published: int
    groups: tuple[GroupHistory, ...]
    rates: RateSpreads
    rate_days: Mapping[str, Mapping[Platform, Period]]  # by denominator: first to last day told
    changes: tuple[DefinitionChange, ...]  # of all known days
    notes: tuple[str, ...]

    @property
    def aged(self) -> int:
        """Posts with totals by age."""
        return sum(len(one.posts) for one in self.groups if one.group.every_format)


def report_benchmarks(
    connection: Connection,
    selection: Selection,
    choice: BenchmarkChoice | None = None,
    metric_name: str | None = None,
    *,
    today: date | None = None,
) -> BenchmarksReport:
    """Raises InvalidRequest for a metric that does not add up since publication."""
    choice = choice or BenchmarkChoice()
    if choice.age not in AGES:
        raise InvalidRequest(
            f"Posts are looked at after {', '.join(map(str, AGES))} days, not after {choice.age}."
        )
    zone = time_zone(connection, selection.workspace_id)
    of_posts = replace(selection, basis=Basis.POSTS, comparison=Comparison.OFF)
    whole, cut = without_unfinished_day(of_posts, today or datetime.now(zone).date())
    history = reached(whole, choice.reach)
    registry = metric_registry(connection, selection.workspace_id)
    metric, metrics, currency = _metrics(connection, history, registry, metric_name)
    facts, published = published_posts(connection, history, zone, limit=MOST_POSTS)
    posts = own_posts(connection, selection.workspace_id, facts, metric, zone)
    rates = _rates(connection, history, registry, choice.per)
    return BenchmarksReport(
        selection=history,
        chosen=whole.period,
        choice=choice,
        metric=metric,
        metrics=metrics,
        currency=currency,
        time_zone=zone.key,
        published=published,
        groups=group_histories(facts, posts),
        rates=rates,
        rate_days={
            name: known_days(connection, history, Basis.POSTS, registry[name])
            for name in rates.offered
        },
        changes=tuple(
            DefinitionChange(one.platform, one.metric, one.day, one.description)
            for one in definition_changes(connection, history)
        ),
        notes=(*cut, *_left_out(connection, history, facts, published, len(posts.facts), metric)),
    )


def _metrics(
    connection: Connection, history: Selection, registry: MetricRegistry, name: str | None
) -> tuple[Metric, tuple[Metric, ...], str | None]:
    told = told_by_platforms(connection, history)
    names = frozenset[str]().union(*told.values())
    counters = tuple(m for m in registry.metrics if m.additive and m.name in names)
    metric = chosen_metric(registry, name, counters, {each.name for each in counters})
    if not metric.additive:
        raise InvalidRequest(
            f"{metric.label} cannot be added up since publication, so posts are not compared by "
            "age. Views, likes and other counts can."
        )
    money = money_of(connection, history, [*counters, metric])
    refuse_mixed(metric, money)
    return metric, addable(counters, money), money.currency if is_money(metric) else None


def _rates(
    connection: Connection, history: Selection, registry: MetricRegistry, per: str | None
) -> RateSpreads:
    metrics = [registry[name] for name in (*COUNTABLE, *DENOMINATORS)]
    chosen = chosen_stretches(connection, history, metrics)
    return rate_spreads(post_sums(connection, history, metrics, chosen), per)


def _left_out(
    connection: Connection,
    history: Selection,
    facts: Sequence[StoredPostFacts],
    published: int,
    aged: int,
    metric: Metric,
) -> tuple[str, ...]:
    notes = []
    if published > len(facts):
        notes.append(
            f"Only the newest {len(facts):,} of {count_in_words(published, 'post')} are looked at."
        )
    if facts and aged < len(facts):
        notes.append(
            f"{count_in_words(len(facts) - aged, 'post')} of {len(facts):,} have no "
            f"{metric.label.lower()} by age: that takes the time of publication, and running "
            "totals or figures for every day since."
        )
    undated = posts_without_a_day(connection, history)
    if undated:
        notes.append(
            f"{count_in_words(undated, 'post')} without a day of publication are left out."
        )
    return tuple(notes)


def definition_notes(report: BenchmarksReport) -> tuple[str, ...]:
    """Days inside own history on which a platform began to count the metric otherwise."""
    platforms = {one.group.platform for one in report.groups}
    return tuple(
        f"Since {day_in_words(change.day)} {change.platform.label} counts otherwise, so posts on "
        f"both sides of that day are not alike: {change.description}"
        for change in report.changes
        if change.metric == report.metric.name
        and change.platform in platforms
        and report.selection.period.first_day < change.day <= report.selection.period.last_day
    )
