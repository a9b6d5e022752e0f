"""The table of what may be compared is complete, and agrees with the metric definitions."""

import pytest

from domain.comparability import (
    JUDGED_METRICS,
    Comparability,
    comparability,
    may_stand_beside,
    standing,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform


def test_only_metrics_of_the_registry_are_judged():
    assert [name for name in JUDGED_METRICS if name not in STANDARD_METRICS] == []


@pytest.mark.parametrize(
    "metric", [m for m in STANDARD_METRICS.metrics if m.name in JUDGED_METRICS]
)
def test_a_platform_that_a_definition_speaks_of_offers_the_metric(metric):
    offered = {p for p in Platform if standing(metric.name, p).grade != Comparability.NOT_OFFERED}
    assert set(metric.platforms) <= offered


@pytest.mark.parametrize("name", JUDGED_METRICS)
def test_every_judged_metric_is_offered_by_more_than_one_platform(name):
    offered = [p for p in Platform if standing(name, p).grade != Comparability.NOT_OFFERED]
    assert len(offered) > 1
    assert all(standing(name, p).rule.endswith(".") for p in Platform)


def test_the_worst_platform_decides():
    assert comparability("likes", [Platform.YOUTUBE, Platform.TIKTOK]) is Comparability.SAME
    assert comparability("likes", [Platform.YOUTUBE, Platform.FACEBOOK]) is Comparability.SIMILAR
    assert comparability("views", [Platform.YOUTUBE, Platform.WEBSITE]) is Comparability.APART
    assert comparability("likes", [Platform.X, Platform.SPOTIFY]) is Comparability.NOT_OFFERED


def test_what_no_platform_defines_is_the_teams_own():
    assert standing("applause", Platform.X) is None
    assert comparability("applause", [Platform.X]) is Comparability.SIMILAR


def test_another_thing_under_the_same_name_stands_alone():
    assert may_stand_beside("views", Platform.TIKTOK)
    assert not may_stand_beside("views", Platform.WEBSITE)
