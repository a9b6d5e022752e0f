"""What truly goes with a metric is found in its size; chance, confounding and gaps are not."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from analytics.correlations import CorrelationChoice, Counted
from analytics.correlations.columns import FeatureColumn, FeatureKind, amounts, category_column
from analytics.correlations.report import _findings
from domain.metric_definitions import STANDARD_METRICS
from tests.correlation_factories import a_correlation_report, a_post_table

PLAIN = CorrelationChoice(adjusted=False)


def test_a_yes_or_no_that_matters_is_found_in_its_size():
    found = a_correlation_report().finding("own:face", "views")
    assert found.stands
    assert found.effect.low < 0.6 < found.effect.high
    assert found.effect.change == pytest.approx(0.6, abs=0.3)


def test_a_question_goes_with_comments_per_view_and_not_with_views():
    report = a_correlation_report(choice=CorrelationChoice(counted=Counted.PER_VIEW))
    found = report.finding("question", "comments")
    assert found.stands
    assert found.effect.low < 0.4 < found.effect.high
    assert not a_correlation_report().finding("question", "views").stands


def test_a_plain_number_is_scipys_pearson_on_logs_and_spearman():
    report = a_correlation_report(choice=PLAIN)
    found = report.finding("title_length", "views")
    x, y = report.table.feature("title_length").values, report.table.outcome("views").values
    r = stats.pearsonr(x, np.log1p(y))
    assert found.estimate == pytest.approx(r.statistic, rel=1e-9)
    assert found.p == pytest.approx(r.pvalue, rel=1e-6)
    assert (found.low, found.high) == pytest.approx(tuple(r.confidence_interval()), rel=1e-6)
    assert found.rank_estimate == pytest.approx(stats.spearmanr(x, y).statistic, rel=1e-9)


def test_the_difference_of_yes_and_no_is_that_of_mean_logs():
    report = a_correlation_report(choice=PLAIN)
    face, views = (
        report.table.feature("own:face").values == 1,
        np.log1p(report.table.outcome("views").values),
    )
    ratio = np.exp(views[face].mean() - views[~face].mean())
    found = report.finding("own:face", "views")
    assert found.effect.change == pytest.approx(ratio - 1, rel=1e-9)


def test_a_number_is_compared_between_its_quarters():
    report = a_correlation_report(choice=PLAIN)
    effect = report.finding("title_length", "views").effect
    values = report.table.feature("title_length").values
    assert (effect.lower, effect.upper) == pytest.approx(tuple(np.quantile(values, (0.25, 0.75))))
    slope = stats.linregress(values, np.log1p(report.table.outcome("views").values)).slope
    assert effect.change == pytest.approx(np.expm1(slope * (effect.upper - effect.lower)))


def test_plain_categories_are_scipys_f_and_kruskal_wallis():
    report = a_correlation_report(choice=PLAIN)
    found = report.finding("topic", "views")
    codes, logs = report.table.feature("topic").codes, report.table.outcome("views").scaled
    groups = [logs[codes == code] for code in range(3)]
    assert found.effective_n == found.n  # so nothing is taken off
    assert found.p == pytest.approx(stats.f_oneway(*groups).pvalue, rel=1e-6)
    assert found.rank_p == pytest.approx(stats.kruskal(*groups).pvalue, rel=1e-6)


def test_what_only_the_platform_brings_is_gone_once_it_is_held_fixed():
    """A feature that stands mostly on TikTok has its views without doing anything."""
    rng = np.random.default_rng(3)
    table = a_post_table(300, seed=2)
    tiktok = table.held[:, 0] == 1
    follower = (rng.random(300) < np.where(tiktok, 0.8, 0.2)).astype(float)
    columns = (*table.features, FeatureColumn("x", "X", FeatureKind.YES_NO, follower))
    adjusted = a_correlation_report(table=replace(table, features=columns))
    plain = a_correlation_report(
        table=replace(table, features=columns, held=np.empty((300, 0)), held_words=()),
        choice=PLAIN,
    )
    assert plain.finding("x", "views").stands
    assert plain.finding("x", "views").effect.change > 1.5
    assert not adjusted.finding("x", "views").stands


def test_what_is_held_fixed_is_no_question():
    found = a_correlation_report().finding("platform", "views")
    assert not found.told
    assert found.reason == "It is held fixed in this view."


def test_what_does_not_vary_or_is_rare_is_said_in_words():
    report = a_correlation_report()
    assert report.finding("links", "views").reason == (
        "It does not vary: it is the same for all 240 posts."
    )
    table = a_post_table()
    rare = np.zeros(240)
    rare[:3] = 1
    few = FeatureColumn("rare", "Rare", FeatureKind.YES_NO, rare)
    sparse = FeatureColumn(
        "sparse", "Sparse", FeatureKind.NUMBER, np.where(np.arange(240) < 9, 1.0, np.nan)
    )
    lonely = category_column("lonely", "Lonely", ["a"] * 236 + ["b"] * 4)
    report = a_correlation_report(table=replace(table, features=(few, sparse, lonely)))
    reasons = [report.finding(name, "views").reason for name in ("rare", "sparse", "lonely")]
    assert "Rare, the rarer side: not enough data, needs 5 posts, has 3." in reasons[0]
    assert "needs 20 posts, has 9" in reasons[1]
    assert "needs 2 categories of at least 5 posts, has 1" in reasons[2]


def test_q_is_corrected_over_all_pairs_told():
    report = a_correlation_report()
    told = [one for one in report.findings if one.told]
    expected = stats.false_discovery_control([one.p for one in told])
    assert [one.q for one in told] == pytest.approx(expected.tolist())
    assert report.tests == len(told) == 8


def test_a_gap_leaves_out_the_post_and_not_the_feature():
    table = a_post_table()
    length = table.feature("title_length").values.copy()
    length[:40] = np.nan
    holed = replace(table.feature("title_length"), values=length)
    found = a_correlation_report(table=replace(table, features=(holed,)))
    assert found.finding("title_length", "views").n == 200


def test_posts_of_one_work_do_not_make_chance_look_sure():
    """Trait and quality are the work's; taken for independent, 300 posts of 100 works would call
    one link in seven."""
    alarms = 0
    for seed in range(150):
        rng = np.random.default_rng(seed)
        works = np.repeat(np.arange(100), 3)
        trait = rng.normal(size=100)[works]
        views = np.exp(8 + 0.5 * rng.normal(size=100)[works] + 0.5 * rng.normal(size=300))
        table = replace(
            a_post_table(300),
            features=(FeatureColumn("x", "X", FeatureKind.NUMBER, trait),),
            outcomes=(amounts(STANDARD_METRICS["views"], views),),
            held=np.empty((300, 0)),
            content_ids=tuple(works.tolist()),
        )
        alarms += _findings(table)[0].p < 0.05
    assert alarms <= 14


def test_a_log_scale_is_for_skewed_features_only():
    def column(values):
        return FeatureColumn("x", "X", FeatureKind.NUMBER, np.asarray(values, dtype=float))

    rng = np.random.default_rng(1)
    assert column(rng.lognormal(3, 1, 300)).logged
    assert not column(rng.normal(50, 5, 300)).logged
    assert not column(rng.lognormal(3, 1, 300) - 50).logged
    assert not column([1, 1, 1, 1]).logged


def test_corrections_below_nothing_count_as_nothing():
    told = amounts(STANDARD_METRICS["views"], np.array([-5.0, 0.0, np.nan]))
    assert told.scaled[:2].tolist() == [0, 0]
    assert np.isnan(told.scaled[2])
