"""What a workspace must show for the imports that stand, by the reference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

from domain.periods import Period
from domain.vocabulary import Grain, MetricKind
from tests.database.reconciliation.batches import ACCOUNT, ACCOUNT_OF_POST, METRICS, Batch
from tests.database.reconciliation.reference import DayFigure, Said, Truth, daily_truth, day_of


@dataclass(frozen=True)
class Series:
    """A post of `account`, or with no post the account itself."""

    account: str
    post: str | None = None


@dataclass(frozen=True)
class Standing:
    """An import that is not undone."""

    number: int
    batch: Batch


def expected_truth(standing: Sequence[Standing], zone: ZoneInfo) -> dict[Series, Truth]:
    """The truth of every series that has any figure."""
    every = [Series(ACCOUNT)]
    every += [Series(account or ACCOUNT, post) for post, account in ACCOUNT_OF_POST.items()]
    truths = {series: _truth_of(series, standing, zone) for series in every}
    return {series: truth for series, truth in truths.items() if truth.daily or truth.stretches}


def _truth_of(series: Series, standing: Sequence[Standing], zone: ZoneInfo) -> Truth:
    return daily_truth(
        said_of(series, standing),
        published=publication_day(series, standing, zone),
        zone=zone,
        metrics=METRICS,
    )


def said_of(series: Series, standing: Sequence[Standing]) -> list[Said]:
    grain = Grain.ACCOUNT if series.post is None else Grain.POST
    return [
        Said(
            one.number,
            observation.figure,
            dict(zip(one.batch.metrics, observation.values, strict=True)),
            observation.moment,
            observation.days,
        )
        for one in standing
        if one.batch.grain is grain
        for observation in one.batch.observations
        if observation.subject == series.post
    ]


def publication_day(series: Series, standing: Sequence[Standing], zone: ZoneInfo) -> date | None:
    """As the latest import says that says anything of it."""
    statements = [
        (one.number, facts.published)
        for one in standing
        for facts in one.batch.posts
        if facts.external_id == series.post and facts.published is not None
    ]
    if not statements:
        return None
    return day_of(max(statements, key=lambda statement: statement[0])[1], zone)


COUNTERS = tuple(metric.name for metric in METRICS if metric.kind is MetricKind.COUNTER)

# Account, day and metric to amount, estimated amount and number of posts.
Totals = dict[tuple[str, date, str], tuple[Fraction, Fraction, int]]
# Post and month to days with figures and the sums of its counters.
Months = dict[tuple[Series, date], tuple[int, dict[str, Fraction]]]


NOTHING = (Fraction(0), Fraction(0), 0)


def expected_totals(truths: Mapping[Series, Truth]) -> Totals:
    """Counters of posts only: the account's own series is never added to them."""
    totals: Totals = {}
    for series, day, metric, figure in _counters_of_posts(truths):
        amount, estimated, posts = totals.get((series.account, day, metric), NOTHING)
        totals[series.account, day, metric] = (
            amount + figure.value,
            estimated + (figure.value if figure.estimated else 0),
            posts + 1,
        )
    return totals


def expected_months(truths: Mapping[Series, Truth]) -> Months:
    months: Months = {}
    for series, truth in truths.items():
        for day in truth.daily if series.post else ():
            days, sums = months.get((series, day.replace(day=1)), (0, {}))
            months[series, day.replace(day=1)] = (days + 1, sums)
    for series, day, metric, figure in _counters_of_posts(truths):
        sums = months[series, day.replace(day=1)][1]
        sums[metric] = sums.get(metric, Fraction(0)) + figure.value
    return months


def _counters_of_posts(
    truths: Mapping[Series, Truth],
) -> Iterator[tuple[Series, date, str, DayFigure]]:
    for series, truth in truths.items():
        for day, row in truth.daily.items() if series.post else ():
            for metric in COUNTERS:
                if metric in row:
                    yield series, day, metric, row[metric]


def sum_of_parts(totals: Mapping[date, Fraction], stated: Mapping[date, Fraction]) -> Fraction:
    """What the days after the first total up to the last must sum to. Both in day order."""
    observed = list(totals)
    parts = totals[observed[-1]] - totals[observed[0]]
    for a, b in pairwise(observed):
        started_anew = totals[a] >= 100 and totals[b] * 10 <= totals[a]
        parts += totals[a] if started_anew else 0
        days = Period(a + timedelta(days=1), b)
        if all(day in stated for day in days):
            difference = totals[b] - (0 if started_anew else totals[a])
            parts += sum(stated[day] for day in days) - difference
    return parts
