"""Benchmarks and own history for tests, small and readable."""

from dataclasses import replace
from datetime import date

from domain.benchmarks import BenchmarkDefinition, BenchmarkDraft, BenchmarkOrigin
from domain.periods import Period
from domain.vocabulary import Platform


def an_external_rate(**changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(
        Platform.YOUTUBE,
        "engagement_rate",
        interactions=("likes", "comments"),
        denominator="views",
    )
    draft = BenchmarkDraft(
        definition=definition,
        value=0.021,
        low=0.012,
        high=0.034,
        dated=date(2026, 2, 1),
        source="Channel study",
        period=Period(date(2025, 10, 1), date(2025, 12, 31)),
        n=2_100,
        counted="posts",
        explanation="Likes and comments over views, median of posts, quartiles.",
        link="https://example.org/study",
    )
    return replace(draft, **changes)


def an_amount(value=5_000.0, *, content_type="short", age_days=7, **changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(Platform.YOUTUBE, "views", content_type, age_days)
    draft = replace(
        an_external_rate(),
        definition=definition,
        value=value,
        low=None,
        high=None,
        explanation="Views seven days after publication, median of posts.",
    )
    return replace(draft, **changes)


def a_target(**changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(
        Platform.YOUTUBE,
        "engagement_rate",
        interactions=("likes", "comments"),
        denominator="views",
    )
    draft = BenchmarkDraft(
        definition=definition,
        value=0.04,
        low=0.02,
        high=0.06,
        dated=date(2026, 7, 1),
        origin=BenchmarkOrigin.TEAM,
    )
    return replace(draft, **changes)
