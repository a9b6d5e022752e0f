import pytest

from domain.errors import NotFound
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.vocabulary import MetricKind, Platform

# The names of the project's vocabulary of formats; sources and exports use them.
NAMES = """
views engaged_views impressions reach viewers likes dislikes comments shares saves clicks
link_clicks profile_visits engagements follows unfollows followers_total watch_time_s
avg_view_duration_s avg_view_pct ctr_pct engagement_rate_reported revenue streams listeners
playlist_adds popularity avg_viewers max_viewers chat_messages chatters clip_views sessions users
bounces position
""".split()  # noqa: SIM905


@pytest.mark.parametrize("name", NAMES)
def test_every_named_metric_is_defined(name):
    metric = STANDARD_METRICS[name]
    assert metric.label
    assert metric.definition.endswith(".")


def test_names_are_unique():
    names = [metric.name for metric in STANDARD_METRICS.metrics]
    assert len(names) == len(set(names))


def test_rates_and_only_rates_name_a_known_weight():
    for metric in STANDARD_METRICS.metrics:
        assert (metric.weight is not None) == (metric.kind is MetricKind.RATE)
        assert metric.weight is None or metric.weight in STANDARD_METRICS


@pytest.mark.parametrize("name", ["reach", "viewers", "listeners", "users", "chatters"])
def test_people_counted_once_do_not_add_up(name):
    assert STANDARD_METRICS[name].kind is MetricKind.UNIQUE
    assert not STANDARD_METRICS[name].additive


def test_platform_notes_are_by_platform():
    for metric in STANDARD_METRICS.metrics:
        assert all(isinstance(platform, Platform) for platform in metric.platforms)


def test_a_custom_metric_joins_and_never_replaces_a_standard_one():
    own = Metric("applause", "Applause", "Claps heard.", wide=False)
    impostor = Metric("views", "Other views", "Something else.", wide=False)
    registry = STANDARD_METRICS.with_custom([own, impostor])
    assert registry["applause"] is own
    assert registry["views"] is STANDARD_METRICS["views"]


def test_an_unknown_metric_is_named_in_the_error():
    with pytest.raises(NotFound, match="'glances'"):
        STANDARD_METRICS["glances"]
