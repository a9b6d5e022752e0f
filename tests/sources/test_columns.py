"""Tables with one header line."""

from datetime import date

import pytest

from domain.errors import SourceRejected
from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked
from sources.columns import Columns, FigureColumn, layout_of
from sources.dates import DayOrder
from sources.day_columns import days_of
from sources.numbers import read_amount
from sources.source import Context
from sources.unreadable import CellRejected

TODAY = date(2026, 11, 20)
COLUMNS = Columns(
    facts={"day": ("date", "datum"), "title": ("title",)},
    figures=(
        FigureColumn("likes", ("likes", "reactions")),
        FigureColumn("revenue", ("estimated earnings",), read_amount),
    ),
)


def order(*texts, said=None):
    context = Context(Answers(said={Asked.DAY_ORDER: said} if said else {}), TODAY)
    return days_of(set(texts), context)


def test_columns_are_found_in_any_order_and_case_and_others_are_named():
    layout = layout_of(COLUMNS, ("Extra", "LIKES ", "Da\u00adte", ""))
    assert (layout.metrics, layout.facts) == (("likes",), {"day": 2})
    assert layout.left_out == ("Extra",)
    assert layout.values(["x", "1203.0", "2025-01-01", ""]) == (1203,)


def test_of_two_columns_for_a_metric_the_first_named_counts_and_the_other_is_named():
    layout = layout_of(COLUMNS, ("Reactions", "Likes"))
    assert layout.values(["5", "4"]) == (4,)
    assert layout.left_out == ("Reactions",)


def test_a_currency_behind_a_name_is_kept():
    layout = layout_of(COLUMNS, ("Date", "Estimated earnings (EUR)"))
    assert (layout.metrics, layout.currency) == (("revenue",), "EUR")


def test_a_cell_is_rejected_with_its_column():
    layout = layout_of(COLUMNS, ("Date", "Likes"))
    with pytest.raises(CellRejected, match="Likes: 'many' is not a number"):
        layout.values(["2025-01-01", "many"])
    with pytest.raises(CellRejected, match="the row has 1 cells, the header 2"):
        layout.values(["2025-01-01"])


def test_slash_dates_follow_a_part_above_twelve():
    assert order("1/2/2025", "13/2/2025").order is DayOrder.DAY_FIRST
    assert order("1/2/2025", "2/13/2025").order is DayOrder.MONTH_FIRST


def test_slash_dates_follow_the_order_in_which_no_day_is_missing():
    assert order("1/2/2025", "2/2/2025", "3/2/2025").order is DayOrder.DAY_FIRST
    assert order("2/1/2025", "2/2/2025", "2/3/2025").order is DayOrder.MONTH_FIRST
    assert not order("1/2/2025", "2/2/2025").questions


def test_slash_dates_never_lie_in_the_future_nor_outside_the_days_of_the_file():
    assert order("12/1/2026").order is DayOrder.DAY_FIRST  # the other way: 1 December
    march = Period(date(2025, 3, 1), date(2025, 3, 31))
    context = Context(Answers(), TODAY)
    assert days_of({"3/5/2025", "3/12/2025"}, context, march).order is DayOrder.MONTH_FIRST
    assert days_of({"5/3/2025", "12/3/2025"}, context, march).order is DayOrder.DAY_FIRST


def test_slash_dates_that_nothing_decides_follow_the_answer():
    found = order("1/2/2025", "5/8/2025", said="day first")
    assert found.read("1/2/2025") == date(2025, 2, 1)
    assert not found.questions[0].is_guess
    with pytest.raises(SourceRejected, match="is no order of days"):
        order("1/2/2025", said="both")
