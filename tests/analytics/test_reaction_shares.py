"""Shares of reactions by emoji, with n and an interval."""

from decimal import Decimal

import pytest

from analytics.reaction_shares import reaction_shares
from domain.metric_definitions import STANDARD_METRICS
from exports.reactions import reactions_table
from sources.emoji import Emoji

FIRE, HEART = Emoji("\U0001f525").metric, Emoji("cheer", "77").metric


def test_shares_are_of_all_emoji_with_wilsons_interval():
    """8 of 10: Wilson's interval is 0.490 to 0.943 (Brown, Cai & DasGupta 2001)."""
    fire, heart = reaction_shares([(HEART, Decimal(2)), (FIRE, Decimal(5)), (FIRE, Decimal(3))])
    assert (fire.metric, fire.count, fire.share.estimate) == (FIRE, 8, 0.8)
    assert (fire.share.low, fire.share.high) == pytest.approx((0.490, 0.943), abs=5e-4)
    assert (heart.count, heart.share.n) == (2, 10)


def test_other_figures_and_emoji_without_reactions_are_left_out():
    amounts = [(STANDARD_METRICS["likes"], Decimal(90)), (FIRE, Decimal(12)), (HEART, Decimal(0))]
    (one,) = reaction_shares(amounts)
    assert (one.count, one.share.estimate) == (12, 1.0)
    assert reaction_shares(amounts[:1]) == ()


def test_of_few_reactions_no_share_is_told():
    (one,) = reaction_shares([(FIRE, Decimal(9))])
    assert (one.count, one.share) == (9, None)
    (row,) = reactions_table([one]).rows
    assert row[2:7] == (9, None, None, None, 9)
