"""On which day running totals were read."""

from datetime import date

import pytest

from domain.errors import SourceRejected
from domain.observations import Answers
from domain.vocabulary import Asked
from sources.captured import captured_on
from sources.documents import documents_of
from sources.source import Context
from tests.sources.files import TODAY, written
from tests.sources.linkedin.books import book


def asked(file, likely=None, said=None):
    (document,) = documents_of(file)
    return captured_on(document, Context(Answers(said=said or {}), TODAY), likely)


def test_what_the_format_knows_goes_before_the_date_of_the_file_and_its_name():
    named = written("a\n1\n", "list_2026-03-04.csv")
    dated = written("a\n1\n", "list_2026-03-04.csv", date(2026, 3, 5))
    assert asked(named).taken == "2026-03-04"
    assert asked(dated).taken == "2026-03-05"
    assert asked(dated, date(2026, 3, 1)).taken == "2026-03-01"
    assert asked(written("a\n1\n")).taken == TODAY.isoformat()


def test_a_day_to_come_is_no_guess():
    assert asked(written("a\n1\n"), date(2033, 5, 18)).taken == TODAY.isoformat()


def test_a_sheet_is_dated_by_the_name_of_its_workbook():
    assert asked(book({"S": [["a"], ["1"]]}, "list_2026-03-04.xlsx")).taken == "2026-03-04"


@pytest.mark.parametrize("answer", ["soon", "2031-01-01", "1999-12-31"])
def test_an_answer_that_is_no_day_of_reading_is_refused(answer):
    with pytest.raises(SourceRejected):
        asked(written("a\n1\n"), said={Asked.CAPTURED: answer})
