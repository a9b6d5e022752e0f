from datetime import date, time
from decimal import Decimal

import pytest

from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Figure
from sources.dates import DayOrder
from sources.entry.cells import (
    read_date,
    read_figure,
    read_kind,
    read_time,
    uses_decimal_comma,
)
from sources.unreadable import Unreadable


@pytest.mark.parametrize(
    ("metric", "text", "value"),
    [
        ("views", "1200", 1200),
        ("views", "1,200", 1200),
        ("views", "1 200", 1200),
        ("views", " ", None),
        ("views", "-", None),
        ("watch_time_s", "1:02:03", Decimal(3723)),
        ("watch_time_s", "90", Decimal(90)),
        ("ctr_pct", "4.2 %", Decimal("4.2")),
        ("revenue", "12.50", Decimal("12.50")),
    ],
)
def test_figures_are_read_as_people_write_them(metric, text, value):
    assert read_figure(STANDARD_METRICS[metric], text) == value


@pytest.mark.parametrize(
    ("metric", "text", "reason"),
    [
        ("views", "abc", "is not a number"),
        ("views", "12k", "is not a number"),
        ("views", "-5", "cannot be less than zero"),
        ("views", "12.5", "is not a whole number"),
        ("views", "1.234", "can mean 1234 or 1.234"),
        ("views", "1,2E+06", "was shortened by a spreadsheet"),
        ("views", "9" * 40, "is not a number"),
        ("revenue", "-1", "cannot be less than zero"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(metric, text, reason):
    with pytest.raises(Unreadable, match=reason):
        read_figure(STANDARD_METRICS[metric], text)


@pytest.mark.parametrize(
    ("texts", "comma"),
    [(["12,5"], True), (["1.234,50"], True), (["1,234"], False), (["12,5", "3.25"], False),
     (["1.234"], False), (["12,345,678"], False)],
)  # fmt: skip
def test_a_decimal_comma_is_seen_where_nothing_else_can_be_meant(texts, comma):
    assert uses_decimal_comma(texts) is comma


def test_a_slash_date_needs_something_that_decides_its_order():
    assert read_date("31/03/2025", DayOrder.DAY_FIRST) == date(2025, 3, 31)
    with pytest.raises(Unreadable, match="month first or day first"):
        read_date("03/04/2025", DayOrder.UNDECIDED)


@pytest.mark.parametrize("text", ["1999-12-31", "2101-01-01"])
def test_days_no_platform_knows_are_refused(text):
    with pytest.raises(Unreadable, match="lies before 2000-01-01 or after 2100-12-31"):
        read_date(text, DayOrder.MONTH_FIRST)


@pytest.mark.parametrize(
    ("text", "at"),
    [("14:30", time(14, 30)), ("2:30 PM", time(14, 30)), ("12:05 am", time(0, 5)),
     ("08:15:00", time(8, 15)), ("", None)],
)  # fmt: skip
def test_times_of_day_are_read_in_the_usual_ways(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["25:00", "12:60", "noon", "13:00 pm x"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(Unreadable, match="write it as 14:30"):
        read_time(text)


def test_an_empty_kind_is_the_usual_one_and_an_unknown_one_is_refused():
    assert read_kind("", Figure.PERIOD) is Figure.PERIOD
    assert read_kind("Running  total", Figure.PERIOD) is Figure.CUMULATIVE
    with pytest.raises(Unreadable, match="neither 'running total' nor 'amount'"):
        read_kind("sum", Figure.PERIOD)
