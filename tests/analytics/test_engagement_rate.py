from decimal import Decimal

import pytest

from analytics.engagement_rate import derived_engagement_rate

LIKES = {"likes": Decimal(30), "comments": Decimal(10)}


@pytest.mark.parametrize(
    ("amounts", "value", "denominator"),
    [
        (LIKES | {"views": Decimal(400), "impressions": Decimal(4000)}, 0.1, "views"),
        (LIKES | {"impressions": Decimal(4000)}, 0.01, "impressions"),
        (LIKES | {"views": Decimal(0), "impressions": Decimal(4000)}, 0.01, "impressions"),
    ],
)
def test_interactions_are_held_against_views_or_else_impressions(amounts, value, denominator):
    rate = derived_engagement_rate(amounts)
    assert (rate.value, rate.denominator) == (value, denominator)
    assert (rate.interactions, rate.counted) == (40, ("likes", "comments"))


@pytest.mark.parametrize("amounts", [{}, LIKES, {"views": Decimal(9)}, {"views": Decimal(0)}])
def test_what_is_not_known_gives_no_rate(amounts):
    assert derived_engagement_rate(amounts) is None


def test_what_the_platform_states_of_itself_is_not_counted_in():
    stated = LIKES | {"views": Decimal(400), "engagement_rate_reported": Decimal("0.9")}
    assert derived_engagement_rate(stated | {"engagements": Decimal(99)}).value == 0.1
