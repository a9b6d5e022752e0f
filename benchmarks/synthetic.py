"""Running totals of invented posts, computed while they are read so that memory stays flat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import overload

from domain.observations import Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform

METRICS = ("views", "likes", "comments", "shares")
_PLATFORMS = (Platform.YOUTUBE, Platform.TIKTOK, Platform.INSTAGRAM, Platform.FACEBOOK)
_SUBJECTS = ("studio", "travel", "kitchen", "garden", "music", "workshop", "interview")
_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class Team:
    """Posts published one after the other from `first_day` on, within `published_within` days."""

    posts: int
    first_day: date
    published_within: int = 1

    def published(self, number: int) -> date:
        return self.first_day + timedelta(days=number * self.published_within // self.posts)

    def facts(self, number: int) -> PostFacts:
        return PostFacts(
            external_id=f"post-{number}",
            platform=_platform(number),
            title=f"A day in the {_SUBJECTS[number % len(_SUBJECTS)]}, part {number}",
            published=datetime.combine(self.published(number), time(8, tzinfo=UTC)),
            content_type="video",
        )

    def observation(self, number: int, age: int) -> Observation:
        day = self.published(number) + timedelta(days=age)
        return Observation(
            figure=Figure.CUMULATIVE,
            values=_totals(number, age),
            subject=f"post-{number}",
            moment=datetime.combine(day, _NOON),
            platform=_platform(number),
        )


@dataclass(frozen=True)
class RunningTotals(Sequence[Observation]):
    """Every post's totals, once on each day of its life within `ages`."""

    team: Team
    ages: range

    def __len__(self) -> int:
        return self.team.posts * len(self.ages)

    def __iter__(self) -> Iterator[Observation]:
        for age in self.ages:
            for number in range(self.team.posts):
                yield self.team.observation(number, age)

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Observation]: ...
    def __getitem__(self, place: int | slice) -> Observation | Sequence[Observation]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        row, number = divmod(range(len(self))[place], self.team.posts)
        return self.team.observation(number, self.ages[row])


def reading_of(team: Team, ages: range) -> Reading:
    observations = RunningTotals(team, ages)
    return Reading(
        file_name=f"totals of days {ages.start} to {ages.stop - 1}",
        fingerprint=sha256(repr(observations).encode()).hexdigest(),
        format="benchmark",
        label="Benchmark: running totals",
        platform=None,
        grain=Grain.POST,
        metrics=METRICS,
        posts=[team.facts(number) for number in range(team.posts)],
        observations=observations,
        account="Main",
        rows_read=len(observations),
        rows_imported=len(observations),
    )


def _platform(number: int) -> Platform:
    return _PLATFORMS[number % len(_PLATFORMS)]


def _totals(number: int, age: int) -> tuple[int, ...]:
    """Fast at first, ever slower, never falling."""
    size = 500 + number * 7919 % 50_000
    views = size * (age + 1) // (age + 9) + 3 * age
    return views, views // 23, views // 211, views // 97
