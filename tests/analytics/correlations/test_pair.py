from dataclasses import replace

import numpy as np
import pytest

from analytics.correlations import CorrelationChoice, importance_of
from analytics.correlations.pair import MOST_POINTS, pair_of
from domain.errors import InvalidRequest, NotEnoughData
from tests.correlation_factories import a_correlation_report, a_post_table


def test_plain_points_are_the_figures_themselves():
    table = a_post_table(held=False)
    pair = pair_of(table, "title_length", "views", adjusted=False)
    assert [point.y for point in pair.points] == table.outcome("views").values.tolist()
    assert [point.x for point in pair.points] == table.feature("title_length").values.tolist()
    assert pair.n == 240


def test_adjusted_posts_of_both_platforms_lie_around_what_is_expected():
    table = a_post_table()
    for platform in set(table.platforms):
        of_platform = [
            np.log(point.y)
            for point in pair_of(table, "title_length", "views", adjusted=True).points
            if point.platform is platform
        ]
        assert np.mean(of_platform) == pytest.approx(0, abs=1e-9)


def test_groups_hold_their_quartiles_and_all_posts_are_counted():
    table = a_post_table(held=False)
    groups = pair_of(table, "topic", "views", adjusted=False).groups
    assert sum(group.n for group in groups) == 240
    light = table.outcome("views").values[table.feature("topic").codes == 0]
    assert groups[0].category == "Light"
    assert groups[0].middle == np.median(light)
    assert (groups[0].low, groups[0].high) == tuple(np.quantile(light, (0.25, 0.75)))


def test_many_points_are_thinned_the_same_way_each_time():
    table = a_post_table(2000)
    pair = pair_of(table, "title_length", "views", adjusted=True)
    assert len(pair.points) == MOST_POINTS
    assert pair.n == 2000
    assert pair_of(table, "title_length", "views", adjusted=True).points == pair.points


def test_the_line_is_the_fit_of_the_logs():
    table = a_post_table(held=False)
    x, y = table.feature("title_length").values, table.outcome("views").scaled
    slope, start = np.polyfit(x, y, 1)
    first = pair_of(table, "title_length", "views", adjusted=False).line[0]
    assert first == pytest.approx((x.min(), np.expm1(start + slope * x.min())))


def test_together_face_and_platform_explain_views():
    found = importance_of(a_correlation_report(choice=CorrelationChoice(adjusted=False)), "views")
    assert [one.name for one in found.importance.features[:2]] == ["platform", "own:face"]
    assert "links" not in {one.name for one in found.importance.features}
    assert found.finding.startswith("Together the features explain 8")
    assert found.importance.predicts


def test_adjusted_the_platform_is_no_feature_any_more():
    found = importance_of(a_correlation_report(), "views")
    assert found.importance.features[0].name == "own:face"
    assert "platform" not in {one.name for one in found.importance.features}


def test_nothing_predicts_is_said():
    table = a_post_table()
    only = replace(table, features=tuple(f for f in table.features if f.name == "title_length"))
    found = importance_of(a_correlation_report(table=only), "views")
    assert not found.importance.predicts
    assert found.finding == "These features do not predict views of unseen posts"


def test_few_posts_and_unknown_metrics_are_refused_in_words():
    with pytest.raises(NotEnoughData, match="needs 40 pieces of content, has 30"):
        importance_of(a_correlation_report(table=a_post_table(30)), "views")
    with pytest.raises(InvalidRequest, match="figures of saves"):
        importance_of(a_correlation_report(), "saves")
