"""Refusals survive being kept: caches pickle the reports that hold them."""

import pickle

from domain.errors import NotEnoughData


def test_a_refusal_that_was_kept_says_the_same():
    refusal = NotEnoughData("A trend", needed=14, got=5, unit="days with figures")
    again = pickle.loads(pickle.dumps(refusal))
    assert str(again) == "A trend: not enough data, needs 14 days with figures, has 5."
    assert (again.needed, again.got) == (14, 5)
