"""What is typical at the same age, and how far is a post from it?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidRequest, NotEnoughData

MINIMUM_PEERS = 5
YOUNGEST_DAYS = 1.0
_QUARTILES = (0.25, 0.5, 0.75)

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Totals:
    """Running totals of several posts, one row per observation, all of shape (n,)."""

    posts: NDArray[np.int64]
    ages: Values  # in days since publication
    values: Values  # nan where missing


@dataclass(frozen=True, eq=False)
class Typical:
    """At each of `ages`; the quartiles are nan where fewer than five posts were known."""

    ages: Values
    low: Values  # a quarter of the posts had less
    median: Values
    high: Values  # a quarter had more
    n: NDArray[np.int64]


@dataclass(frozen=True)
class Outlier:
    """`score` counts doublings beside the typical post: 1 is twice as much, -1 half as much."""

    score: float
    value: float
    typical: float  # median of the peers at the same age, the post itself left out
    age: float
    peers: int


def typical_at(totals: Totals, ages: Values) -> Typical:
    """Median and quartiles of all posts at each age, in days.

    A post counts at an age it was observed at, or that lies between two of its observations, on
    the straight line between these; never before its first or after its last observation.
    """
    found = totals_at(totals, ages)
    n = np.isfinite(found).sum(axis=0)
    quartiles = np.full((3, ages.size), np.nan)
    enough = n >= MINIMUM_PEERS
    if not enough.any():
        best = int(n.max(initial=0))
        raise NotEnoughData("A typical course", needed=MINIMUM_PEERS, got=best, unit="posts")
    quartiles[:, enough] = np.nanquantile(found[:, enough], _QUARTILES, axis=0)
    low, median, high = quartiles
    return Typical(ages, low, median, high, n)


def score_outlier(totals: Totals, post: int, *, youngest: float = YOUNGEST_DAYS) -> Outlier:
    """log2 of the latest total of `post` over the median of the other posts at that age."""
    own = (totals.posts == post) & np.isfinite(totals.values)
    age = float(totals.ages[own].max(initial=0.0))
    if age < youngest:
        whole, needed = int(age), int(np.ceil(youngest))
        raise NotEnoughData("An outlier score", needed=needed, got=whole, unit="days of age")
    value = float(totals.values[own & (totals.ages == age)][-1])
    others = totals.posts != post
    rest = Totals(totals.posts[others], totals.ages[others], totals.values[others])
    peers = totals_at(rest, np.array([age]))
    peers = peers[np.isfinite(peers)]
    if peers.size < MINIMUM_PEERS:
        question = f"An outlier score at the age of {age:.4g} days"
        raise NotEnoughData(question, needed=MINIMUM_PEERS, got=peers.size, unit="other posts")
    typical = float(np.median(peers))
    if value <= 0 or typical <= 0:
        raise InvalidRequest(
            f"No outlier score: the post has {value:g} and the typical post {typical:g} at this"
            " age, and a ratio needs both above 0."
        )
    return Outlier(float(np.log2(value / typical)), value, typical, age, int(peers.size))


def totals_at(totals: Totals, ages: Values) -> Values:
    """Shape (posts, ages), in order of post; nan where a post was not observed around an age.

    Of several totals at the same age the last one given counts.
    """
    known = np.isfinite(totals.values) & np.isfinite(totals.ages)
    posts, observed, values = totals.posts[known], totals.ages[known], totals.values[known]
    order = np.lexsort((observed, posts))  # stable: what was given last stays last
    posts, observed, values = posts[order], observed[order], values[order]
    replaced = (posts[1:] == posts[:-1]) & (observed[1:] == observed[:-1])
    last = np.append(~replaced, True)[: posts.size]
    posts, observed, values = posts[last], observed[last], values[last]
    _, starts = np.unique(posts, return_index=True)
    ends = np.append(starts, posts.size)[1:]
    rows = [
        np.interp(ages, observed[start:end], values[start:end], left=np.nan, right=np.nan)
        for start, end in zip(starts, ends, strict=True)
    ]
    return np.array(rows).reshape(-1, ages.size)
