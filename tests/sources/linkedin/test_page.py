"""LinkedIn pages: days, posts, followers and visitors. The fixture is constructed."""

from datetime import UTC, date, datetime

import pytest

from domain.observations import Answers, Refusal
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import column, control, reading, refusal, written
from tests.sources.linkedin.books import PAGE, book, sheets_in, sheets_of

POSTS = ["Post title", "Post link", "Post type", "Created date", "Impressions", "Likes"]
LINK = "https://www.linkedin.com/feed/update/urn:li:activity:"


def test_the_total_is_imported_and_its_parts_are_not_added():
    found = sheets_in(PAGE)["Metrics"]
    assert (found.platform, found.grain) == (Platform.LINKEDIN, Grain.ACCOUNT)
    assert (found.account, found.account_assumed) == ("demo-page", False)
    assert column(found, "impressions") == [93, 570]
    assert column(found, "reach") == [66, 74]
    assert control(found, "clicks") == (None, 5 + 18)
    assert control(found, "likes") == (None, 1 + 3)
    assert found.observations[1].days == Period(date(2025, 7, 2), date(2025, 7, 2))
    assert any("12 columns with parts of a total" in warning for warning in found.warnings)


def test_the_reported_rate_is_a_share_weighed_by_impressions():
    _, imported = control(sheets_in(PAGE)["Metrics"], "engagement_rate_reported")
    clicks_likes_comments_reposts = (5 + 1) + (18 + 3 + 1)
    assert imported == pytest.approx(clicks_likes_comments_reposts / 663, abs=1e-4)


def test_organic_stands_in_where_there_is_no_total():
    text = "Date,Impressions (organic),Shares (organic)\n07/14/2025,12,3\n"
    found = reading(written(text))
    assert (column(found, "impressions"), column(found, "shares")) == ([12], [3])


def test_rates_formatted_as_percent_say_the_same():
    text = "Date,Impressions (total),Engagement rate (total)\n07/14/2025,120,5.16%\n"
    (rate,) = column(reading(written(text)), "engagement_rate_reported")
    assert float(rate) == pytest.approx(0.0516)


def test_posts_have_running_totals_on_the_day_the_name_of_the_file_tells():
    found = sheets_in(PAGE)["All posts"]
    assert found.grain is Grain.POST
    assert {seen.figure for seen in found.observations} == {Figure.CUMULATIVE}
    # 1753863379800 ms after 1970 is 2025-07-30 08:16 UTC
    assert {seen.moment for seen in found.observations} == {date(2025, 7, 30)}
    assert [question.asked for question in found.questions] == [Asked.CAPTURED]
    assert column(found, "impressions") == [1317, 400]
    assert column(found, "ctr_pct")[1] == 2
    assert column(found, "follows") == [None, 0]


def test_the_day_the_totals_were_read_can_be_answered():
    found = sheets_in(PAGE, answers=Answers(said={Asked.CAPTURED: "2025-08-01"}))["All posts"]
    assert found.observations[0].moment == date(2025, 8, 1)


def test_sponsored_posts_say_so_and_names_of_persons_stay_out():
    found = sheets_in(PAGE)["All posts"]
    organic, sponsored = found.posts
    assert organic.features == {}
    assert sponsored.features == {"sponsored": True, "campaign": "Boost July"}
    assert (organic.title, organic.text) == (
        "Our new desk now ships",
        "Our new desk\nnow ships",
    )
    assert "A Person" not in repr((found.posts, found.warnings, found.rejected))


def test_the_id_tells_the_time_of_a_post_unless_another_day_is_printed():
    # 7378683643709448192 >> 22 ms is 2025-09-30 06:54 UTC
    rows = [POSTS, ["A", LINK + "7378683643709448192", "Organic", "09/30/2025", 5, 1]]
    rows.append(["B", LINK + "7378683643709448193", "Organic", "05/21/2025", 5, 1])
    same, other = sheets_of(book({"All posts": [["Metrics of posts."], *rows]}))["All posts"].posts
    assert same.published.replace(second=0, microsecond=0) == datetime(
        2025, 9, 30, 6, 54, tzinfo=UTC
    )
    assert other.published == date(2025, 5, 21)


def test_a_link_without_an_id_is_refused_by_row():
    rows = [POSTS, ["A", "https://www.linkedin.com/in/person", "Organic", "09/30/2025", 5, 1]]
    found = sheets_of(book({"All posts": rows}))["All posts"]
    assert [(one.row, one.column) for one in found.rejected] == [(2, "Post link")]
    assert found.observations == []


def test_dates_nothing_decides_are_asked():
    rows = [POSTS, ["A", LINK + "7378683643709448192", "Organic", "09/10/2025", 5, 1]]
    found = sheets_of(book({"All posts": rows}))["All posts"]
    assert Asked.DAY_ORDER in [question.asked for question in found.questions]


def test_sheets_saved_as_csv_are_known_as_well():
    text = "Engagement metrics for posts.,,,,,\r\n" + ",".join(POSTS) + "\r\n"
    text += f"A,{LINK}7378683643709448192,Organic,09/30/2025,5,1\r\n"
    found = reading(written(text, "demo-page_content_1753863379800.csv"))
    assert (found.format, found.account) == ("linkedin_page_posts", "demo-page")
    assert column(found, "likes") == [1]


def test_new_followers_and_visitors_are_days_of_the_page():
    followers = "Date,Sponsored followers,Organic followers,Total followers\n07/14/2025,1,4,5\n"
    assert column(reading(written(followers)), "follows") == [5]
    visitors = (
        "Date,Overview page views (total),Total page views (desktop),Total page views (mobile),"
        "Total page views (total),Total unique visitors (total)\n07/14/2025,3,4,5,9,7\n"
    )
    found = reading(written(visitors))
    assert found.metrics == ("profile_visits", "users")
    assert found.observations[0].values == (9, 7)


def test_tables_by_place_or_rank_are_refused_with_a_reason():
    entries = sheets_of(book({"Seniority": [["Seniority", "Total followers"], ["Entry", 5]]}))
    assert isinstance(entries["Seniority"], Refusal)
    assert "by seniority" in entries["Seniority"].reason
    assert "compares pages" in refusal(written("Page,Total followers,New followers\nA,1,2\n"))
