"""Series whose truth is known, to try methods on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Series = NDArray[np.float64]

_WARM_UP = 200  # days before the first, so that memory is full from the start
_HIT_FADES = 0.5  # of a hit, from one day to the next


@dataclass(frozen=True)
class Recipe:
    """Level + slope x day + rhythm + shifts + hits + noise; counts are drawn around that."""

    days: int
    level: float = 1000.0
    slope: float = 0.0  # per day
    rhythm: Sequence[float] = (0.0,)  # added in turn; seven entries make a week
    noise: float = 50.0  # standard deviation of a day
    memory: float = 0.0  # AR(1) coefficient of the noise
    shifts: Mapping[int, float] = field(default_factory=dict)  # day: size, from then on
    hits: Mapping[int, float] = field(default_factory=dict)  # day: size, halved daily after it
    counts: bool = False  # Poisson numbers rather than amounts


@dataclass(frozen=True, eq=False)
class Synthetic:
    recipe: Recipe
    values: Series  # what is observed
    course: Series  # level, slope and shifts
    rhythm: Series
    hits: Series

    @property
    def expected(self) -> Series:
        """Of an ordinary day, without hits and noise."""
        return self.course + self.rhythm


def make_series(recipe: Recipe, *, seed: int) -> Synthetic:
    days = np.arange(recipe.days)
    course = recipe.level + recipe.slope * days
    for day, size in recipe.shifts.items():
        course = course + size * (days >= day)
    rhythm = np.resize(np.asarray(recipe.rhythm, dtype=np.float64), recipe.days)
    hits = np.zeros(recipe.days)
    for day, size in recipe.hits.items():
        hits[day:] += size * _HIT_FADES ** np.arange(recipe.days - day)
    rng = np.random.default_rng(seed)
    noise = recipe.noise * make_noise(1, recipe.days, memory=recipe.memory, rng=rng)[0]
    values = course + rhythm + hits + noise
    if recipe.counts:
        values = rng.poisson(np.maximum(values, 0.0)).astype(np.float64)
    return Synthetic(recipe, values, np.asarray(course), rhythm, hits)


def make_noise(runs: int, days: int, *, memory: float, rng: np.random.Generator) -> Series:
    """Stationary AR(1) noise of unit variance, shape (runs, days)."""
    from scipy.signal import lfilter  # loaded when asked for: only tests and documents make series

    shocks = rng.standard_normal((runs, days + _WARM_UP)) * np.sqrt(1 - memory**2)
    return np.asarray(lfilter([1.0], [1.0, -memory], shocks, axis=1)[:, _WARM_UP:])


@dataclass(frozen=True)
class PostsRecipe:
    """Posts that differ in size from the start, and then grow by factors of their own."""

    posts: int
    ages: Sequence[float] = (1.0, 2.0, 4.0, 7.0, 14.0, 28.0)  # days at which totals are read
    every: float = 2.0  # days from one publication to the next
    start: float = 3000.0  # median total at the first age
    spread: float = 1.0  # standard deviation of its logarithm
    growth: float = 0.4  # mean of the logarithm's growth from one age to the next
    late_hits: float = 0.0  # share of posts that take off at a random age


@dataclass(frozen=True, eq=False)
class SyntheticPosts:
    published: Series  # in days, (posts,)
    ages: Series
    totals: Series  # (posts, ages), never falling


def make_posts(recipe: PostsRecipe, *, seed: int) -> SyntheticPosts:
    """What a post gains later does not depend on how it began, so the chance that it still
    passes a total is known from the growth alone."""
    rng = np.random.default_rng(seed)
    ages = np.asarray(recipe.ages, dtype=np.float64)
    shape = recipe.posts, ages.size - 1
    logs = np.log(recipe.start) + recipe.spread * rng.standard_normal((recipe.posts, 1))
    growth = rng.gamma(2.0, recipe.growth / 2.0, shape)
    hit = rng.random(recipe.posts) < recipe.late_hits
    growth[hit, rng.integers(0, shape[1], recipe.posts)[hit]] += rng.exponential(
        2.0, int(hit.sum())
    )
    logs = np.hstack([logs, logs + np.cumsum(growth, axis=1)])
    days = recipe.every * np.arange(recipe.posts, dtype=np.float64)
    return SyntheticPosts(days, ages, np.exp(logs))
