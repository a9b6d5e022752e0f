"""A table is found below the lines that describe it, and never cut where it has none."""

import io

import pytest
from openpyxl import Workbook

from domain.observations import Refusal, SourceFile
from sources.delimiters import delimiter_of
from sources.documents import documents_of
from sources.preamble import below_preamble
from tests.sources.files import read, reading, written

TABLE = "Day,Title,Plays\n2026-03-01,One,5\n2026-03-02,Two,7\n"


def document(text, name="figures.csv"):
    (found,) = documents_of(written(text, name))
    return found


@pytest.mark.parametrize(
    "above",
    [
        "Report of our channel\n\n",
        "Account,Moon & Co\nAsked for,March\n\n",
        "Report of our channel;,,\nExported,2026-04-01\n",
    ],
)
def test_the_header_is_found_below_what_describes_it(above):
    table = below_preamble(document(above + TABLE))
    assert table.header == ("Day", "Title", "Plays")
    assert [row.cells for row in table.rows()] == [
        ["2026-03-01", "One", "5"],
        ["2026-03-02", "Two", "7"],
    ]
    assert "Left out, as it describes the table below" in table.warnings[-1]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE + TABLE,  # two tables: the rows of the first are not a description of the second
        "Day,Title,Plays\n2026-03-01,,\nAll,of,it\n2026-03-02,Two,7\n",
        "one\ntwo\nthree\n",
        "a,b\nc,d\ne,f\n",
    ],
)
def test_where_no_description_stands_nothing_is_cut(text):
    assert below_preamble(document(text)) is None


def test_a_sheet_with_a_title_is_a_table_too():
    book, content = Workbook(), io.BytesIO()
    for row in (["Our month"], [], ["Day", "Plays"], ["2026-03-01", 5], ["2026-03-02", None]):
        book.active.append(row)
    book.save(content)
    (sheet,) = documents_of(SourceFile("book.xlsx", content.getvalue()))
    table = below_preamble(sheet)
    assert table.header == ("Day", "Plays")
    assert [len(row.cells) for row in table.rows()] == [2, 2]


def test_a_known_table_below_a_title_is_read_as_what_it_is():
    text = "Figures for the team\n\nplatform,date,account,views\nyoutube,2026-03-01,Moon,5\n"
    found = reading(written(text, "team.csv"))
    assert found.rows_imported == 1
    assert any("Figures for the team" in warning for warning in found.warnings)


def test_a_mapping_is_offered_for_the_table_and_not_for_its_title():
    (refusal,) = read(written("Our month\n\n" + TABLE))
    assert isinstance(refusal, Refusal)
    assert [column.header for column in refusal.table.columns] == ["Day", "Title", "Plays"]


def test_the_sign_between_cells_is_looked_for_below_a_title_without_any():
    assert delimiter_of("Our month\n\nDay;Plays\n1;2\n") == ";"
