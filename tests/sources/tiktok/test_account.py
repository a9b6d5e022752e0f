"""TikTok Studio and Business Suite: the account by day."""

from datetime import date, timedelta

import pytest

from domain.observations import Answers, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked, Grain, Platform
from tests.sources.files import (
    column,
    control,
    fixture,
    packed,
    read,
    reading,
    real,
    understood,
    with_real_exports,
    written,
)
from tests.sources.tiktok.test_content import FIRST
from tests.sources.tiktok.test_content import HEADER as CONTENT_HEADER
from tests.sources.tiktok.test_content import row as content_row

HEADER = '"Date","Video Views","Profile Views","Likes","Comments","Shares"\n'
TODAY = date(2026, 11, 20)


def overview(days, *, print_day=lambda day: f"{day:%B} {day.day}"):
    rows = (f'"{print_day(day)}","{n}","1","2","3","4"\n' for n, day in enumerate(days))
    return HEADER + "".join(rows)


def span(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_years_step_back_over_new_year():
    days = span(date(2025, 12, 30), date(2026, 1, 2))
    found = reading(written(overview(days), modified=date(2026, 1, 3)))
    assert [seen.days.first_day for seen in found.observations] == days
    assert (found.platform, found.grain) == (Platform.TIKTOK, Grain.ACCOUNT)
    (question,) = found.questions
    assert (question.asked, question.taken, question.is_guess) == (Asked.YEAR, "2026", True)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 2, 28), date(2026, 2, 27)),  # the same month at both ends
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_a_year_of_days_comes_back_whole(first, last):
    days = span(first, last)
    found = reading(written(overview(days), modified=last + timedelta(days=1)))
    assert [seen.days.first_day for seen in found.observations] == days


def test_newest_first_is_understood_too():
    days = span(date(2025, 11, 1), date(2026, 3, 1))[::-1]
    found = reading(written(overview(days), modified=date(2026, 3, 2)))
    assert [seen.days.first_day for seen in found.observations] == days


@pytest.mark.parametrize("days", [2, 3])
def test_new_years_eve_alone_leads_to_new_year_both_ways(days):
    whole = span(date(2025, 12, 31), date(2025, 12, 30) + timedelta(days=days))
    for printed in (whole, whole[::-1]):
        found = reading(written(overview(printed), modified=date(2026, 1, 5)))
        assert [seen.days.first_day for seen in found.observations] == printed


def test_the_last_row_never_lies_in_the_future():
    days = span(date(2025, 11, 25), date(2025, 12, 5))
    assert reading(written(overview(days))).questions[0].taken == "2025"  # today is in November


def test_a_leap_day_decides_the_year():
    days = span(date(2024, 2, 27), date(2024, 3, 2))
    found = reading(written(overview(days), modified=date(2026, 3, 5)))
    assert found.period == Period(date(2024, 2, 27), date(2024, 3, 2))
    assert "2025" not in found.questions[0].choices


def test_videos_given_together_tell_the_year_and_the_account():
    days = span(date(2025, 8, 1), date(2025, 8, 3))
    content = CONTENT_HEADER + content_row(FIRST, time="August 4")
    found, _ = read(written(overview(days), "Overview.csv"), written(content, "Content.csv"))
    assert found.period == Period(days[0], days[-1])
    assert (found.account, found.account_assumed) == ("demo.studio", True)


def test_the_answered_year_counts():
    days = span(date(2025, 8, 1), date(2025, 8, 3))
    answers = Answers(said={Asked.YEAR: "2024"})
    found = reading(written(overview(days)), answers=answers)
    assert found.period == Period(date(2024, 8, 1), date(2024, 8, 3))


def test_a_spreadsheet_that_gave_all_days_one_year_is_seen_through():
    days = span(date(2025, 12, 1), date(2026, 2, 10))
    text = overview(days, print_day=lambda day: day.replace(year=2026).isoformat())
    found = reading(written(text, modified=date(2026, 2, 11)))
    assert [seen.days.first_day for seen in found.observations] == days


def test_undefined_is_missing_and_a_row_of_it_is_left_out():
    text = HEADER + '"March 1",' + ",".join(['"undefined"'] * 5) + '\n"March 2","1","2","3","4","5"'
    found = reading(written(text))
    assert (found.rows_read, found.rows_imported, found.rejected) == (2, 1, ())
    assert any("1 row without any figure" in warning for warning in found.warnings)


def test_rows_without_order_and_year_are_refused():
    days = span(date(2025, 1, 1), date(2025, 6, 30))
    shuffled = [days[n * 37 % len(days)] for n in range(len(days))]
    (entry,) = read(written(overview(shuffled)))
    assert "not in their order" in entry.reason


def test_business_suite_prints_the_year_and_gains_beside_losses():
    found = reading(fixture("tiktok_business_suite_Overview.csv"))
    assert found.period == Period(date(2026, 5, 9), date(2026, 5, 10))
    assert (column(found, "follows"), column(found, "unfollows")) == ([6, 3], [2, 4])
    assert column(found, "link_clicks") == [2, 0]
    assert (column(found, "reach"), found.questions) == ([640, 977], ())
    assert any("'Net growth'" in warning for warning in found.warnings)


def test_net_growth_stands_alone_where_gains_are_missing():
    text = "Date,Video views,Profile views,Net growth,Lost followers\n2026/05/10,1,2,-1,4\n"
    found = reading(written(text))
    assert column(found, "follows") == [-1]
    assert "unfollows" not in found.metrics


def test_viewers_and_followers():
    viewers = "Date,Total Viewers,New Viewers,Returning Viewers\nMarch 1,10,7,3\nMarch 2,12,8,4\n"
    found = reading(written(viewers))
    assert (found.metrics, control(found, "viewers")) == (("viewers",), (None, None))
    history = (
        "Date,Followers,Difference in followers from previous day\nMarch 1,100,-2\nMarch 2,103,3\n"
    )
    found = reading(written(history))
    assert control(found, "followers_total") == (None, 103)
    assert column(found, "follows") == [-2, 3]


def test_the_folder_of_followers_names_the_account():
    history = "Date,Followers,Difference in followers from previous day\nMarch 1,100,-2\n"
    content = packed({"Followers_demo.studio/FollowerHistory.csv": history.encode()})
    found = understood(read(SourceFile("export.zip", content))[0])
    assert (found.account, found.account_assumed) == ("demo.studio", True)


@with_real_exports
def test_overview_of_2026():
    found = real("tiktok_studio_en_2026")["Overview.csv"]
    assert found.rows_read == 365
    assert control(found, "views") == (None, 2_946_198)
    assert control(found, "likes") == (None, 23_673)
    assert found.period == Period(date(2025, 2, 28), date(2026, 2, 27))
    assert found.account == "haileytupy2.0"
