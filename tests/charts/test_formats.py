from decimal import Decimal

import pytest

from charts import formats
from domain.metric_definitions import STANDARD_METRICS
from tests.factories import a_change

MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "\u2013"),
        (float("nan"), "\u2013"),
        (0, "0"),
        (7, "7"),
        (7.25, "7.2"),
        (999, "999"),
        (1234, "1,234"),
        (9999, "9,999"),
        (9999.6, "10.0K"),
        (12_400, "12.4K"),
        (99_950, "100K"),
        (124_000, "124K"),
        (999_499, "999K"),
        (999_999, "1.00M"),
        (1_240_000, "1.24M"),
        (12_400_000_000, "12.4B"),
        (Decimal(52_300_000), "52.3M"),
        (-12_400, f"{MINUS}12.4K"),
        (-3, f"{MINUS}3"),
    ],
)
def test_compact_keeps_three_figures(value, text):
    assert formats.compact(value) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (None, "\u2013"),
        (0.0, "0\u00a0%"),
        (0.003, "+0.3\u00a0%"),
        (0.0995, "+10\u00a0%"),
        (0.124, "+12\u00a0%"),
        (-0.046, f"{MINUS}4.6\u00a0%"),
        (-0.0001, "0.0\u00a0%"),
        (0.05, "+5.0\u00a0%"),
        (12.5, "+1,250\u00a0%"),
    ],
)
def test_percent_has_one_decimal_below_ten(ratio, text):
    assert formats.percent(ratio, plus=True) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (59.6, "1:00"), (274, "4:34"), (3_661, "1:01:01"), (5_634_000, "1,565\u00a0h")],
)
def test_durations_read_like_a_clock(seconds, text):
    assert formats.duration(seconds) == text


@pytest.mark.parametrize(
    ("metric", "value", "short", "text"),
    [
        ("views", 1_240_321, True, "1.24M"),
        ("views", 1_240_321, False, "1,240,321"),
        ("ctr_pct", Decimal("4.8712"), True, "4.87\u00a0%"),
        ("engagement_rate_reported", Decimal("0.0235"), True, "2.35\u00a0%"),
        ("revenue", Decimal("12.5"), True, "12.50"),
        ("revenue", Decimal("123456.789"), True, "123K"),
        ("revenue", Decimal("123456.789"), False, "123,456.79"),
        ("avg_view_duration_s", Decimal("94.6"), True, "1:35"),
        ("position", Decimal("8.48"), True, "8.5"),
    ],
)
def test_amounts_carry_the_unit_of_their_metric(metric, value, short, text):
    assert formats.amount(STANDARD_METRICS[metric], value, short=short) == text


def test_money_names_its_currency_where_it_is_known():
    revenue = STANDARD_METRICS["revenue"]
    assert formats.amount(revenue, Decimal("3211.1"), currency="EUR") == "3,211\u00a0EUR"


def test_rates_change_by_percentage_points():
    change = a_change(amount=Decimal("-0.42"), ratio=-0.08)
    assert formats.change(STANDARD_METRICS["ctr_pct"], change) == f"{MINUS}0.42\u00a0pp"


def test_counts_change_by_per_cent_and_are_new_after_nothing():
    views = STANDARD_METRICS["views"]
    assert formats.change(views, a_change(ratio=-0.18)) == f"{MINUS}18\u00a0%"
    assert formats.change(views, a_change(ratio=None)) == "new"
