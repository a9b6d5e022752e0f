"""Benchmarks read from tables; what cannot be read is named by its place and how to mend it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.benchmarks import BenchmarkOrigin, Statistic
from domain.errors import SourceRejected
from domain.observations import SourceFile
from domain.vocabulary import Platform
from exports.about import About
from exports.benchmarks import figures_table, template_table
from exports.csv_file import to_csv
from exports.excel import to_excel
from sources.benchmark_figures import read_benchmarks
from tests.benchmark_factories import a_target, an_amount, an_external_rate

TODAY = date(2026, 7, 21)
METRICS = ("views", "likes")
HEADER = "platform,metric,interactions,denominator,value,unit,source,dated,n,definition,link"
ROW = ("TikTok,engagement rate,likes+comments,views,2.5 %,percent,A study,2026-02-01,900,"
       "Per view,https://example.org/a")  # fmt: skip


def read(text, name="figures.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return read_benchmarks(SourceFile(name, content), METRICS, today=TODAY)


def places(found):
    return [(one.file, one.row, one.column, one.value) for one in found.refused]


def of(draft, **changes):
    return replace(draft, definition=replace(draft.definition, **changes))


def test_a_row_becomes_a_benchmark_with_its_rate_as_a_share():
    (draft,) = read(f"{HEADER}\n{ROW}\n").drafts
    assert draft.value == 0.025
    assert draft.definition.platform is Platform.TIKTOK
    assert draft.definition.interactions == ("likes", "comments")
    assert (draft.definition.statistic, draft.counted) == (Statistic.MEDIAN, "posts")


def test_what_was_exported_reads_back_the_same():
    drafts = (
        an_external_rate(value=0.02125, low=0.0001, high=0.1),
        an_amount(1_234.5),
        an_amount(9_000.0, content_type=None, source="=HYPERLINK(1)", period=None),
        of(an_amount(), metric="likes", statistic=Statistic.P75, age_days=None),
        replace(a_target(), source="team"),
    )
    found = read(to_csv(figures_table(drafts)))
    assert found.refused == ()
    told = [replace(one, source="team") if one.origin is BenchmarkOrigin.TEAM else one
            for one in found.drafts]  # fmt: skip
    assert told == list(drafts)


def test_a_table_of_a_german_spreadsheet_reads_the_same():
    text = f"{HEADER}\n{ROW}\n".replace(",", ";").replace("2.5 %", "2,5")
    assert read(text).drafts == read(f"{HEADER}\n{ROW}\n").drafts


def test_a_workbook_is_read_too():
    book = to_excel(figures_table([an_amount()]), About("Benchmarks", ()))
    assert read(book, "figures.xlsx").drafts == (an_amount(),)


def test_the_template_is_refused_until_its_example_is_written_over():
    template = to_csv(template_table())
    (refused,) = read(template).refused
    assert (refused.row, refused.column) == (2, "source")
    assert read(template.replace(b"EXAMPLE: write over this row", b"A report")).refused == ()


@pytest.mark.parametrize(
    ("column", "before", "after", "expected"),
    [
        ("platform", "TikTok", "TokTik", "one of youtube, tiktok"),
        ("platform", "TikTok", "", "one of youtube, tiktok"),
        ("metric", "engagement rate", "waves", "one of 'engagement_rate', 'views', 'likes'"),
        ("interactions", "likes+comments", "likes+hugs", "'hugs' is none"),
        ("interactions", "likes+comments", "", "a rate counts some of"),
        ("denominator", "views,2.5", "people,2.5", "a rate is per views"),
        ("value", "2.5 %", "many", "this one is not a number"),
        ("value", "2.5 %", "", "a number"),
        ("value", "2.5 %", "250", "at most 100 %"),
        ("unit", "percent", "", "'percent', for an engagement rate"),
        ("source", "A study", "", "name who published"),
        ("dated", "2026-02-01", "yesterday", "a day as 2026-03-31"),
        ("dated", "2026-02-01", "", "the day the source"),
        ("dated", "2026-02-01", "2027-02-01", "to today, 2026-07-21"),
        ("n", "900", "some", "a whole number"),
        ("n", "900", "", "how many posts or accounts"),
        ("definition", "Per view", "", "say how the source defines"),
        ("link", "https://example.org/a", "example", "an address that begins with https"),
    ],
)
def test_a_cell_that_cannot_be_is_named_with_what_is_expected(column, before, after, expected):
    bad = ROW.replace(before, after)
    assert bad != ROW
    found = read(f"{HEADER}\n{ROW}\n{bad}\n")
    assert found.drafts == ()  # the good row waits for the bad one
    (refused,) = found.refused
    assert (refused.file, refused.row, refused.column) == ("figures.csv", 3, column)
    assert expected in refused.expected
    assert refused.remedy == (
        "Fill the cell in and upload again." if refused.value == "" else
        "Correct the cell and upload again."
    )  # fmt: skip


def test_every_bad_row_is_named():
    found = read(f"{HEADER}\n{ROW.replace('TikTok', 'A')}\n{ROW}\n{ROW.replace('900', '-')}\n")
    assert places(found) == [("figures.csv", 2, "platform", "A"), ("figures.csv", 4, "n", "-")]


def test_an_amount_is_not_per_something():
    row = ROW.replace("engagement rate,likes+comments", "views,").replace(
        "2.5 %,percent", "2.5,count"
    )
    (refused,) = read(f"{HEADER}\n{row}\n").refused
    assert (refused.column, refused.remedy) == (
        "denominator", "Empty the cell and upload again.",
    )  # fmt: skip


def test_the_same_figure_twice_is_refused():
    (refused,) = read(f"{HEADER}\n{ROW}\n{ROW.replace('2.5', '3.5')}\n").refused
    assert (refused.row, refused.expected) == (
        3,
        "every figure once; this one stands in row 2 already",
    )


def test_half_a_period_is_refused():
    header, row = f"{HEADER},first_day,last_day", f"{ROW},2025-01-01,"
    assert places(read(f"{header}\n{row}\n")) == [("figures.csv", 2, "last_day", "")]
    turned = f"{ROW},2025-12-31,2025-01-01"
    assert places(read(f"{header}\n{turned}\n")) == [("figures.csv", 2, "last_day", "2025-01-01")]


def test_a_row_with_a_comma_too_many_is_refused():
    assert places(read(f"{HEADER}\n{ROW},more\n"))[0][:2] == ("figures.csv", 2)


def test_another_table_is_refused_as_a_whole():
    with pytest.raises(SourceRejected, match="no columns 'platform' and 'value'"):
        read("day,views\n2026-01-01,5\n")
    with pytest.raises(SourceRejected, match="lacks 'metric', 'unit'"):
        read("platform,value\nx,5\n")


def test_a_targets_row_needs_neither_source_nor_link():
    (draft,) = read(
        "origin,platform,metric,interactions,denominator,value,low,high,unit\n"
        "team,youtube,engagement_rate,likes,views,4,2,6,percent\n"
    ).drafts
    assert (draft.origin, draft.value, draft.low, draft.high) == (
        BenchmarkOrigin.TEAM, 0.04, 0.02, 0.06,
    )  # fmt: skip
    assert draft.dated == TODAY
