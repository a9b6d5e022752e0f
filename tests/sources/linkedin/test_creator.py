"""LinkedIn creators' workbooks. The fixture is constructed, the one of 2023 is real."""

from datetime import date

import pytest

from domain.observations import Answers, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis
from tests.sources.files import EXPORTS, column, control, reading, with_real_exports, written
from tests.sources.linkedin.books import CREATOR, book, sheets_in, sheets_of

OCTOBER = Period(date(2025, 10, 1), date(2025, 10, 28))
LINK = "https://www.linkedin.com/feed/update/urn:li:activity:"
TOP_HEAD = ["Post URL", "Post publish date", "Engagements", None,
            "Post URL", "Post Publish Date", "Impressions"]  # fmt: skip


def top_posts(*rows: list[object]) -> list[list[object]]:
    return [["Maximum of 50 posts available to include in this list"], [], TOP_HEAD, *rows]


def test_discovery_tells_the_others_and_is_no_entry_of_its_own():
    entries = sheets_in(CREATOR)
    assert set(entries) == {"ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS"}
    found = entries["ENGAGEMENT"]
    assert (found.account, found.grain, found.period) == ("DemoPerson", Grain.ACCOUNT, OCTOBER)
    assert control(found, "impressions")[0] == 15_800
    (whole,) = [seen for seen in found.observations if seen.days == OCTOBER]
    assert dict(zip(found.metrics, whole.values, strict=True)) == {
        "impressions": None,
        "engagements": None,
        "reach": 9_200,
    }
    assert found.rows_imported == 28


def test_posts_of_both_tables_are_merged_by_their_id():
    found = sheets_in(CREATOR)["TOP POSTS"]
    assert (found.period, found.period_basis) == (OCTOBER, PeriodBasis.COMPANION)
    by_post = {seen.subject[-3:]: seen.values for seen in found.observations}
    assert by_post == {"001": (90, 1500), "002": (50, 3000), "003": (12, None), "099": (None, 200)}
    assert {seen.figure for seen in found.observations} == {Figure.PERIOD}
    assert (found.rows_read, found.rows_imported) == (4, 4)
    assert found.posts[-1].published == date(2025, 5, 1)
    assert found.posts[-1].title == "Post of 2025-05-01"


def test_without_discovery_the_days_of_engagement_tell_the_period():
    days = [["Date", "Impressions", "Engagements"], ["9/14/2025", 5, 1], ["9/15/2025", 6, 1]]
    row = [LINK + "7378683643709448192", "9/14/2025", 9, None, None, None, None]
    entries = sheets_of(book({"ENGAGEMENT": days, "TOP POSTS": top_posts(row)}))
    found = entries["TOP POSTS"]
    assert found.period == Period(date(2025, 9, 14), date(2025, 9, 15))
    assert found.period_basis is PeriodBasis.COMPANION


def test_alone_the_name_of_the_workbook_tells_it_else_it_is_assumed():
    row = [LINK + "7378683643709448192", "9/14/2025", 9, None, None, None, None]
    named = book({"TOP POSTS": top_posts(row)}, "Content_2025-09-01_2025-09-30_Ann.xlsx")
    found = sheets_of(named)["TOP POSTS"]
    assert (found.period, found.period_basis, found.account) == (
        Period(date(2025, 9, 1), date(2025, 9, 30)),
        PeriodBasis.NAMED,
        "Ann",
    )
    nameless = sheets_of(book({"TOP POSTS": top_posts(row)}))["TOP POSTS"]
    assert nameless.period_basis is PeriodBasis.ASSUMED
    assert any("DISCOVERY" in warning for warning in nameless.warnings)


def test_a_broken_cell_leaves_the_other_table_of_the_row_alone():
    row = [LINK + "7378683643709448192", "9/14/2025", "many", None]
    row += [LINK + "7378683643709448193", "9/14/2025", 70]
    found = sheets_of(book({"TOP POSTS": top_posts(row)}))["TOP POSTS"]
    assert [(one.row, one.column, one.value) for one in found.rejected] == [
        (4, "Engagements", "many")
    ]
    assert [seen.values for seen in found.observations] == [(None, 70)]


def test_followers_in_all_stand_on_the_day_the_sheet_names():
    found = sheets_in(CREATOR)["FOLLOWERS"]
    assert control(found, "followers_total") == (None, 1_812)
    assert found.observations[-1].days == Period(date(2025, 10, 28), date(2025, 10, 28))
    assert found.observations[-1].values[1] == 1_812
    assert column(found, "followers_total").count(None) == 27


def test_a_day_of_the_total_outside_the_table_is_a_day_of_its_own():
    rows = [["Total followers on 9/30/2025:", "1,812"], [], ["Date", "New followers"]]
    found = sheets_of(book({"FOLLOWERS": [*rows, ["9/14/2025", 3]]}))["FOLLOWERS"]
    assert [seen.values for seen in found.observations] == [(3, None), (None, 1812)]


def test_figures_with_a_fraction_are_rounded_and_said():
    found = reading(written("Date,Impressions,Engagements\n4/24/2022,90830,9980.2958\n"))
    assert column(found, "engagements") == [9980]
    assert any("1 figure in 'Engagements'" in warning for warning in found.warnings)


def test_other_columns_beside_make_it_another_platforms_file():
    text = "Date,Impressions,Engagements,Replies\n4/24/2022,9,1,1\n"
    (entry,) = sheets_of(written(text)).values()
    assert isinstance(entry, Refusal) or entry.format != "linkedin_creator_engagement"


def test_demographics_are_refused_with_a_reason():
    assert "kinds of people" in sheets_in(CREATOR)["DEMOGRAPHICS"].reason


def single(**changes: object) -> dict[str, list[list[object]]]:
    rows = {
        "Post URL": LINK + "7378683643709448192",
        "Post Date": "Sep 30, 2025",
        "Post Publish Time": "6:54 AM",
        "Impressions": "5,537",
        "Members reached": "3,329",
        "Reactions": "49",
        "Comments": "5",
        "Sends on LinkedIn": "2",
    }
    return {
        "PERFORMANCE": [[label, value] for label, value in (rows | changes).items()],
        "TOP DEMOGRAPHICS": [["Category", "Value", "Percentage"], ["Location", "Oslo", 0.12]],
    }


def test_one_post_is_read_from_labels_and_figures():
    file = book(single(), "PostAnalytics_Ann_7378683643709448192.xlsx")
    answers = Answers(said={Asked.CAPTURED: "2025-10-20"})
    entries = sheets_of(file, answers=answers)
    found = entries["PERFORMANCE"]
    assert found.account == "Ann"
    assert dict(zip(found.metrics, found.observations[0].values, strict=True)) == {
        "impressions": 5537,
        "reach": 3329,
        "likes": 49,
        "comments": 5,
    }
    assert found.observations[0].moment == date(2025, 10, 20)
    assert (found.posts[0].published.hour, found.posts[0].published.minute) == (6, 54)
    assert any("'Sends on LinkedIn'" in warning for warning in found.warnings)
    assert "kinds of people" in entries["TOP DEMOGRAPHICS"].reason


def test_an_unreadable_figure_of_one_post_is_refused_alone():
    found = sheets_of(book(single(Reactions="lots")))["PERFORMANCE"]
    assert [(one.column, one.value) for one in found.rejected] == [("Reactions", "lots")]
    assert column(found, "likes") == [None]


@with_real_exports
def test_manuelrr():
    path = EXPORTS / "linkedin_creator_2023_manuelrr" / "stats_example.xlsx"
    entries = sheets_of(SourceFile(path.name, path.read_bytes()))
    engagement, followers = entries["ENGAGEMENT"], entries["FOLLOWERS"]
    year = Period(date(2022, 4, 24), date(2023, 4, 23))
    assert (engagement.rows_imported, followers.rows_imported) == (365, 365)
    assert engagement.period == followers.period == year
    assert control(followers, "followers_total") == (None, 54_448)
    assert engagement.observations[0].values[0] == 90_830
    assert isinstance(entries["DEMOGRAPHICS"], Refusal)
    assert engagement.account_assumed


@pytest.mark.parametrize("title", ["Total followers on 28.10.2025:", "Total followers:"])
def test_a_title_without_a_day_that_can_be_read_costs_nothing_but_the_total(title):
    rows = [[title, "1812"], [], ["Date", "New followers"], ["9/14/2025", 3]]
    found = sheets_of(book({"FOLLOWERS": rows}))["FOLLOWERS"]
    assert column(found, "follows")[0] == 3
