"""Simple estimates find the true effects of the sample and nothing of the others."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import pytest

from domain.vocabulary import Platform
from sources.sample import TRUTH, draw_sample
from sources.sample.works import COLOURS, CREATORS, MUSIC

UNTIL = date(2026, 11, 19)
SEEDS = range(40)
FEW = 12
NUMBERS = ("title_length", "has_number", "hashtags", "published_hour", "hour_is_even")
LEVELS = [
    *(("thumbnail_colour", (colour,)) for colour in COLOURS),
    *(("music", (music,)) for music in MUSIC),
    *(("creator", (creator,)) for creator in CREATORS),
]
PER_VIEW = ("comments", "saves", "watch_time_s", "likes")


@dataclass
class Table:
    """Posts of at least sixty days of age; figures as logs beside the mean of their like."""

    traits: list[dict]
    platforms: np.ndarray
    logs: dict[str, np.ndarray]

    def estimate(self, trait, metric, *, values=(), platforms=()):
        """The log effect of having one of the values, or of one unit more."""
        asked = [one.get(trait) for one in self.traits]
        others = {
            v for e in TRUTH.effects if (e.trait, e.metric) == (trait, metric) for v in e.values
        }
        x = np.array([_as_number(value, values, others) for value in asked])
        y = self.logs[metric]
        known = ~np.isnan(x) & ~np.isnan(y)
        if platforms:
            known &= np.isin(self.platforms, platforms)
        return np.polyfit(x[known], y[known], 1)[0]


def _as_number(value, values, others):
    """Posts with another value that matters are no fair comparison."""
    if value is None or (values and value in others - set(values)):
        return np.nan
    return float(value in values if values else value)


def table_of(seed) -> Table:
    sample = draw_sample(until=UNTIL, seed=seed)
    old = [r for r, p in enumerate(sample.posts) if (UNTIL - p.published.date()).days >= 60]
    old = [row for row in old if row != sample.incidents.viral]
    posts = [sample.posts[row] for row in old]
    alike = [f"{post.platform} {post.work.content_type}" for post in posts]
    views = sample.totals("views")[old]
    logs = {"views": np.log(views)}
    logs |= {name: np.log((sample.totals(name)[old] + 0.5) / views) for name in PER_VIEW}
    logs = {name: beside_their_like(values, alike) for name, values in logs.items()}
    return Table([p.traits for p in posts], np.array([p.platform for p in posts]), logs)


def beside_their_like(values, alike):
    result, groups = values.copy(), np.array(alike)
    for group in set(alike):
        result[groups == group] -= values[groups == group].mean()
    return result


@pytest.fixture(scope="session")
def tables():
    return [table_of(seed) for seed in SEEDS]


@pytest.mark.parametrize("effect", TRUTH.effects, ids=lambda e: f"{e.trait} {e.values}")
def test_a_true_effect_is_recovered(tables, effect):
    estimates = [
        t.estimate(effect.trait, effect.metric, values=effect.values, platforms=effect.platforms)
        for t in tables[:FEW]
    ]
    error = np.std(estimates, ddof=1) / np.sqrt(FEW)
    assert np.mean(estimates) == pytest.approx(np.log(effect.factor), abs=3 * error + 0.03)
    assert abs(np.mean(estimates)) > 5 * error


@pytest.fixture(scope="session")
def deviations(tables):
    """Of every irrelevant trait and metric: the mean estimate in standard errors."""
    asked = [*product(NUMBERS, [()]), *LEVELS]
    return {
        (trait, metric, values): deviation(
            [t.estimate(trait, metric, values=values) for t in tables]
        )
        for (trait, values), metric in product(asked, ("views", "likes", "comments"))
    }


def deviation(estimates):
    return np.mean(estimates) / (np.std(estimates, ddof=1) / np.sqrt(len(estimates)))


def test_every_irrelevant_trait_is_looked_at():
    assert {*NUMBERS, *(trait for trait, _ in LEVELS)} == set(TRUTH.irrelevant)


def test_irrelevant_traits_show_nothing_but_chance(deviations):
    """Of so many means a few lie beyond two standard errors; none lies far beyond."""
    beyond = {asked: round(d, 2) for asked, d in deviations.items() if abs(d) > 2}
    assert len(beyond) <= 0.1 * len(deviations), beyond
    assert max(map(abs, deviations.values())) < 3.3, beyond


def test_a_face_matters_on_youtube_only(tables):
    elsewhere = [platform for platform in Platform if platform is not Platform.YOUTUBE]
    estimates = [
        t.estimate("thumbnail_face", "views", values=(True,), platforms=elsewhere) for t in tables
    ]
    assert abs(deviation(estimates)) < 2
