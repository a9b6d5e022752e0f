"""What a collector would have seen of the sample: running totals, amounts, levels."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal

import numpy as np

from domain.observations import Number, Observation
from domain.periods import Period
from domain.vocabulary import Figure, Platform
from sources.sample.drawing import Sample
from sources.sample.incidents import OUTAGES
from sources.sample.platforms import ACCOUNT_OF

DAILY_FOR_DAYS = 60  # from publication on; later posts are read once a week
_THEN_EVERY_DAYS = 7
# In the evening, so that a reading holds its day; the same day from Los Angeles to Helsinki.
READ_AT = time(20, 10, tzinfo=UTC)


def running_totals(sample: Sample, platform: Platform) -> Iterator[Observation]:
    account, days = ACCOUNT_OF[platform], list(sample.period)
    for row in sample.rows(platform):
        reads = reading_days(sample, row)
        totals = [
            _written(name, _running(sample, row, name)[reads].tolist()) for name in account.metrics
        ]
        subject = sample.posts[row].external_id
        for day, values in zip(reads, zip(*totals, strict=True), strict=True):
            moment = datetime.combine(days[day], READ_AT)
            yield Observation(Figure.CUMULATIVE, values, subject, moment=moment)


def daily_amounts(sample: Sample, platform: Platform) -> Iterator[Observation]:
    account, days = ACCOUNT_OF[platform], [Period(day, day) for day in sample.period]
    for row in sample.rows(platform):
        reads = reading_days(sample, row)
        amounts = [
            _written(name, sample.amounts[name][row][reads].tolist()) for name in account.metrics
        ]
        subject = sample.posts[row].external_id
        for day, values in zip(reads, zip(*amounts, strict=True), strict=True):
            yield Observation(Figure.PERIOD, values, subject, days=days[day])


def quarter_amounts(sample: Sample) -> Iterator[Observation]:
    old = sample.old_videos
    amounts = [_written(name, column.tolist()) for name, column in old.amounts.items()]
    for post, values in zip(old.posts, zip(*amounts, strict=True), strict=True):
        yield Observation(Figure.PERIOD, values, post.external_id, days=old.quarter)


def followers(sample: Sample, platform: Platform) -> Iterator[Observation]:
    lost = _outage_days(sample, platform)
    counts = sample.followers[platform].tolist()
    for place, (day, count) in enumerate(zip(sample.period, counts, strict=True)):
        if place not in lost:
            yield Observation(Figure.CUMULATIVE, (count,), moment=datetime.combine(day, READ_AT))


def channel_days(sample: Sample) -> Iterator[Observation]:
    columns = sample.channel_views.tolist(), sample.followers[Platform.YOUTUBE].tolist()
    for day, values in zip(sample.period, zip(*columns, strict=True), strict=True):
        yield Observation(Figure.PERIOD, values, days=Period(day, day))


def reading_days(sample: Sample, row: int) -> list[int]:
    """The days, counted from the first of the sample, on which a post was read."""
    post, last = sample.posts[row], sample.period.days
    first = (post.published.date() - sample.period.first_day).days
    weekly = first + DAILY_FOR_DAYS + _THEN_EVERY_DAYS - 1
    end = min(last, first + ACCOUNT_OF[post.platform].read_for_days)
    lost = _outage_days(sample, post.platform)
    read = (
        *range(first, min(end, first + DAILY_FOR_DAYS)),
        *range(weekly, end, _THEN_EVERY_DAYS),
    )
    return [day for day in read if day not in lost]


def _running(sample: Sample, row: int, metric: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    totals = np.cumsum(sample.amounts[metric][row])
    if row == sample.incidents.reset:
        day = sample.incidents.reset_day
        totals[day:] -= totals[day - 1]
    return totals


def _written(metric: str, figures: Sequence[int]) -> list[Number]:
    if metric == "watch_time_s":
        return [Decimal(tenths).scaleb(-1) for tenths in figures]
    return list(figures)


def _outage_days(sample: Sample, platform: Platform) -> set[int]:
    first = sample.period.first_day
    return {
        (day - first).days
        for outage in OUTAGES
        if outage.platform is platform
        for day in outage.period(sample.period.last_day)
    }
