"""JSON as APIs answer it: values that are what they should be, or a rejection with the field."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.payloads import Item
from sources.unreadable import CellRejected
from tests.sources.files import refusal, written

TODAY = date(2026, 11, 20)
READERS = {
    "text": lambda item: item.text("x"),
    "needed": lambda item: item.needed("x"),
    "count": lambda item: item.count("x"),
    "balance": lambda item: item.balance("x"),
    "amount": lambda item: item.amount("x"),
    "object": lambda item: item.object("x"),
    "objects": lambda item: item.objects("x"),
    "texts": lambda item: item.texts("x"),
    "moment": lambda item: item.moment("x", TODAY),
    "seconds": lambda item: item.since_1970("x", TODAY),
    "milliseconds": lambda item: item.since_1970("x", TODAY, per_second=1000),
}
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("name", READERS)
@given(value=_VALUES)
def test_whatever_a_field_holds_it_is_read_or_rejected_by_its_name(name, value):
    fault = _fault(name, value)
    assert fault is None or (fault.column, bool(fault.reason)) == ("outer.x", True)


def _fault(name: str, value: object) -> CellRejected | None:
    try:
        READERS[name](Item({"x": value}, "outer"))
    except CellRejected as fault:
        return fault
    return None


@pytest.mark.parametrize("name", [name for name in READERS if name != "needed"])
@pytest.mark.parametrize("fields", [{}, {"x": None}])
def test_absent_and_null_are_both_missing(name, fields):
    found = READERS[name](Item(fields))
    assert found is None or found == [] or found == Item({}, "x")


@pytest.mark.parametrize(
    ("value", "count"), [(7, 7), ("7", 7), (7.0, 7), ("", None), (0, 0), (10**15, None)]
)
def test_counts_come_as_numbers_or_texts(value, count):
    if value == 10**15:
        with pytest.raises(CellRejected):
            Item({"x": value}).count("x")
    else:
        assert Item({"x": value}).count("x") == count


def test_small_amounts_are_exact():
    assert Item({"x": 1e-07}).amount("x") == Decimal("0.0000001")
    assert Item({"x": 0.1}).amount("x") == Decimal("0.1")


def test_times_are_in_utc():
    assert Item({"x": "2026-03-05T17:00:00+0100"}).moment("x", TODAY) == datetime(
        2026, 3, 5, 16, tzinfo=UTC
    )
    assert Item({"x": 1_752_673_612}).since_1970("x", TODAY) == datetime(
        2025, 7, 16, 13, 46, 52, tzinfo=UTC
    )


def test_the_path_leads_to_the_field():
    item = Item({"a": {"b": [{"c": []}]}})
    with pytest.raises(CellRejected) as caught:
        item.object("a").objects("b")[0].count("c")
    assert caught.value.column == "a.b[0].c"


@pytest.mark.parametrize(
    "payload",
    [
        {"error": {"code": 403, "message": "Too many calls.", "errors": []}},
        {"error": "Unauthorized", "status": 401, "message": "Too many calls."},
        {"error": "invalid_grant", "error_description": "Too many calls."},
    ],
)
def test_an_error_instead_of_figures_is_refused_in_its_words(payload):
    assert "'Too many calls.'" in refusal(written(json.dumps(payload)))
