"""What an unknown table is offered to be read as."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from domain.mappings import CellType, FigureBasis, MappedColumn, Role, Unit
from domain.observations import Answers, Refusal, SourceFile
from domain.vocabulary import Platform
from sources import understood_rows
from tests.sources.files import TODAY, read, reading, written

PLANNER = (
    "Post Date,Post,Caption,Plays,Reactions,Engagement rate,Watch time (hours),Notes sent,Team\n"
    '3/14/2026,https://instagram.com/p/a1,Hello there,"1,200",10,5.3%,1.5,4,North\n'
    "3/15/2026,https://instagram.com/p/b2,Bye now,900,7,4.1%,0.5,2,North\n"
)


def table_of(text, name="planner.csv"):
    (entry,) = read(written(text, name))
    assert isinstance(entry, Refusal)
    assert entry.table is not None
    return entry.table


def roles(text, name="planner.csv"):
    return {one.column: one for one in table_of(text, name).suggestion.columns}


def test_columns_are_suggested_by_name_and_by_what_their_cells_hold():
    assert roles(PLANNER) == {
        "post date": MappedColumn("post date", Role.FACT, "published_at"),
        "post": MappedColumn("post", Role.FACT, "content"),
        "caption": MappedColumn("caption", Role.FACT, "text"),
        "plays": MappedColumn("plays", Role.METRIC, "views"),
        "reactions": MappedColumn("reactions", Role.METRIC, "likes"),
        "engagement rate": MappedColumn(
            "engagement rate", Role.METRIC, "engagement_rate_reported", Unit.PERCENT
        ),
        "watch time (hours)": MappedColumn(
            "watch time (hours)", Role.METRIC, "watch_time_s", Unit.HOURS
        ),
        "notes sent": MappedColumn("notes sent", Role.CUSTOM, "Notes sent"),
        "team": MappedColumn("team", Role.FEATURE, "Team"),
    }


def test_the_suggestion_reads_the_table_without_further_ado():
    table = table_of(PLANNER)
    assert table.suggestion.platform is Platform.INSTAGRAM
    assert table.suggestion.figures is FigureBasis.RUNNING
    found = reading(written(PLANNER), answers=Answers(mapping=table.suggestion))
    assert found.rejected == ()
    assert found.observations[0].values == (1200, 10, Decimal("0.053"), 5400, 4)
    assert found.posts[1].published == date(2026, 3, 15)


def test_texts_that_do_not_repeat_are_the_titles_where_nothing_names_the_posts():
    found = roles("Issue,Sent,Opened,Mood\nSpring,2026-03-01,7,glad\nNeap,2026-03-08,9,glad\n")
    assert found["issue"] == MappedColumn("issue", Role.FACT, "title")
    assert found["sent"] == MappedColumn("sent", Role.FACT, "published_at")
    assert found["opened"] == MappedColumn("opened", Role.CUSTOM, "Opened")
    assert found["mood"] == MappedColumn("mood", Role.FEATURE, "Mood")


def test_a_date_is_that_of_the_row_where_posts_repeat():
    rows = "".join(f"2026-03-{day:02},{post},{day}\n" for day in range(1, 9) for post in "ab")
    suggestion = table_of(f"When,Title,Plays\n{rows}").suggestion
    assert suggestion.columns[0] == MappedColumn("when", Role.FACT, "date")
    assert suggestion.figures is FigureBasis.DAILY


@pytest.mark.parametrize(
    ("cells", "type_", "style"),
    [
        (("1200", "7"), CellType.NUMBER, "whole"),
        (("1,200", "7"), CellType.NUMBER, "whole"),
        (("12.5", "7"), CellType.NUMBER, "decimal point"),
        (("5.3%", "0.1 %"), CellType.PERCENT, "decimal point"),
        (("2026-03-14", "2026-03-15"), CellType.DATE, "year-month-day"),
        (("3/14/2026", "3/15/2026"), CellType.DATE, "month/day/year"),
        (("14/3/2026", "15/3/2026"), CellType.DATE, "day/month/year"),
        (("3/4/2026", "4/4/2026"), CellType.DATE, "month or day first: nothing decides"),
        (("14.03.2026", "15.03.2026"), CellType.DATE, "day.month.year"),
        (("Mar 14, 2026", "Mar 15, 2026"), CellType.DATE, "month by name"),
        (("20260314", "20260315"), CellType.DATE, "yearmonthday"),
        (("0:04:34", "1:00:02"), CellType.DURATION, "h:mm:ss"),
        (("https://a.example/1", "https://a.example/2"), CellType.LINK, ""),
        (("1892345678901234567", "1892345678901234568"), CellType.ID, ""),
        (("dQw4w9WgXcQ", "dQw4w9WgXcR"), CellType.ID, ""),
        (("Hello", "World"), CellType.TEXT, ""),
        (("", "-"), CellType.EMPTY, ""),
    ],
)
def test_types_are_detected_from_the_cells(cells, type_, style):
    quoted = [cell.replace('"', '""') for cell in cells]
    text = "what,figure\n" + "".join(f'"{cell}",{n}\n' for n, cell in enumerate(quoted))
    column = table_of(text).columns[0]
    assert (column.type, column.style) == (type_, style)


def test_a_decimal_comma_is_seen_in_the_cells():
    table = table_of('post,worth\na,"12,5"\nb,"1.234,50"\n')
    assert table.suggestion.decimal_comma is True
    assert table.columns[1].style == "decimal comma"


@pytest.mark.parametrize(
    "text", ["colour,shape\nred,round\n", "a line\nanother line\n", ";;\n1;2;3\n"]
)
def test_what_holds_no_figures_is_no_table_to_map(text):
    (entry,) = read(written(text))
    assert isinstance(entry, Refusal)
    assert entry.table is None


def test_the_first_rows_are_shown_as_they_will_be_read():
    good = "".join(f"3/{day}/2026,p{day},{day}\n" for day in range(16, 26))
    bad = '3/14/2026,a,"1,200"\n3/15/2026,b,lots\nsoon,c,-\n'
    table = table_of(f"When,Post,Plays\n{bad}{good}")
    first, second, third, *_ = understood_rows(table, table.suggestion, today=TODAY)
    assert [cell.meaning for cell in first] == [date(2026, 3, 14), "a", 1200]
    assert (second[2].text, second[2].meaning, second[2].fault) == (
        "lots", None, "is not a number",
    )  # fmt: skip
    assert "is not a date" in third[0].fault
    assert (third[2].meaning, third[2].fault) == (None, "")


def test_five_rows_are_shown_and_long_cells_are_cut():
    rows = "".join(f"{'x' * 5000}{n},{n}\n" for n in range(9))
    table = table_of(f"title,plays\n{rows}")
    assert len(table.rows) == 5
    assert max(len(cell) for row in table.rows for cell in row) == 300


def test_a_sheet_of_a_workbook_is_mapped_like_any_table():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Posts"
    sheet.append(["Posted", "Headline", "Plays", "CTR"])
    sheet.append([date(2026, 3, 14), "Hello", 1200, 0.05])
    sheet["D2"].number_format = "0.0%"
    written_to = io.BytesIO()
    book.save(written_to)
    file = SourceFile("report.xlsx", written_to.getvalue())
    (entry,) = read(file)
    assert isinstance(entry, Refusal)
    assert entry.table is not None
    assert entry.file_name == "report.xlsx/Posts"
    mapping = replace(entry.table.suggestion, platform=Platform.TIKTOK)
    found = reading(file, answers=Answers(mapping=mapping))
    assert found.observations[0].values == (1200, Decimal(5))
    assert found.posts[0].published == date(2026, 3, 14)
