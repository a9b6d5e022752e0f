"""Meta Business Suite: the account by day."""

from datetime import date

from domain.observations import Answers, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked, Grain, Platform
from sources import read_files
from tests.sources.files import (
    EXPORTS,
    TODAY,
    column,
    control,
    fixture,
    read,
    reading,
    refusal,
    understood,
    with_real_exports,
    written,
)

BOTH = """sep=,
"Facebook Page visits"
"Date","Facebook Page likes"
"2026-03-01T00:00:00","5"
"2026-03-02T00:00:00","6"

"Instagram reach"
"Date","Primary"
"2026-03-01T00:00:00","50"
"2026-03-02T00:00:00","61"

"Instagram follows"
"Date","Primary"
"2026-03-01T00:00:00","2"
"2026-03-04T00:00:00","1"
"""


def both(text=BOTH, **answers):
    return [understood(entry) for entry in read(written(text), **answers)]


def test_title_and_not_header_tells_platform_and_figure():
    facebook, instagram = both()
    assert (facebook.platform, facebook.metrics) == (Platform.FACEBOOK, ("profile_visits",))
    assert column(facebook, "profile_visits") == [5, 6]
    assert (instagram.platform, instagram.grain) == (Platform.INSTAGRAM, Grain.ACCOUNT)
    assert instagram.metrics == ("reach", "follows")
    assert facebook.fingerprint != instagram.fingerprint


def test_days_without_a_follow_count_as_zero_and_other_days_stay_missing():
    _, instagram = both()
    assert column(instagram, "follows") == [2, 0, 0, 1]
    assert column(instagram, "reach") == [50, 61, None, None]
    assert any("2 days without a row" in warning for warning in instagram.warnings)


def test_a_follow_that_cannot_be_read_never_becomes_a_zero():
    _, blank = both(BOTH + '"2026-03-06T00:00:00",""\n"2026-03-07T00:00:00","3"\n')
    days = [seen.days.first_day.day for seen in blank.observations]
    follows = dict(zip(days, column(blank, "follows"), strict=True))
    assert follows == {1: 2, 2: 0, 3: 0, 4: 1, 5: 0, 7: 3}
    _, odd = both(BOTH + '"2026-03-06T00:00:00","many"\n"2026-03-07T00:00:00","3"\n')
    assert [value for value in column(odd, "follows") if value is not None] == [2, 1, 3]
    assert len(odd.rejected) == 1


def test_a_row_of_totals_and_a_series_of_blanks_are_no_days():
    _, total = both(BOTH + '"Total","3"\n')
    assert column(total, "follows") == [2, 0, 0, 1]
    assert control(total, "follows") == (3, 3)
    blank = '"Instagram follows"\n"Date","Primary"\n"2026-03-01T00:00:00",""\n'
    (found,) = both(blank + '"2026-03-04T00:00:00",""\n')
    assert found.observations == []


def test_utf_16_and_utf_8_say_the_same():
    plain = both()
    wide = [understood(one) for one in read(SourceFile("a.csv", BOTH.encode("utf-16")))]
    assert [one.observations for one in wide] == [one.observations for one in plain]


def test_blank_lines_may_be_gone_or_full_of_delimiters():
    assert [len(one.observations) for one in both(BOTH.replace("\n\n", "\n"))] == [2, 4]
    assert [len(one.observations) for one in both(BOTH.replace("\n\n", "\n,\n"))] == [2, 4]


def test_unknown_blocks_are_named_and_skipped():
    text = BOTH + '\n"Age & gender"\n"","Women","Men"\n"18-24","12%","8%"\n'
    facebook, instagram = both(text)
    assert any("'Age & gender'" in warning for warning in facebook.warnings)
    assert (facebook.rejected, instagram.rejected) == ((), ())


def test_a_section_that_stands_twice_counts_once():
    facebook, _ = both(BOTH + "\n" + BOTH.split("\n\n")[0][6:])
    assert column(facebook, "profile_visits") == [5, 6]
    assert any("stands twice" in warning for warning in facebook.warnings)


def test_a_section_without_a_platform_is_asked_for_it():
    found = reading(fixture("meta/Views.csv"))
    assert found.metrics == ("views",)
    assert column(found, "views") == [120, 98, 143]
    assert found.period == Period(date(2026, 3, 1), date(2026, 3, 4))
    (question,) = found.questions
    assert (question.asked, question.choices) == (Asked.SUBJECT, ("Instagram", "Facebook"))
    answered = reading(fixture("meta/Views.csv"), answers=Answers(said={Asked.SUBJECT: "Facebook"}))
    assert answered.platform is Platform.FACEBOOK


AUDIENCE = """sep=,
"Age & gender"
"","Women","Men"
"18-24","12%","8%"

"Top cities"
"Berlin, Germany","Hamburg, Germany"
"12%","3%"
"""


def test_a_file_of_demographics_alone_is_refused():
    reason = refusal(written(AUDIENCE))
    assert "'Age & gender', 'Top cities'" in reason


def test_follows_below_demographics_are_read():
    (found,) = both(AUDIENCE + "\n" + BOTH.split("\n\n")[2])
    assert column(found, "follows") == [2, 0, 0, 1]
    assert any("'Top cities'" in warning for warning in found.warnings)


def test_a_table_below_any_other_title_is_left_to_be_mapped():
    for title in ("Our newsletter", "Views", "Landing page"):
        reason = refusal(written(f"{title}\nDate,Opens\n2026-03-01,5\n"))
        assert "known series" not in reason


def test_a_day_that_is_none_is_rejected_with_its_row():
    facebook, _ = both(BOTH.replace("2026-03-02T00:00:00", "someday", 1))
    (rejection,) = facebook.rejected
    assert (rejection.row, rejection.column, rejection.value) == (5, "Date", "someday")


@with_real_exports
def test_reach_of_fea():
    path = EXPORTS / "meta_insights_2023_fea" / "Reach (1).csv"
    entries = read_files([SourceFile(path.name, path.read_bytes())], today=TODAY)
    facebook, instagram = map(understood, entries)
    assert (facebook.platform, sum(column(facebook, "reach"))) == (Platform.FACEBOOK, 14_313)
    assert (instagram.platform, sum(column(instagram, "reach"))) == (Platform.INSTAGRAM, 126_490)
    assert (facebook.rows_imported, instagram.rows_imported) == (1_070, 1_070)
    assert facebook.period == Period(date(2020, 3, 29), date(2023, 3, 3))
    assert control(facebook, "reach") == (None, None)
