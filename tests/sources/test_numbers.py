"""Figures as platforms and spreadsheets write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.numbers import (
    read_amount,
    read_clock,
    read_count,
    read_hours,
    read_percent,
    read_share,
    read_share_in_percent,
    show_decimal_comma,
)
from sources.unreadable import Unreadable


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1203", 1203),
        (" 7 ", 7),
        ("1348535.0", 1348535),
        ("12,400", 12400),
        ("1,234,567", 1234567),
        ("1 234", 1234),
        ("1\u202f234\u00a0567", 1234567),
        ("1'234", 1234),
        ("\u22125", -5),
        ("+5", 5),
        ("", None),
        ("-", None),
        ("undefined", None),
        ("N/A", None),
        ("NaN", None),
    ],
)
def test_counts(text, number):
    assert read_count(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "8.48",
        "1.234",
        "1.000",
        "12,5",
        "1e9",
        "1.47689E+18",
        "Infinity",
        "1.2K",
        "<1",
        "٣",
        "9" * 16,
    ],
)
def test_what_is_no_count_or_could_be_two_is_refused(text):
    with pytest.raises(Unreadable):
        read_count(text)


def test_the_two_meanings_are_named():
    with pytest.raises(Unreadable, match=r"can mean 12400 or 12\.400"):
        read_amount("12,400")


@pytest.mark.parametrize(
    ("text", "number"),
    [("8.48", "8.48"), ("1.234", "1.234"), ("1,234.5", "1234.5"), ("1,234,567", "1234567")],
)
def test_amounts_with_a_decimal_point(text, number):
    assert read_amount(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("8,48", "8.48"), ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("0.235", "0.235")],
)
def test_amounts_with_a_decimal_comma(text, number):
    assert read_amount(text, decimal_comma=True) == Decimal(number)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["12,5", "1.000"], True),
        (["1.234,50"], True),
        (["3,06 %", "title, 2"], True),
        (["1.000", "12,400"], False),  # thousands of either
        (["12,5", "12.5"], False),
        (["28.02.2024"], False),
        ([], False),
    ],
)
def test_only_numbers_that_cannot_be_thousands_show_the_decimal_sign(texts, shown):
    assert show_decimal_comma(texts) is shown


def test_a_lone_group_is_ambiguous_with_a_decimal_comma():
    with pytest.raises(Unreadable, match="can mean"):
        read_amount("1.234", decimal_comma=True)


def test_percent_signs_are_taken_off_and_over_a_hundred_is_fine():
    assert (read_percent("2.86%"), read_percent("155.79")) == (Decimal("2.86"), Decimal("155.79"))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:04:34", 274), ("4:34", 274), ("1:02:03", 3723), ("31.0", 31), ("", None)],
)
def test_clocks_and_plain_seconds(text, seconds):
    assert read_clock(text) == seconds


def test_hours_are_exact_seconds():
    assert read_hours("354.6762") == Decimal("1276834.32")


@settings(deadline=None)
@given(st.integers(-(10**14), 10**14))
def test_every_count_is_read_as_written_with_and_without_groups(number):
    assert read_count(str(number)) == number
    assert read_count(f"{number:,}") == number
    assert read_count(f"{number}.0") == number


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_is_a_number_missing_or_unreadable(text):
    for read in (read_count, read_amount, read_clock, read_percent):
        with suppress(Unreadable):
            read(text)


def test_a_tiny_share_with_an_exponent_keeps_its_digits():
    assert read_amount("7.874015748031496E-4") == Decimal("0.0007874015748031496")
    with pytest.raises(Unreadable, match="is not a whole number"):
        read_count("7E-4")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.0235", Decimal("0.0235")),
        ("2.35%", Decimal("0.0235")),
        ("0.06451612903225806", Decimal("0.06451612903225806")),
        ("155%", Decimal("1.55")),
        ("", None),
    ],
)
def test_a_share_is_written_as_fraction_or_with_the_sign_of_per_cent(text, share):
    assert read_share(text) == share
    assert read_share_in_percent(text) == (None if share is None else share * 100)


def test_a_share_with_a_decimal_comma_is_read_beside_semicolons():
    assert read_share("2,35%", decimal_comma=True) == Decimal("0.0235")
