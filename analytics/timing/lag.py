"""Do clips or figures follow what is published, and after how many days?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import numpy as np
from sqlalchemy import Connection

from analytics.basis import POSTS_SUFFICE_FROM
from analytics.correlations.choices import reached
from analytics.correlations.columns import Values
from analytics.stats.lags import LagFit, correlate_lags
from analytics.timing.choices import LagChoice
from analytics.timing.posts import found_posts, is_clip
from database.queries.daily import DailyAmounts, daily_amounts
from database.queries.metrics import metric_registry, told_metrics
from database.queries.post_amounts import MOST_ESTIMATED
from database.queries.post_features import StoredPostFacts
from database.queries.workspaces import time_zone
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis

POSTS, CLIPS, OF_TYPE = "posts", "clips", "type:"
_FEWEST_OF_TYPE = 10  # posts, for a type to be offered
_MOST_TYPES = 8


@dataclass(frozen=True)
class SeriesOption:
    key: str
    label: str


@dataclass(frozen=True, eq=False)
class LagReport:
    """`fit` is why not, where the days do not suffice; None where there is nothing to compare."""

    selection: Selection
    time_zone: str
    leads: tuple[SeriesOption, ...]
    follows: tuple[SeriesOption, ...]
    lead: SeriesOption | None
    follow: SeriesOption | None
    fit: LagFit | NotEnoughData | None
    basis: Basis
    notes: tuple[str, ...]


def report_lag(
    connection: Connection,
    selection: Selection,
    choice: LagChoice | None = None,
    *,
    today: date | None = None,
) -> LagReport:
    choice = choice or LagChoice()
    zone = time_zone(connection, selection.workspace_id)
    selection = reached(selection, choice.reach, today or datetime.now(zone).date())
    facts, note = found_posts(connection, selection, zone)
    metrics = _metrics(connection, selection)
    leads = _leads(facts)
    lead = _chosen(leads, choice.lead)
    follows = tuple(one for one in _follows(facts, metrics) if one != lead)
    follow = _chosen(follows, choice.follow)
    report = LagReport(
        selection, zone.key, leads, follows, lead, follow, None, Basis.POSTS,
        (note,) if note else (),
    )  # fmt: skip
    if lead is None or follow is None:
        return report
    first = _counts(selection, [post for post in facts if _is_of(post, lead.key)])
    second, basis = _second(connection, selection, facts, follow.key, metrics)
    return replace(report, fit=_fit(selection, first, second), basis=basis)


def _metrics(connection: Connection, selection: Selection) -> dict[str, Metric]:
    """Counters that have figures, views first: of the others the registry's order stays."""
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry)
    counters = [one for one in (*told.posts, *told.accounts) if one.additive]
    return {one.name: one for one in counters}


def _leads(facts: Sequence[StoredPostFacts]) -> tuple[SeriesOption, ...]:
    own = [post for post in facts if not is_clip(post)]
    types = Counter(post.content_type for post in own if post.content_type)
    common = [name for name, posts in types.most_common(_MOST_TYPES) if posts >= _FEWEST_OF_TYPE]
    return (
        *((SeriesOption(POSTS, "posts published"),) if own else ()),
        *(
            SeriesOption(OF_TYPE + name, f"posts of type {name}")
            for name in common
            if types[name] < len(own)
        ),
        *_clips(facts),
    )


def _clips(facts: Sequence[StoredPostFacts]) -> tuple[SeriesOption, ...]:
    return (SeriesOption(CLIPS, "clips made"),) if any(map(is_clip, facts)) else ()


def _follows(
    facts: Sequence[StoredPostFacts], metrics: dict[str, Metric]
) -> tuple[SeriesOption, ...]:
    ordered = sorted(metrics.values(), key=lambda metric: metric.name != "views")
    figures = [SeriesOption(metric.name, metric.label.lower()) for metric in ordered]
    return (*_clips(facts), *figures)


def _chosen(options: Sequence[SeriesOption], key: str | None) -> SeriesOption | None:
    """What is not offered yields to the first."""
    asked = (option for option in options if option.key == key)
    return next(asked, options[0] if options else None)


def _is_of(post: StoredPostFacts, key: str) -> bool:
    if is_clip(post):
        return key == CLIPS
    return key == POSTS or key == f"{OF_TYPE}{post.content_type}"


def _counts(selection: Selection, facts: Sequence[StoredPostFacts]) -> Values:
    """Log of one more than the posts of each day; a day without any is a true zero, except before
    the first post that is known."""
    days = [(post.published_on - selection.period.first_day).days for post in facts]
    if not days:
        return np.full(selection.period.days, np.nan)
    counts = np.bincount(days, minlength=selection.period.days).astype(float)
    counts[: min(days)] = np.nan
    return np.asarray(np.log1p(counts))


def _second(
    connection: Connection,
    selection: Selection,
    facts: Sequence[StoredPostFacts],
    key: str,
    metrics: dict[str, Metric],
) -> tuple[Values, Basis]:
    if key == CLIPS:
        return _counts(selection, [post for post in facts if is_clip(post)]), Basis.POSTS
    return _fuller(connection, selection, metrics[key])


def _fuller(connection: Connection, selection: Selection, metric: Metric) -> tuple[Values, Basis]:
    """The basis asked for; else posts, unless their days tell too little of the accounts'."""
    posts = _amounts(connection, selection, Basis.POSTS, metric)
    if selection.basis is Basis.POSTS or selection.singles_out_content or not metric.wide:
        return _logged(posts, selection), Basis.POSTS
    accounts = _amounts(connection, selection, Basis.ACCOUNTS, metric)
    told = posts.amount - posts.estimated_amount if posts else Decimal(0)
    if accounts and (
        selection.basis is Basis.ACCOUNTS or told < POSTS_SUFFICE_FROM * accounts.amount
    ):
        return _logged(accounts, selection), Basis.ACCOUNTS
    return _logged(posts, selection), Basis.POSTS


def _amounts(
    connection: Connection, selection: Selection, basis: Basis, metric: Metric
) -> DailyAmounts | None:
    return daily_amounts(connection, selection, basis, (metric,)).get(metric.name)


def _logged(amounts: DailyAmounts | None, selection: Selection) -> Values:
    """Unknown where a day is mostly a guess: spread over a gap, it says nothing of its own day."""
    if amounts is None:
        return np.full(selection.period.days, np.nan)
    values = np.maximum(amounts.values, 0.0)
    guessed = amounts.estimated > MOST_ESTIMATED * values
    return np.where(guessed, np.nan, np.log1p(values))


def _fit(selection: Selection, first: Values, second: Values) -> LagFit | NotEnoughData:
    try:
        return correlate_lags(first, second, weekday=selection.period.first_day.weekday())
    except NotEnoughData as few:
        return few
