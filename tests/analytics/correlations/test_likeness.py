"""Features that say the same are named, others are not, whatever their kinds."""

import numpy as np
import pytest
from scipy.stats import pearsonr

from analytics.correlations.columns import FeatureColumn, FeatureKind, category_column
from analytics.correlations.likeness import alike_features

DICE = np.random.default_rng(4)
LENGTH = DICE.normal(50, 10, 300)
WORKS = np.arange(300)


def a_number(label, values):
    return FeatureColumn(label.lower(), label, FeatureKind.NUMBER, values)


def a_category(label, values):
    return category_column(label.lower(), label, values)


def named(*features, works=WORKS):
    return [(one.first, one.second) for one in alike_features(features, works)]


def test_two_counts_of_the_same_thing_are_alike_with_the_size_of_their_correlation():
    words = LENGTH / 5 + DICE.normal(0, 0.5, 300)
    noise = a_number("Noise", DICE.normal(size=300))
    (found,) = alike_features([a_number("Length", LENGTH), a_number("Words", words), noise], WORKS)
    assert (found.first, found.second, found.n) == ("Length", "Words", 300)
    assert found.estimate == pytest.approx(pearsonr(LENGTH, words)[0])
    assert found.low < found.estimate < found.high


def test_opposites_say_the_same_too():
    (found,) = alike_features([a_number("Up", LENGTH), a_number("Down", 100 - LENGTH)], WORKS)
    assert found.estimate == pytest.approx(1)
    assert found.low <= found.high


def test_categories_go_with_numbers_and_with_each_other():
    format_ = a_category("Format", ["long" if value > 50 else "short" for value in LENGTH])
    topic = a_category("Topic", ["sea" if value > 50 else "land" for value in LENGTH])
    assert named(a_number("Length", LENGTH), format_) == [("Length", "Format")]
    (found,) = alike_features([format_, topic], WORKS)
    assert found.estimate == pytest.approx(1)
    assert found.method.startswith("Cramer's V")


def test_of_noise_nothing_is_named():
    draws = np.random.default_rng(11)
    features = [a_number(f"N{k}", draws.normal(size=300)) for k in range(6)]
    features += [a_category(f"C{k}", list(draws.choice(["a", "b", "c"], 300))) for k in range(4)]
    assert named(*features) == []


def test_posts_of_one_work_count_once():
    values = np.repeat(DICE.normal(size=60), 5)
    (found,) = alike_features(
        [a_number("One", values), a_number("Two", values * 2)], np.repeat(np.arange(60), 5)
    )
    assert found.n == 60


def test_too_few_posts_tell_nothing():
    few = np.array([1.0, 2.0, 3.0] + [np.nan] * 297)
    codes = a_category("Rare", ["x", "y", None] + [None] * 297)
    assert named(a_number("Few", few), codes) == []
