"""Which days a YouTube table covers: answered, told by a companion, named, or assumed."""

from datetime import date

from domain.observations import Answers, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import PeriodBasis
from tests.sources.files import fixture, packed, read, reading, understood, written

TABLE = 'Content,Video title,Video publish time,Views\nTotal,,,6\nabcdefghijk,A,"Mar 2, 2025",6\n'
TOTALS = "Date,Views\n2025-03-01,0\n2025-03-02,2\n2025-03-03,4\n"
ARCHIVE = "Content 2025-03-01_2025-04-01 Garden of one (1).zip"


def test_a_companion_whose_days_sum_to_the_total_row_tells_the_period():
    found = reading(written(TABLE), written(TOTALS, "Totals.csv"))
    assert found.period == Period(date(2025, 3, 1), date(2025, 3, 3))
    assert found.period_basis is PeriodBasis.COMPANION


def test_a_file_that_does_not_sum_to_the_total_row_is_no_companion():
    other = written(TOTALS.replace(",4", ",5"), "Totals.csv")
    assert reading(written(TABLE), other).period_basis is PeriodBasis.ASSUMED


def test_a_damaged_companion_does_not_harm_the_table():
    damaged = written(TOTALS + '2025-03-04,"' + "9\n" * 100_000, "Totals.csv")
    table, totals = read(written(TABLE), damaged)
    assert understood(table).period_basis is PeriodBasis.ASSUMED
    assert isinstance(totals, Refusal)


def test_the_german_trio_tells_its_period_in_any_order():
    names = ("Diagrammdaten.csv", "Gesamtwerte.csv", "Tabellendaten.csv")
    table = read(*(fixture(f"youtube_studio_de/{name}") for name in names))[2]
    assert understood(table).period == Period(date(2025, 3, 1), date(2025, 3, 4))


def test_the_archive_name_tells_period_and_channel():
    content = packed({"Table data.csv": TABLE.encode()})
    found = reading(SourceFile(ARCHIVE, content))
    assert found.file_name == f"{ARCHIVE}/Table data.csv"
    assert found.period == Period(date(2025, 3, 1), date(2025, 3, 31))
    assert found.period_basis is PeriodBasis.NAMED
    assert (found.account, found.account_assumed) == ("Garden of one", False)


def test_a_companion_is_believed_before_the_name_and_an_answer_before_both():
    content = packed({"Table data.csv": TABLE.encode(), "Totals.csv": TOTALS.encode()})
    file = SourceFile(ARCHIVE, content)
    assert reading(file).period_basis is PeriodBasis.COMPANION
    answered = Period(date(2025, 1, 1), date(2025, 12, 31))
    found = reading(file, answers=Answers(period=answered))
    assert (found.period, found.period_basis) == (answered, PeriodBasis.ANSWERED)


def test_without_any_hint_the_period_is_assumed_and_said():
    found = reading(written(TABLE, modified=date(2025, 6, 30)))
    assert found.period == Period(date(2025, 3, 2), date(2025, 6, 30))
    assert found.period_basis is PeriodBasis.ASSUMED
    assert any("2025-03-02 to 2025-06-30" in warning for warning in found.warnings)


def test_without_a_file_date_the_assumed_period_ends_with_the_last_whole_day():
    assert reading(written(TABLE)).period == Period(date(2025, 3, 2), date(2026, 11, 19))


def test_without_publish_dates_the_default_of_the_studio_is_assumed():
    text = "Content,Video title,Views\nabcdefghijk,A,6\n"
    found = reading(written(text, modified=date(2025, 6, 28)))
    assert found.period == Period(date(2025, 6, 1), date(2025, 6, 28))
