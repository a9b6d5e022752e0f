"""Any other table, by a mapping."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.mappings import ColumnMapping, FigureBasis, MappedColumn, Role, Unit
from domain.observations import Answers, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis, Platform
from tests.sources.files import (
    EXPORTS,
    TODAY,
    column,
    control,
    read,
    reading,
    understood,
    with_real_exports,
    written,
)

FACT, METRIC, CUSTOM, FEATURE, OUT = (
    Role.FACT,
    Role.METRIC,
    Role.CUSTOM,
    Role.FEATURE,
    Role.LEFT_OUT,
)
NEWSLETTER = "Issue;Sent on;Opened;Clicked;Mood\n"
MAPPING = ColumnMapping(
    "Newsletter",
    (
        MappedColumn("issue", FACT, "title"),
        MappedColumn("sent on", FACT, "date"),
        MappedColumn("opened", METRIC, "views"),
        MappedColumn("clicked", CUSTOM, "Clicks in the mail"),
        MappedColumn("mood", FEATURE, "mood"),
    ),
    platform=Platform.WEBSITE,
    account="Weekly",
)


def mapped(text, mapping=MAPPING, **answers):
    return reading(written(text), answers=Answers(mapping=mapping, **answers))


def changed(**columns):
    """The mapping with other roles, by column."""
    return replace(
        MAPPING,
        columns=tuple(
            replace(one, role=columns[one.column.replace(" ", "_")][0],
                    name=columns[one.column.replace(" ", "_")][1])
            if one.column.replace(" ", "_") in columns else one
            for one in MAPPING.columns
        ),
    )  # fmt: skip


def test_a_table_nobody_knows_is_read_by_the_mapping_made_for_its_columns():
    text = NEWSLETTER + "First;2026-01-05;1.200;7;glad\nSecond;12.01.2026;900;3;\n"
    found = reading(
        written(text), answers=Answers(mappings=(replace(MAPPING, decimal_comma=True),))
    )
    assert (found.format, found.label) == ("mapped_table", "Mapping: Newsletter")
    assert (found.platform, found.account, found.account_assumed) == (
        Platform.WEBSITE, "Weekly", False,
    )  # fmt: skip
    assert [post.external_id for post in found.posts] == ["Weekly: First", "Weekly: Second"]
    assert found.posts[0].features == {"mood": "glad"}
    assert [seen.days.first_day for seen in found.observations] == [
        date(2026, 1, 5), date(2026, 1, 12),
    ]  # fmt: skip
    assert column(found, "views") == [1200, 900]
    assert column(found, "clicks_in_the_mail") == [7, 3]


def test_columns_may_stand_in_another_order_and_case():
    text = "MOOD,Clicked,Sent  on,opened,Issue\nx,1,2026-01-05,2,A\n"
    found = reading(written(text), answers=Answers(mappings=(MAPPING,)))
    assert column(found, "views") == [2]


def test_a_saved_mapping_leaves_tables_with_other_columns_alone():
    text = "Issue,Sent on,Opened,Clicked,Mood,Country\nA,2026-01-05,2,1,x,NO\n"
    (entry,) = read(written(text), answers=Answers(mappings=(MAPPING,)))
    assert isinstance(entry, Refusal)
    assert entry.table is not None


def test_a_mapping_that_was_picked_reads_tables_with_further_columns_and_names_them():
    found = mapped("Issue,Sent on,Opened,Clicked,Mood,Country\nA,2026-01-05,2,1,x,NO\n")
    assert column(found, "views") == [2]
    assert found.warnings == ("Columns that the mapping does not know: 'Country'.",)


def test_files_that_a_source_recognises_are_not_mapped():
    text = "date,listeners,streams,followers\n2026-01-05,1,2,3\n"
    everything = ColumnMapping(
        "All",
        tuple(MappedColumn(name, OUT) for name in ("date", "listeners", "streams", "followers")),
    )
    found = reading(written(text), answers=Answers(mapping=everything, mappings=(everything,)))
    assert found.format == "spotify_audience_timeline"


def test_running_totals_without_a_date_are_asked_for_the_day_they_were_read():
    mapping = replace(changed(sent_on=(FACT, "published_at")), figures=FigureBasis.RUNNING)
    text = NEWSLETTER + "First;2026-01-05;1200;7;glad\n"
    guessed = mapped(text, mapping)
    assert [q.asked for q in guessed.questions] == [Asked.COLUMNS, Asked.CAPTURED]
    assert (guessed.observations[0].figure, guessed.observations[0].moment) == (
        Figure.CUMULATIVE, TODAY,
    )  # fmt: skip
    answered = mapped(text, mapping, said={Asked.CAPTURED: "2026-02-01"})
    assert answered.observations[0].moment == date(2026, 2, 1)
    assert answered.posts[0].published == date(2026, 1, 5)


def test_amounts_over_a_period_take_the_answer_or_guess_from_the_publications():
    mapping = replace(changed(sent_on=(FACT, "published_at")), figures=FigureBasis.PERIOD)
    text = NEWSLETTER + "First;2026-01-05;12;7;glad\nSecond;2026-02-05;12;7;glad\n"
    guessed = mapped(text, mapping)
    assert guessed.period_basis is PeriodBasis.ASSUMED
    assert {seen.days for seen in guessed.observations} == {Period(date(2026, 1, 5), TODAY)}
    stated = Period(date(2026, 1, 1), date(2026, 3, 31))
    answered = mapped(text, mapping, period=stated)
    assert (answered.period, answered.period_basis) == (stated, PeriodBasis.ANSWERED)
    assert {seen.days for seen in answered.observations} == {stated}


def test_rows_that_list_posts_are_told_apart_by_their_day_where_words_repeat():
    mapping = replace(changed(sent_on=(FACT, "published_at")), figures=FigureBasis.RUNNING)
    text = NEWSLETTER + "Hello;2026-01-05;12;7;\nHello;2026-01-12;30;7;\nHello;2026-01-12;1;1;\n"
    found = mapped(text, mapping)
    assert column(found, "views") == [12, 30]
    (rejection,) = found.rejected
    assert (rejection.row, rejection.reason) == (4, "repeats row 3")


def test_a_table_without_posts_tells_of_the_account():
    mapping = changed(issue=(OUT, ""), mood=(OUT, ""))
    found = mapped(NEWSLETTER + "First;2026-01-05;12;7;glad\n", mapping)
    assert (found.grain, found.account, found.posts) == (Grain.ACCOUNT, "Weekly", [])


def test_the_mapping_is_told_as_the_answer_to_what_the_columns_are():
    told = mapped(NEWSLETTER + "First;2026-01-05;12;7;glad\n").questions[0]
    assert (told.asked, told.is_guess) == (Asked.COLUMNS, False)
    assert told.taken == (
        "issue: title; sent on: date; opened: views; clicked: Clicks in the mail; mood: mood; "
        "figures: daily; platform: website; account: Weekly"
    )


@pytest.mark.parametrize(
    ("metric", "unit", "cell", "expected"),
    [
        ("ctr_pct", Unit.OWN, "5.3", Decimal("5.3")),
        ("ctr_pct", Unit.SHARE, "0.053", Decimal("5.3")),
        ("ctr_pct", Unit.SHARE, "5.3%", Decimal("5.3")),
        ("engagement_rate_reported", Unit.OWN, "0.053", Decimal("0.053")),
        ("engagement_rate_reported", Unit.PERCENT, "5.3%", Decimal("0.053")),
        ("watch_time_s", Unit.HOURS, "1.5", 5400),
        ("watch_time_s", Unit.MINUTES, "1.5", 90),
        ("watch_time_s", Unit.MILLISECONDS, "1500", Decimal("1.5")),
        ("watch_time_s", Unit.HOURS, "0:01:30", 90),
        ("watch_time_s", Unit.HOURS, "-", None),
    ],
)
def test_figures_are_brought_to_the_unit_of_their_metric(metric, unit, cell, expected):
    columns = (
        MappedColumn("id", FACT, "content"),
        MappedColumn("day", FACT, "date"),
        MappedColumn("f", METRIC, metric, unit),
        MappedColumn("views", METRIC, "views"),
    )
    mapping = ColumnMapping("m", columns, platform=Platform.X)
    found = mapped(f"id,day,f,views\na,2026-01-05,{cell},1\n", mapping)
    assert column(found, metric) == [expected]


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (replace(MAPPING, platform=None), "Choose the platform"),
        (changed(opened=(OUT, ""), clicked=(OUT, "")), "at least one column that holds a figure"),
        (changed(sent_on=(OUT, "")), "need the column that holds their date"),
        (replace(MAPPING, figures=FigureBasis.PERIOD), "leave the date out"),
        (changed(clicked=(METRIC, "views")), "are the same"),
        (changed(clicked=(CUSTOM, "Views")), "are the same figure"),
        (changed(clicked=(CUSTOM, " ")), "a name"),
    ],
)
def test_a_mapping_that_cannot_work_says_what_to_mend(mapping, words):
    file = written(NEWSLETTER + "First;2026-01-05;12;7;glad\n")
    (entry,) = read(file, answers=Answers(mapping=mapping))
    assert isinstance(entry, Refusal)
    assert words in entry.reason


def test_a_bad_cell_is_refused_in_its_row_with_the_header_as_written():
    found = mapped(NEWSLETTER + "First;2026-01-05;many;7;\nSecond;2026-01-06;4;7;\n")
    (rejection,) = found.rejected
    assert (rejection.row, rejection.column, rejection.value) == (2, "Opened", "many")


@with_real_exports
def test_the_instagram_research_set_is_read_by_the_mapping_suggested_for_it():
    path = next((EXPORTS / "instagram_posts_2021_amankharwal").glob("*.csv"))
    file = SourceFile("instagram/" + path.name, path.read_bytes())
    (unknown,) = read(file)
    assert isinstance(unknown, Refusal)
    assert unknown.table is not None
    suggested = unknown.table.suggestion
    assert suggested.platform is Platform.INSTAGRAM
    (entry,) = read(file, answers=Answers(mapping=suggested, said={Asked.CAPTURED: "2022-06-10"}))
    found = understood(entry)
    assert control(found, "impressions") == (None, 3_464_652)
    assert (len(found.posts), found.rows_imported, found.rejected) == (176, 176, ())
    assert {seen.moment for seen in found.observations} == {date(2022, 6, 10)}
