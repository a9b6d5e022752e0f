"""Reads the features of posts: what they are, what they say, when they came, what the team adds."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import numpy as np

from analytics.correlations.columns import FeatureColumn, FeatureKind, category_column
from analytics.features import ContentFeatures, content_features
from database.queries.post_features import StoredPostFacts
from domain.observations import FeatureValue

OWN = "own:"  # before the names that the team gave
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIMES = ("night (0-5 h)", "morning (6-11 h)", "afternoon (12-17 h)", "evening (18-23 h)")
_NUMBERS = {
    "title_length": ("Title length", "characters"),
    "words": ("Words", "words"),
    "emoji": ("Emoji", "emoji"),
    "capitals_share": ("Share of capitals", ""),
    "hashtags": ("Hashtags", "hashtags"),
    "mentions": ("Mentions", "mentions"),
    "links": ("Links", "links"),
    "duration_s": ("Duration", "seconds"),
    "gap_hours": ("Gap to the last post", "hours"),
}
_YES_NO = {
    "question": ("Question", "with a question in the text"),
    "number": ("Number", "with a number in the text"),
}


def feature_columns(posts: Sequence[StoredPostFacts], zone: ZoneInfo) -> tuple[FeatureColumn, ...]:
    """What the team says itself is not said twice, by the same values read off the words."""
    own = _own_columns([post.features for post in posts])
    told = {one.values.tobytes() for one in own}
    read = [one for one in _read_columns(posts, zone) if one.values.tobytes() not in told]
    return (*read, *own)


def _read_columns(posts: Sequence[StoredPostFacts], zone: ZoneInfo) -> tuple[FeatureColumn, ...]:
    read = [_read(post, zone) for post in posts]
    numbers = [one.numbers for one in read]
    return (
        category_column("platform", "Platform", [post.platform.label for post in posts]),
        category_column("type", "Type", [post.content_type for post in posts]),
        category_column("creator", "Creator", [post.creator for post in posts]),
        category_column("topic", "Topic", [post.topic for post in posts]),
        category_column("language", "Language", [post.language for post in posts]),
        _fixed("weekday", "Weekday", [post.published_on.weekday() for post in posts], _WEEKDAYS),
        _fixed("time_of_day", "Time of day", [_quarter(one.hour) for one in read], _TIMES),
        *(_number(name, numbers) for name in _NUMBERS),
        FeatureColumn(
            "audience",
            "Followers",
            FeatureKind.NUMBER,
            _floats([post.audience for post in posts]),
            unit="followers",
        ),
        *(_yes_no(name, numbers) for name in _YES_NO),
    )


def _read(post: StoredPostFacts, zone: ZoneInfo) -> ContentFeatures:
    return content_features(
        post.title,
        post.text,
        post.published_at,
        zone,
        duration_s=post.duration_s,
        previous_at=post.previous_at,
    )


def _quarter(hour: int | None) -> int | None:
    return None if hour is None else hour // 6


def _fixed(
    name: str, label: str, places: Sequence[int | None], categories: tuple[str, ...]
) -> FeatureColumn:
    values = np.array([np.nan if place is None else float(place) for place in places])
    return FeatureColumn(name, label, FeatureKind.CATEGORY, values, categories)


def _number(name: str, numbers: Sequence[Mapping[str, float]]) -> FeatureColumn:
    label, unit = _NUMBERS[name]
    values = np.array([one[name] for one in numbers])
    return FeatureColumn(name, label, FeatureKind.NUMBER, values, unit=unit)


def _yes_no(name: str, numbers: Sequence[Mapping[str, float]]) -> FeatureColumn:
    label, phrase = _YES_NO[name]
    values = np.array([one[name] for one in numbers])
    return FeatureColumn(name, label, FeatureKind.YES_NO, values, phrase=phrase)


def _own_columns(told: Sequence[Mapping[str, FeatureValue]]) -> tuple[FeatureColumn, ...]:
    names = sorted({name for features in told for name in features})
    return tuple(_own_column(name, [features.get(name) for features in told]) for name in names)


def _own_column(name: str, told: Sequence[FeatureValue]) -> FeatureColumn:
    """Yes and no where nothing else is said, numbers where all are, otherwise categories."""
    key, label = f"{OWN}{name}", name.replace("_", " ").strip().capitalize() or name
    known = [value for value in told if value is not None]
    if all(isinstance(value, bool) for value in known):
        return FeatureColumn(
            key, label, FeatureKind.YES_NO, _floats(told), phrase=f"where {label.lower()} is yes"
        )
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in known):
        return FeatureColumn(key, label, FeatureKind.NUMBER, _floats(told))
    return category_column(key, label, [None if each is None else _word(each) for each in told])


def _floats(told: Sequence[FeatureValue]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([np.nan if value is None else float(value) for value in told])


def _word(value: FeatureValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()
