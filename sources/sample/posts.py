"""When and where the works were published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

import numpy as np

from domain.observations import FeatureValue, PostFacts
from domain.periods import Period
from domain.vocabulary import Platform
from sources.sample.works import Work, draw_works

# How many works of each kind the days bring forth, and how likely each appears where.
KINDS = {"video": 80, "short": 95, "article": 50, "image": 50}
OLD_VIDEOS = 25
_WHERE: dict[str, dict[Platform, float]] = {
    "video": {Platform.YOUTUBE: 1.0, Platform.LINKEDIN: 0.4, Platform.X: 0.35},
    "short": {Platform.TIKTOK: 1.0, Platform.INSTAGRAM: 0.6, Platform.YOUTUBE: 0.45},
    "article": {Platform.LINKEDIN: 1.0, Platform.X: 0.5},
    "image": {Platform.INSTAGRAM: 1.0, Platform.LINKEDIN: 0.2, Platform.X: 0.35},
}
_LONGEST_DELAY_DAYS = 3  # from the first platform to the last
_FIRST_HOUR, _LAST_HOUR = 6, 19
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Weekends are slower, the same for every kind of work.
_PUBLISHING_WEEK = (1.0, 1.2, 1.0, 1.2, 1.0, 0.4, 0.4)
_ID_LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class SamplePost:
    work: Work
    platform: Platform
    external_id: str
    published: datetime

    @property
    def facts(self) -> PostFacts:
        return PostFacts(
            external_id=self.external_id,
            platform=self.platform,
            title=self.work.title,
            url=f"https://www.example.com/{self.platform.value}/{self.external_id}",
            published=self.published,
            content_type=self.work.content_type,
            duration_s=self.work.duration_s,
            text=self.work.text,
            language="en",
            creator=self.work.creator,
            topic=self.work.topic,
            features=self.work.features,
            work=self.work.name,
        )

    @cached_property
    def traits(self) -> dict[str, FeatureValue]:
        """All that could matter: stored features and what title and publication tell."""
        work = self.work
        return {
            **work.features,
            "content_type": work.content_type,
            "creator": work.creator,
            "topic": work.topic,
            "title_length": len(work.title),
            "has_number": any(letter.isdigit() for letter in work.title),
            "published_weekday": _WEEKDAYS[self.published.weekday()],
            "published_hour": self.published.hour,
            "hour_is_even": self.published.hour % 2 == 0,
        }


def draw_posts(rng: np.random.Generator, period: Period, used: set[str]) -> list[SamplePost]:
    """In order of publication. `used` collects the titles."""
    kinds = [kind for kind, count in KINDS.items() for _ in range(count)]
    works = draw_works(rng, kinds, prefix="northlight", used=used)
    days = _publication_days(rng, period, len(works))
    posts = [
        post for work, day in zip(works, days, strict=True) for post in _published(rng, work, day)
    ]
    return sorted(posts, key=lambda post: (post.published, post.external_id))


def draw_old_posts(rng: np.random.Generator, period: Period, used: set[str]) -> list[SamplePost]:
    """Videos from the years before, of which only a table is left."""
    works = draw_works(rng, ["video"] * OLD_VIDEOS, prefix="northlight-old", used=used)
    before = period.shifted(-period.days)
    days = _publication_days(rng, before, len(works))
    return [_post(rng, work, Platform.YOUTUBE, day) for work, day in zip(works, days, strict=True)]


def _publication_days(rng: np.random.Generator, period: Period, count: int) -> list[date]:
    days = list(period)[:-_LONGEST_DELAY_DAYS]
    weights = np.array([_PUBLISHING_WEEK[day.weekday()] for day in days])
    chosen = rng.choice(len(days), size=count, p=weights / weights.sum())
    return [days[place] for place in chosen]


def _published(rng: np.random.Generator, work: Work, day: date) -> Iterator[SamplePost]:
    for platform, share in _WHERE[work.content_type].items():
        if rng.random() < share:
            delay = 0 if share == 1.0 else int(rng.integers(_LONGEST_DELAY_DAYS))
            yield _post(rng, work, platform, day + timedelta(days=delay))


def _post(rng: np.random.Generator, work: Work, platform: Platform, day: date) -> SamplePost:
    hour = int(rng.integers(_FIRST_HOUR, _LAST_HOUR + 1))
    minute = int(rng.integers(60))
    external_id = "".join(_ID_LETTERS[place] for place in rng.integers(len(_ID_LETTERS), size=11))
    published = datetime.combine(day, time(hour, minute, tzinfo=UTC))
    return SamplePost(work, platform, external_id, published)
