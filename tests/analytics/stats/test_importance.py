"""What truly matters is found, what does not is said, whatever the units."""

from itertools import permutations

import numpy as np
import pytest

from analytics.stats.feature_columns import Categories, Columns, Numbers
from analytics.stats.importance import (
    MINIMUM_GROUPS,
    _drawn_in,
    _scored,
    estimate_importance,
)
from analytics.stats.ridge import fit_ridge
from domain.errors import InvalidRequest, NotEnoughData


def _noise(rng, n, *, numbers=12, categories=2):
    return [
        *(Numbers(f"number {k}", rng.normal(size=n)) for k in range(numbers)),
        *(Categories(f"category {k}", rng.integers(0, 5, n)) for k in range(categories)),
    ]


def _by_name(found):
    return {feature.name: feature for feature in found.features}


def test_the_features_that_matter_come_first_and_the_share_is_near_the_truth():
    rng = np.random.default_rng(4)
    features = _noise(rng, 600)
    topic = features[12].codes
    outcome = 0.6 * features[0].values + 1.2 * (topic == 2) + rng.normal(size=600)
    truth = (0.36 + 1.44 * 0.16) / (0.36 + 1.44 * 0.16 + 1)
    found = estimate_importance(features, outcome)
    assert {feature.name for feature in found.features[:2]} == {"number 0", "category 0"}
    assert [feature.matters for feature in found.features[:3]] == [True, True, False]
    assert found.low < truth < found.high
    assert found.predicts
    assert found.share == pytest.approx(truth, abs=0.07)


def test_parts_of_unrelated_features_add_up_to_the_share():
    rng = np.random.default_rng(8)
    features = [Numbers(str(k), rng.normal(size=3000)) for k in range(4)]
    outcome = features[0].values + features[1].values + rng.normal(size=3000)
    found = estimate_importance(features, outcome)
    assert sum(f.estimate for f in found.features) == pytest.approx(found.share, abs=0.03)
    assert found.features[0].estimate == pytest.approx(1 / 3, abs=0.04)


def test_noise_is_said_to_predict_nothing():
    false_alarms = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        features = _noise(rng, 90, numbers=8)
        false_alarms += estimate_importance(features, rng.normal(size=90)).predicts
    assert false_alarms <= 2


def test_the_interval_of_the_share_holds_what_new_rows_show():
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(30):
        features = _noise(rng, 250, numbers=6, categories=1)
        outcome = 0.5 * features[0].values + rng.normal(size=250)
        found = estimate_importance(features, outcome)
        held += found.low < 0.165 < found.high  # simulated for fits on as many rows; at best 0.2
    assert held >= 26


def test_two_features_that_say_the_same_share_their_importance():
    rng = np.random.default_rng(5)
    hidden = rng.normal(size=3000)
    twins = [Numbers(name, hidden + 0.4 * rng.normal(size=3000)) for name in ("one", "other")]
    outcome = hidden + rng.normal(size=3000)
    found = _by_name(estimate_importance(twins, outcome))
    alone = estimate_importance(twins[:1], outcome).features[0]
    assert found["one"].estimate == pytest.approx(found["other"].estimate, rel=0.35)
    assert found["one"].matters
    assert found["other"].matters
    assert found["one"].estimate < alone.estimate / 2


def test_units_do_not_matter():
    rng = np.random.default_rng(6)
    features = _noise(rng, 120, numbers=4, categories=1)
    outcome = features[1].values + rng.normal(size=120)
    plain = _by_name(estimate_importance(features, outcome))
    scaled = [
        Numbers(f.name, f.values * 86_400 + 3) if isinstance(f, Numbers) else f for f in features
    ]
    for name, feature in _by_name(estimate_importance(scaled, outcome / 60 - 7)).items():
        assert feature.estimate == pytest.approx(plain[name].estimate, abs=1e-9)


def test_the_same_seed_gives_the_same_answer():
    rng = np.random.default_rng(7)
    features = _noise(rng, 80, numbers=3)
    outcome = rng.normal(size=80)
    assert (
        estimate_importance(features, outcome, seed=3).features
        == estimate_importance(features, outcome, seed=3).features
    )


def test_the_exact_mean_is_that_of_all_permutations():
    """Half of what shuffling adds, by brute force over all orders of six unseen rows."""
    rng = np.random.default_rng(9)
    columns, values = rng.normal(size=(30, 2)), rng.normal(size=30)
    folds = np.arange(30) % 5
    found = _scored(Columns(columns, np.array([0, 1])), values, np.ones(30), folds, 2)
    added = alone = 0.0
    for fold in range(5):
        seen, unseen = folds != fold, folds == fold
        fit = fit_ridge(columns[seen], columns[seen], values[seen], np.ones(24))
        parts = columns[unseen] * fit.slopes
        right = values[unseen] - fit.start
        errors = [
            ((right - parts[list(order), 0] - parts[:, 1]) ** 2).sum()
            for order in permutations(range(6))
        ]
        added += np.mean(errors) - ((right - parts.sum(axis=1)) ** 2).sum()
        alone += ((values[unseen] - fit.mean) ** 2).sum()
    assert found.harm[0] == pytest.approx(added / alone / 2, rel=1e-9)


def test_rows_of_one_work_are_never_on_both_sides():
    """A feature that only names the work would look prophetic if they were."""
    rng = np.random.default_rng(10)
    works = np.repeat(np.arange(60), 6)
    outcome = rng.normal(size=60)[works] + 0.1 * rng.normal(size=360)
    name = [Categories("work", works), Numbers("number", rng.normal(size=60)[works])]
    assert estimate_importance(name, outcome).share > 0.5
    kept = estimate_importance(name, outcome, groups=works)
    assert not kept.predicts
    assert kept.groups == 60


def test_that_a_value_is_missing_can_matter_and_is_the_features_own():
    rng = np.random.default_rng(12)
    values = rng.normal(size=300)
    values[::3] = np.nan
    outcome = np.isnan(values) * 2.0 + rng.normal(size=300)
    found = estimate_importance(
        [Numbers("with gaps", values), Numbers("other", rng.normal(size=300))], outcome
    )
    assert found.features[0].name == "with gaps"
    assert found.features[0].matters
    assert len(found.features) == 2


def test_rows_without_an_outcome_are_left_out():
    rng = np.random.default_rng(13)
    outcome = np.append(rng.normal(size=60), [np.nan] * 5)
    assert estimate_importance([Numbers("x", rng.normal(size=65))], outcome).n == 60


def test_one_viral_post_is_drawn_in():
    rng = np.random.default_rng(14)
    outcome = np.append(rng.normal(size=99), 60.0)
    kept, clipped = _drawn_in(outcome)
    assert clipped == 1
    assert 3 < kept[-1] < 8
    assert (kept[:-1] == outcome[:-1]).all()


def test_few_rows_and_features_that_do_not_vary_are_refused_in_words():
    with pytest.raises(NotEnoughData, match=f"needs {MINIMUM_GROUPS} pieces of content, has 10"):
        estimate_importance([Numbers("x", np.arange(10.0))], np.arange(10.0))
    with pytest.raises(InvalidRequest, match="No feature varies"):
        estimate_importance([Numbers("x", np.ones(50))], np.arange(50.0))
    with pytest.raises(InvalidRequest, match="without any feature"):
        estimate_importance([], np.arange(50.0))
