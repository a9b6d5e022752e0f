"""The creative works of the team: what they are about and what they look like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from domain.observations import FeatureValue
from sources.sample.titles import SUBJECTS, draw_title

TOPICS = tuple(SUBJECTS)
CREATORS = ("Mara", "Jonas", "Ife", "Tomasz", "Priya")
COLOURS = ("blue", "green", "orange", "red")
MUSIC = ("calm", "none", "upbeat")
MOVING = ("video", "short")
LONGEST_HOOK_S = 12
MOST_HASHTAGS = 8
_SHARES_OF_QUESTIONS, _OF_NUMBERS, _OF_SERIES = 0.4, 0.4, 0.35
_DURATIONS_S = {"video": (240, 1500), "short": (15, 60)}


@dataclass(frozen=True)
class Work:
    name: str
    title: str
    content_type: str
    creator: str
    topic: str
    text: str
    duration_s: Decimal | None
    features: dict[str, FeatureValue] = field(hash=False)


def draw_works(
    rng: np.random.Generator, kinds: Sequence[str], *, prefix: str, used: set[str]
) -> list[Work]:
    """One per kind, in that order. Traits are drawn independently; `used` holds taken titles."""
    return [
        _work(rng, kind, f"{prefix}-{number:03}", used)
        for number, kind in enumerate(kinds, start=1)
    ]


def _work(rng: np.random.Generator, kind: str, name: str, used: set[str]) -> Work:
    topic, creator = _one_of(rng, TOPICS), _one_of(rng, CREATORS)
    question, number = _chance(rng, _SHARES_OF_QUESTIONS), _chance(rng, _OF_NUMBERS)
    title = draw_title(rng, topic, question=question, number=number, used=used)
    looks = dict(_looks(rng, kind), has_question=question)
    duration = _duration(rng, kind)
    text = f"{creator} of Northlight Studio on {topic.lower()}. Sample content, invented."
    return Work(name, title, kind, creator, topic, text, duration, looks)


def _looks(rng: np.random.Generator, kind: str) -> Iterator[tuple[str, FeatureValue]]:
    yield "thumbnail_face", _chance(rng, 0.5)
    yield "thumbnail_colour", _one_of(rng, COLOURS)
    yield "in_series", _chance(rng, _OF_SERIES)
    yield "hashtags", int(rng.integers(MOST_HASHTAGS + 1))
    if kind in MOVING:
        yield "hook_seconds", int(rng.integers(1, LONGEST_HOOK_S + 1))
        yield "captions", _chance(rng, 0.5)
        yield "music", _one_of(rng, MUSIC)


def _duration(rng: np.random.Generator, kind: str) -> Decimal | None:
    if kind not in _DURATIONS_S:
        return None
    shortest, longest = np.log(_DURATIONS_S[kind])
    return Decimal(round(float(np.exp(rng.uniform(shortest, longest)))))


def _one_of(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(rng.integers(len(choices)))]


def _chance(rng: np.random.Generator, share: float) -> bool:
    return bool(rng.random() < share)
