"""Headers below a description, and lines kept as they stand."""

from sources.documents import documents_of
from sources.header_rows import first_header_row, header_row, rows_below
from tests.sources.files import written


def document(text):
    (one,) = documents_of(written(text))
    return one


def test_a_header_is_found_below_a_description_in_any_order_and_case():
    sheet = document("Figures of posts.,,\n\nVIEWS,Extra,Date\n1,x,2025-03-31\n\n2\n")
    header = header_row(sheet, "date", "Views")
    assert (header.number, header.columns) == (3, ("views", "extra", "date"))
    assert [(row.number, row.cells) for row in rows_below(sheet, header)] == [
        (4, ["1", "x", "2025-03-31"]),
        (6, ["2", "", ""]),
    ]


def test_no_header_is_no_table():
    assert header_row(document("a,b\n1,2\n"), "a", "c") is None
    assert header_row(document('{"a": 1}'), "a") is None


def test_of_several_marks_the_first_that_fits_counts():
    sheet = document("a,b\n1,2\n")
    assert first_header_row(sheet, [("c",), ("b",)]).number == 1


def test_a_damaged_line_hides_the_lines_below_and_is_said_when_rows_are_read():
    sheet = document('a,b\n1,2\n3,"' + "x" * 200_000 + '"\n')
    assert [row.cells for row in sheet.beginning] == [["a", "b"], ["1", "2"]]
