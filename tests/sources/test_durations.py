"""Lengths as ISO 8601 writes them."""

from decimal import Decimal

import pytest

from sources.durations import read_length
from sources.unreadable import Unreadable


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT4M13S", 253),
        ("PT1H2M", 3720),
        ("P1DT1S", 86_401),
        ("P1W", 604_800),
        ("PT0.5S", Decimal("0.5")),
        ("P0D", None),
    ],
)
def test_lengths_are_in_seconds(text, seconds):
    assert read_length(text) == seconds


@pytest.mark.parametrize("text", ["", "P", "PT", "4:13", "PT4X", "P99999999999D", "-PT1S"])
def test_what_is_no_length_is_unreadable(text):
    with pytest.raises(Unreadable):
        read_length(text)
