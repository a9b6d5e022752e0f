"""On which day running totals were read."""

from datetime import date

from domain.observations import Answers
from sources.captured import captured_on
from sources.documents import Document
from sources.source import Context

TODAY = date(2026, 11, 20)


def _taken(name: str = "a.json", modified: date | None = None, likely: date | None = None) -> str:
    document = Document(name, "", modified, b"{}", "utf-8")
    return captured_on(document, Context(Answers(), TODAY), likely).taken


def test_what_the_file_hints_at_goes_before_its_date_its_name_and_today():
    march, april = date(2026, 3, 1), date(2026, 4, 1)
    assert _taken("2026-05-01.json", april, march) == "2026-03-01"
    assert _taken("2026-05-01.json", april) == "2026-04-01"
    assert _taken("2026-05-01.json") == "2026-05-01"
    assert _taken() == "2026-11-20"


def test_a_day_to_come_is_no_guess():
    assert _taken("2027-05-01.json", likely=date(2027, 3, 1)) == "2026-11-20"
