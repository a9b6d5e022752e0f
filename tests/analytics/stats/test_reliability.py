"""Scores by hand, and corrections that find a known distortion."""

import numpy as np
import pytest

from analytics.stats.reliability import calibrate, keep_record, recalibrated, record_of
from domain.errors import NotEnoughData


def test_scores_of_four_chances_by_hand():
    record = record_of(np.array([0.1, 0.1, 0.5, 0.9]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert record.brier == pytest.approx((0.01 + 0.81 + 0.25 + 0.01) / 4)
    assert record.skill == pytest.approx(1 - 0.27 / 0.25)
    assert [(one.predicted, one.observed.estimate, one.observed.n) for one in record.bins] == [
        (pytest.approx(0.1), 0.5, 2),
        (0.5, 0.0, 1),
        (0.9, 1.0, 1),
    ]
    assert record.bin_of(0.12).observed.n == 2
    assert record.bin_of(0.2) is None


def test_always_saying_the_usual_share_has_no_skill():
    outcomes = np.repeat([0.0, 1.0], [30, 10])
    assert record_of(np.full(40, 0.25), outcomes).skill == pytest.approx(0)


def test_outcomes_all_alike_leave_no_skill_to_speak_of():
    assert np.isnan(record_of(np.array([0.1, 0.2]), np.zeros(2)).skill)


def test_without_outcomes_nothing_is_corrected():
    correction = calibrate(np.empty(0), np.empty(0))
    assert (correction.shift, correction.stretch) == (0, 1)
    said = np.array([0.01, 0.4, 0.99])
    assert recalibrated(said, correction) == pytest.approx(said)


def test_a_known_distortion_is_found_with_many_outcomes():
    rng = np.random.default_rng(1)
    logits = rng.normal(-1, 2, 40_000)
    truth = 1 / (1 + np.exp(-logits))
    outcomes = (rng.random(truth.size) < truth).astype(float)
    overdone = 1 / (1 + np.exp(-(2 * logits - 1)))  # truth is 0.5 + half of what it says
    found = calibrate(overdone, outcomes)
    assert (found.shift, found.stretch) == (
        pytest.approx(0.5, abs=0.05),
        pytest.approx(0.5, abs=0.03),
    )


def test_a_few_outcomes_correct_little():
    found = calibrate(np.full(4, 0.1), np.ones(4))
    assert recalibrated(np.array([0.1]), found)[0] < 0.25


def test_each_chance_of_a_record_is_corrected_by_earlier_outcomes_alone():
    said, outcomes = np.full(30, 0.3), np.zeros(30)
    first = keep_record(said[:1], outcomes[:1])
    assert first.bins[0].predicted == pytest.approx(0.3)
    assert keep_record(said, outcomes).brier < first.brier  # it learns
    flipped = np.append(outcomes[:29], 1.0)  # the last outcome came after every chance
    untouched = [one.predicted for one in keep_record(said, outcomes).bins]
    assert [one.predicted for one in keep_record(said, flipped).bins] == untouched


def test_an_empty_record_is_refused():
    with pytest.raises(NotEnoughData, match="needs 1 outcomes, has 0"):
        keep_record(np.empty(0), np.empty(0))
