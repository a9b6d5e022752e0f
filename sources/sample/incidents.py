"""What goes wrong in the sample: days nobody collected, spam taken off, a post uploaded anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.periods import Period
from domain.vocabulary import Platform
from sources.sample.daily import Counts
from sources.sample.posts import SamplePost


@dataclass(frozen=True)
class Outage:
    """Nothing of the platform was collected from so many days before the end on."""

    platform: Platform
    days_before_end: int
    days: int

    def period(self, last_day: date) -> Period:
        first = last_day - timedelta(days=self.days_before_end)
        return Period(first, first + timedelta(days=self.days - 1))


# Running totals catch up after an outage; amounts per day stay missing.
OUTAGES = (Outage(Platform.TIKTOK, 143, 9), Outage(Platform.INSTAGRAM, 61, 5))
CORRECTION_AGE_DAYS, CORRECTION_SHARE = 40, 0.06
RESET_AGE_DAYS = 45
_AGES_OF_TROUBLED = (150, 400)


@dataclass(frozen=True)
class Incidents:
    """The places of the posts to which things happened, and the days on which they did."""

    corrected: int
    correction_day: int
    reset: int
    reset_day: int
    viral: int


def choose_incidents(
    posts: Sequence[SamplePost], views: Counts, period: Period, viral: int
) -> Incidents:
    corrected = _largest(posts, views, period, Platform.YOUTUBE, besides=viral)
    reset = _largest(posts, views, period, Platform.TIKTOK, besides=viral)
    return Incidents(
        corrected,
        _day_of(posts[corrected], period) + CORRECTION_AGE_DAYS,
        reset,
        _day_of(posts[reset], period) + RESET_AGE_DAYS,
        viral,
    )


def correct(views: Counts, incidents: Incidents) -> None:
    """The platform removes spam views: the total falls once, whatever came that day."""
    row, day = views[incidents.corrected], incidents.correction_day
    row[day] = -round(CORRECTION_SHARE * int(row[:day].sum()))


def _largest(
    posts: Sequence[SamplePost], views: Counts, period: Period, platform: Platform, *, besides: int
) -> int:
    """The best known post old enough to have a past and young enough to be looked at."""
    youngest, oldest = _AGES_OF_TROUBLED
    places = [
        place
        for place, post in enumerate(posts)
        if post.platform is platform
        and place != besides
        and youngest <= (period.last_day - post.published.date()).days <= oldest
    ]
    return places[int(np.argmax(views[places].sum(axis=1)))]


def _day_of(post: SamplePost, period: Period) -> int:
    return (post.published.date() - period.first_day).days
