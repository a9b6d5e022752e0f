"""A figure of others is drawn beside a post only where its definition is the post's own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analytics.benchmarks.beside_post import figures_beside_post
from analytics.measures import DefinitionChange
from domain.benchmarks import Statistic
from domain.vocabulary import Platform
from tests.benchmark_factories import a_benchmark, a_target, an_amount, an_external_rate
from tests.content_factories import a_content_report

PUBLISHED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def beside(draft, *, kind="short", changes=()):
    report = a_content_report()
    report = replace(report, facts=replace(report.facts, content_type=kind))
    post = replace(report.posts[0], platform=Platform.YOUTUBE, published_at=PUBLISHED)
    return figures_beside_post([a_benchmark(draft)], changes, report, post)


def of(draft, **changes):
    return replace(draft, definition=replace(draft.definition, **changes))


def test_a_median_of_the_same_platform_format_metric_and_age_is_drawn():
    assert beside(an_amount()) == (an_amount(),)


@pytest.mark.parametrize(
    "other",
    [
        of(an_amount(), platform=Platform.TIKTOK),
        of(an_amount(), metric="likes"),
        of(an_amount(), content_type="video"),
        of(an_amount(), content_type=None),
        of(an_amount(), age_days=None),
        of(an_amount(), age_days=91),
        of(an_amount(), statistic=Statistic.MEAN),
        an_external_rate(),
        a_target(),
    ],
)
def test_another_definition_is_not(other):
    assert beside(other) == ()


def test_a_post_without_a_format_has_no_figure_of_all_formats():
    assert beside(of(an_amount(), content_type=None), kind=None) == ()


def test_a_change_of_counting_between_them_keeps_it_out():
    between = DefinitionChange(Platform.YOUTUBE, "views", date(2026, 2, 1), "otherwise")
    assert beside(an_amount(), changes=[between]) == ()
    later = replace(between, day=date(2026, 3, 5))
    assert beside(an_amount(), changes=[later]) == ()  # inside the post's first week
    before = replace(between, day=date(2025, 1, 1))
    assert beside(an_amount(), changes=[before]) != ()
