from datetime import date, timedelta

from domain.granularity import Granularity
from domain.notes import NoteSubject, Visibility
from domain.periods import Period
from domain.vocabulary import Platform
from exports.csv_file import to_csv
from exports.notes import notes_table, with_notes
from exports.tables import Table
from tests.note_factories import PEAK, YOUTUBE, a_note, a_notes_report

NEXT = PEAK + timedelta(days=1)
DAILY = Table(
    ("period", "day", "platform", "views", "estimated"),
    [
        ("selected", PEAK, "youtube", 10.0, "no"),
        ("selected", PEAK, "tiktok", 20.0, "no"),
        ("selected", NEXT, "youtube", 30.0, "no"),
    ],
)


def test_every_note_is_a_row_with_who_said_it_when():
    note = a_note("Launch", subject=NoteSubject(Platform.YOUTUBE, "Main"), metric="views",
                  visibility=Visibility.OWN)  # fmt: skip
    table = notes_table(a_notes_report(note))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["text"] == "Launch"
    assert (row["first_day"], row["last_day"]) == (PEAK, PEAK)
    assert (row["platform"], row["account"], row["shown_to"]) == ("youtube", "Main", "own")
    assert (row["author"], row["removed"]) == ("Ada", "no")


def test_a_note_is_no_formula():
    written = to_csv(notes_table(a_notes_report(a_note('=HYPERLINK("http://x")'))))
    assert b",\"'=HYPERLINK" in written or b",'=HYPERLINK" in written


def test_days_of_a_chart_carry_their_notes_and_only_theirs():
    notes = (a_note("for all"), a_note("for YouTube", Period(PEAK, NEXT), YOUTUBE))
    table = with_notes(DAILY, notes)
    assert table.columns == (*DAILY.columns, "notes")
    assert [row[-1] for row in table.rows] == ["for all; for YouTube", "for all", "for YouTube"]
    assert [row[:-1] for row in table.rows] == DAILY.rows


def test_an_account_of_the_same_name_elsewhere_is_another_one():
    table = Table(("day", "platform", "account"), [(PEAK, "youtube", "A"), (PEAK, "youtube", "B"),
                                                   (PEAK, "tiktok", "A")])  # fmt: skip
    told = with_notes(table, (a_note("of A", subject=NoteSubject(Platform.YOUTUBE, "A")),))
    assert [row[-1] for row in told.rows] == ["of A", None, None]


def test_a_note_on_a_whole_content_stands_beside_all_its_posts():
    table = Table(("day", "platform", "account"), [(PEAK, "tiktok", "B")])
    whole = NoteSubject(Platform.YOUTUBE, "A", "x", whole_content=True)
    assert with_notes(table, (a_note("cut", subject=whole),)).rows[0][-1] == "cut"


def test_a_week_carries_the_notes_of_all_its_days():
    weeks = Table(("first_day", "posts"), [(date(2026, 7, 6), 3), (date(2026, 7, 13), 4)])
    sunday, monday = (Period(day, day) for day in (date(2026, 7, 12), date(2026, 7, 13)))
    notes = (a_note("sale", sunday), a_note("rest", monday))
    of_weeks = {"first": "first_day", "granularity": Granularity.WEEK}
    assert [row[-1] for row in with_notes(weeks, notes, **of_weeks).rows] == ["sale", "rest"]
    months = with_notes(weeks, notes, first="first_day", granularity=Granularity.MONTH)
    assert [row[-1] for row in months.rows] == ["sale; rest", "rest"]


def test_a_row_that_names_its_last_day_ends_there():
    table = Table(
        ("first_day", "last_day"),
        [(date(2026, 7, 9), date(2026, 7, 15)), (date(2026, 7, 16), date(2026, 7, 22))],
    )
    note = a_note("sale", Period(date(2026, 7, 15), date(2026, 7, 16)))
    told = with_notes(table, (note,), first="first_day", last="last_day")
    assert [row[-1] for row in told.rows] == ["sale", "sale"]


def test_without_notes_the_table_is_as_it_was():
    assert with_notes(DAILY, ()) is DAILY
