"""The verdict on an experiment follows from its interval, its balance and what matters.

Groups are made from sums with a closed form, so that the expected verdicts can be worked out by
hand; rates of wrong verdicts come from simulation with fixed seeds.
"""

import numpy as np
import pytest
from scipy import stats

from analytics.experiments import (
    ExperimentPlan,
    Variant,
    Verdict,
    report_experiment,
)
from analytics.stats.experiments import Amounts, AmountsWithBefore, Ratios, Shares
from domain.errors import InvalidRequest, NotEnoughData
from domain.experiments import Looks

ONCE = ExperimentPlan(looks=Looks.ONCE)


def clicks(name, yes, n=10_000, weight=1.0):
    return Variant(name, Shares(n, yes), weight)


def amounts(name, values):
    return Variant(name, Amounts(len(values), float(values.sum()), float((values**2).sum())))


def test_a_variant_that_is_clearly_better_wins():
    report = report_experiment([clicks("A", 1000), clicks("B", 1200)], ONCE)
    assert (report.verdict, report.winner) == (Verdict.WINNER, "B")
    assert report.results[0].effect.estimate == pytest.approx(0.2)
    assert report.people == 20_000


def test_fewer_is_better_where_the_plan_says_so():
    plan = ExperimentPlan(looks=Looks.ONCE, higher_is_better=False)
    assert report_experiment([clicks("A", 1200), clicks("B", 1000)], plan).winner == "B"
    worse = report_experiment([clicks("A", 1000), clicks("B", 1200)], plan)
    assert worse.verdict is Verdict.CONTROL_STAYS


def test_of_two_winners_the_one_with_the_larger_effect_is_named():
    report = report_experiment([clicks("A", 1000), clicks("B", 1200), clicks("C", 1300)], ONCE)
    assert report.winner == "C"


def test_p_values_of_several_variants_are_those_of_holm():
    counts = {"A": 1000, "B": 1060, "C": 1085}
    report = report_experiment([clicks(name, yes) for name, yes in counts.items()], ONCE)
    alone = {
        name: report_experiment([clicks("A", 1000), clicks(name, counts[name])], ONCE).results[0].p
        for name in "BC"
    }
    told = {result.name: result.p for result in report.results}
    assert told["C"] == pytest.approx(2 * alone["C"])
    assert told["B"] == pytest.approx(max(alone["B"], 2 * alone["C"]))


def test_intervals_of_two_variants_hold_together():
    """Bonferroni: each at 97.5 %, so wider than the one of a single variant by the quantiles."""
    one = report_experiment([clicks("A", 1000), clicks("B", 1060)], ONCE).results[0].effect
    two = report_experiment([clicks("A", 1000), clicks("B", 1060), clicks("C", 1000)], ONCE)
    widths = [effect.high - effect.low for effect in (two.results[0].effect, one)]
    assert widths[0] / widths[1] == pytest.approx(
        stats.norm.ppf(0.9875) / stats.norm.ppf(0.975), rel=1e-3
    )


def test_groups_of_the_wrong_size_are_not_trusted_whatever_their_effect():
    report = report_experiment([clicks("A", 1000), clicks("B", 3000, n=12_000)], ONCE)
    assert (report.verdict, report.winner) == (Verdict.NOT_TRUSTED, None)


def test_sizes_are_judged_against_the_planned_split():
    report = report_experiment([clicks("A", 1000), clicks("B", 210, n=2000, weight=0.2)], ONCE)
    assert report.verdict is not Verdict.NOT_TRUSTED
    assert report.balance.expected == pytest.approx((10_000, 2000))


def test_no_difference_is_said_only_when_the_interval_lies_within_what_matters():
    pair = [clicks("A", 5000), clicks("B", 5010)]
    within = ExperimentPlan(looks=Looks.ONCE, smallest_effect=0.05)
    finer = ExperimentPlan(looks=Looks.ONCE, smallest_effect=0.01)
    assert report_experiment(pair, within).verdict is Verdict.NO_DIFFERENCE
    assert report_experiment(pair, finer).verdict is Verdict.KEEP_RUNNING
    assert report_experiment(pair, ONCE).verdict is Verdict.KEEP_RUNNING


def test_days_left_follow_from_the_people_that_the_effect_needs():
    """Textbook: n per group = 2 p (1 - p) ((1.96 + 0.8416) / d)^2."""
    plan = ExperimentPlan(looks=Looks.ONCE, smallest_effect=0.1, people_per_day=500)
    report = report_experiment([clicks("A", 100, n=1000), clicks("B", 101, n=1000)], plan)
    needed = 2 * 0.1 * 0.9 * ((1.959964 + 0.841621) / 0.01) ** 2
    assert report.verdict is Verdict.KEEP_RUNNING
    assert report.days_left == pytest.approx((needed - 1000) / 250, abs=1)


def test_days_left_are_not_guessed():
    assert report_experiment([clicks("A", 100), clicks("B", 101)], ONCE).days_left is None


def test_what_was_watched_before_narrows_the_interval_and_leaves_the_effect():
    rng = np.random.default_rng(17)
    before = rng.gamma(2.0, 50.0, (2, 4000))
    after = before + rng.normal(0, 20, (2, 4000)) + np.array([[0.0], [6.0]])
    plain = [amounts(name, values) for name, values in zip("AB", after, strict=True)]
    freed = [
        Variant(
            name,
            AmountsWithBefore(
                4000, y.sum(), (y * y).sum(), x.sum(), (x * x).sum(), float((x * y).sum())
            ),
        )
        for name, x, y in zip("AB", before, after, strict=True)
    ]
    first, second = (
        report_experiment(pair, ExperimentPlan(Looks.ONCE, relative=False)).results[0].effect
        for pair in (plain, freed)
    )
    assert second.high - second.low < 0.5 * (first.high - first.low)
    assert second.low < 6.0 < second.high


def test_ratios_are_compared_as_ratios():
    rng = np.random.default_rng(19)
    views = rng.integers(1, 9, (2, 3000)).astype(float)
    likes = rng.binomial(views.astype(int), [[0.10], [0.15]]).astype(float)
    pair = [
        Variant(
            name,
            Ratios(3000, y.sum(), (y * y).sum(), x.sum(), (x * x).sum(), float((x * y).sum())),
        )
        for name, x, y in zip("AB", views, likes, strict=True)
    ]
    report = report_experiment(pair, ONCE)
    assert report.winner == "B"
    assert report.control_mean == pytest.approx(likes[0].sum() / views[0].sum())


def test_looking_every_day_names_a_winner_where_there_is_none_in_at_most_five_of_a_hundred():
    rng = np.random.default_rng(23)
    wrong = {Looks.ANY_TIME: 0, Looks.ONCE: 0}
    for _ in range(200):
        people = rng.normal(100, 30, (2, 20, 100))
        for looks in wrong:
            wrong[looks] += any(_is_decided(people[:, :day], looks) for day in range(1, 21))
    assert wrong[Looks.ANY_TIME] <= 10
    assert wrong[Looks.ONCE] > 30  # what the always-valid reading is for


def _is_decided(people, looks):
    pair = [amounts(name, values.ravel()) for name, values in zip("AB", people, strict=True)]
    verdict = report_experiment(pair, ExperimentPlan(looks)).verdict
    return verdict in (Verdict.WINNER, Verdict.CONTROL_STAYS)


def test_small_groups_are_refused_with_their_name_and_size():
    with pytest.raises(NotEnoughData, match=r"Group B .* needs 50 people, has 49"):
        report_experiment([clicks("A", 10, n=60), clicks("B", 10, n=49)])


@pytest.mark.parametrize(
    ("variants", "plan", "words"),
    [
        ([clicks("A", 1)], ONCE, "a control and a variant"),
        ([clicks("A", 1), clicks("A", 2)], ONCE, "different names"),
        ([clicks("A", 1), Variant("B", Amounts(100, 1, 1))], ONCE, "the same kind"),
        ([clicks("A", 1), clicks("B", 2)], ExperimentPlan(confidence=95), "between 0 and 1"),
        ([clicks("A", 1), clicks("B", 2)], ExperimentPlan(smallest_effect=0), "larger than zero"),
        ([clicks("A", 1), clicks("B", 2)], ExperimentPlan(people_per_day=-1), "more than zero"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(variants, plan, words):
    with pytest.raises(InvalidRequest, match=words):
        report_experiment(variants, plan)
