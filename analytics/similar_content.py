"""Which content of the same accounts is most like this one, and how did it do at the same age?"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import normalize

import numpy as np
from sqlalchemy import Connection

from analytics.content_ages import AgeCurve
from analytics.content_side_by_side import report_side_by_side
from database.queries.metrics import metric_registry
from database.queries.similar import StoredKin, content_around
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.vocabulary import Platform

_WORD = re.compile(r"\w{3,}")
_MOST = 6
# A topic says more than who made it, which says more than the format.
_SAME_TOPIC, _SAME_CREATOR, _SAME_TYPE = 1.0, 0.4, 0.2
_RARE = 0.5  # as rare as this beside the rarest: more usual words are counted and not named
_LEAST_LIKENESS = 0.5  # a creator and a format alone do not make two posts alike


@dataclass(frozen=True)
class SimilarContent:
    """`total` is at `SimilarReport.age` on its platform; None where that is not known."""

    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None
    same_topic: bool
    same_creator: bool
    words: tuple[str, ...]  # of both titles, the rarest first
    total: float | None


@dataclass(frozen=True)
class SimilarReport:
    """The most alike first. `age` in days, None where the content itself has no total by age."""

    metric: Metric
    platform: Platform
    age: float | None
    own_total: float | None
    rows: tuple[SimilarContent, ...]


def report_similar(
    connection: Connection,
    workspace_id: int,
    content_id: int,
    metric_name: str,
    platform: Platform,
) -> SimilarReport:
    """Alike by topic, creator, format and rare words of the title; of equals the nearest in time.

    Both totals are read at the latest age of the content itself.
    """
    zone = time_zone(connection, workspace_id)
    around = content_around(connection, workspace_id, content_id, zone)
    chosen = _most_alike(content_id, around)
    metric = metric_registry(connection, workspace_id)[metric_name]
    ids = [content_id, *(kin.content_id for kin, _ in chosen)]
    curves: dict[int, AgeCurve] = {}
    if metric.additive:
        told = report_side_by_side(connection, workspace_id, ids, metric_name, platform)
        curves = {one.content_id: one.curve for one in told.drawn}
    own = curves.get(content_id)
    age = float(own.ages[-1]) if own else None
    return SimilarReport(
        metric,
        platform,
        age,
        float(own.totals[-1]) if own else None,
        tuple(
            replace(row, total=_total_at(curves.get(kin.content_id), age)) for kin, row in chosen
        ),
    )


def _most_alike(
    content_id: int, around: Sequence[StoredKin]
) -> list[tuple[StoredKin, SimilarContent]]:
    own = next((kin for kin in around if kin.content_id == content_id), None)
    if own is None:
        return []
    words = {kin.content_id: _words(kin.title) for kin in around}
    seen = Counter(word for found in words.values() for word in found)
    rarity = {word: math.log(len(around) / seen[word]) for word in words[content_id]}
    alike = [
        (kin, *_likeness(own, kin, words[kin.content_id], rarity))
        for kin in around
        if kin.content_id != content_id
    ]
    alike = [one for one in alike if one[1] >= _LEAST_LIKENESS]
    alike.sort(key=lambda one: (-one[1], _days_apart(own, one[0]), one[0].content_id))
    return [(kin, row) for kin, _, row in alike[:_MOST]]


def _likeness(
    own: StoredKin, kin: StoredKin, words: frozenset[str], rarity: Mapping[str, float]
) -> tuple[float, SimilarContent]:
    """Words count by how rare they are here, up to 1 for a title with all of them."""
    shared = sorted(words & rarity.keys(), key=lambda word: (-rarity[word], word))
    whole = sum(rarity.values())
    same_topic = own.topic_id is not None and own.topic_id == kin.topic_id
    same_creator = own.creator_id is not None and own.creator_id == kin.creator_id
    score = (
        (sum(rarity[word] for word in shared) / whole if whole else 0.0)
        + _SAME_TOPIC * same_topic
        + _SAME_CREATOR * same_creator
        + _SAME_TYPE * (own.content_type == kin.content_type)
    )
    rare = _RARE * max(rarity.values(), default=0.0)
    told = tuple(word for word in shared if rarity[word] > rare)
    row = SimilarContent(
        kin.content_id, kin.title, kin.platforms, kin.published_on, same_topic, same_creator, told,
        None,
    )  # fmt: skip
    return score, row


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(normalize("NFKC", title).casefold()))


def _days_apart(own: StoredKin, kin: StoredKin) -> float:
    if own.published_on is None or kin.published_on is None:
        return math.inf
    return abs((own.published_on - kin.published_on).days)


def _total_at(curve: AgeCurve | None, age: float | None) -> float | None:
    if curve is None or age is None:
        return None
    total = float(np.interp(age, curve.ages, curve.totals, left=np.nan, right=np.nan))
    return None if math.isnan(total) else total
