"""Rows in blocks are the rows that csv reads, wherever the pieces of the text end."""

import csv
import io
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.errors import SourceRejected
from sources import table_text
from sources.blocks import Block, block_of
from sources.table_text import TableText

_LETTERS = st.sampled_from(
    ['"', '""', ',"', '",', ",", ";", "\n", "\r\n", "\r", "a", "12", "ü", " "]
)
_texts = st.lists(_LETTERS, max_size=40).map("".join)
_plain_cells = st.text(alphabet='ab1,"\n\r ü', max_size=6)
_tables = st.lists(st.lists(_plain_cells, min_size=1, max_size=4), min_size=1, max_size=9)


def expected(text, delimiter):
    return list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1))


def found(text, delimiter=",", *, encoding="utf-8", at_once=2**20, passed_over=0):
    with patch.object(table_text, "_AT_ONCE", at_once):
        table = TableText(io.BytesIO(text.encode(encoding)), encoding, delimiter)
        table.pass_over(passed_over)
        rows = []
        for piece in table.pieces():
            rows += piece.rows() if isinstance(piece, Block) else piece
    return rows


@settings(max_examples=400, deadline=None)
@given(_texts, st.integers(1, 30), st.sampled_from([",", ";"]))
@example('a,"b\n', 3, ",")
@example('a,"b"\r', 4, ",")
@example('"a\r\n",b\r\n"c"\r\n', 2, ",")
@example('x"y,1\n"",2\n', 30, ",")
def test_any_text_is_parted_as_csv_parts_it(text, at_once, delimiter):
    assert found(text, delimiter, at_once=at_once) == expected(text, delimiter)


@settings(max_examples=100, deadline=None)
@given(_tables, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(1, 40))
def test_whatever_a_writer_of_csv_quotes_is_read_back(rows, end, at_once):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [row.cells for row in found(written.getvalue(), at_once=at_once)] == rows


@settings(max_examples=100, deadline=None)
@given(_tables, st.integers(1, 5), st.booleans())
def test_cells_and_parts_of_a_block_are_those_of_its_rows(rows, at_once, quoted):
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)
    block = block_of(written.getvalue().encode(), ",", 5)
    if block is None:
        return  # a return within a cell
    for part in block.parts(at_once):
        told = [row.cells for row in part.rows()]
        width = len(told[0])
        cells = part.cells(width)
        assert (cells is None) == any(len(row) != width for row in told)
        if cells is not None:
            assert [cells.row(place) for place in range(len(cells))] == told
            assert [cells.column(place) for place in range(width)] == list(
                map(list, zip(*told, strict=True))
            )
            said = cells.said(range(width))
            assert len(set(said)) >= len(set(map(tuple, told)))
    assert [row.number for part in block.parts(at_once) for row in part.rows()] == [
        5 + place for place in range(len(rows))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("passed_over", [0, 1, 3])
def test_rows_go_on_below_those_passed_over_in_any_encoding(encoding, passed_over):
    text = "über\n\nday,views\n" + "".join(f"{n},€{n}\n" for n in range(50))
    told = found(text, encoding=encoding, at_once=7, passed_over=passed_over)
    assert told == expected(text, ",")[passed_over:]


def test_the_row_after_which_a_table_breaks_off_is_named():
    text = "a,b\n" * 4 + 'a,"' + "x\n" * 70_000
    with pytest.raises(SourceRejected, match="After row 4 "):
        found(text, at_once=10)


@pytest.mark.parametrize("column", [["1", "20", "300"], ['"7"', "08", "123456789012345"]])
def test_plain_digits_are_counted(column):
    cells = block_of("".join(f"x,{one}\n" for one in column).encode(), ",", 1).cells(2)
    assert cells.counts(1).tolist() == [int(one.strip('"')) for one in column]


@pytest.mark.parametrize("odd", ["", "-1", "+1", " 1", "1.0", "1234567890123456", "\u0661", "1e3"])
def test_anything_else_is_no_count(odd):
    assert block_of(f"1,x\n{odd},x\n22,x\n".encode(), ",", 1).cells(2).counts(0) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["2025-03-01", "2025-03-02"]), st.integers(1, 9))),
    st.sampled_from([8, 9, 16, 17, 40]),
)
def test_turns_are_where_a_row_differs_from_the_one_before(stretches, length):
    told = ["x" * (length - 10) + day for day, rows in stretches for _ in range(rows)] or ["x"]
    block = block_of("".join(f"{one},{n}\n" for n, one in enumerate(told)).encode(), ",", 1)
    turns = block.cells(2).turns([0])
    changed = [n for n, one in enumerate(told) if not n or told[n - 1] != one]
    assert turns is None or turns.tolist() == changed
    if len(told[0]) >= 8 and len(changed) * 2 < len(told):
        assert turns is not None
