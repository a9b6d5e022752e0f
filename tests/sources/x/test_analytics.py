"""X analytics since 2024: posts, and the account by day."""

from datetime import date

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Grain, Platform
from tests.sources.files import column, control, read, reading, real, with_real_exports, written

CONTENT = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,"
    "Replies,Reposts,Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
    '2058902400000000000,"Sat, Aug 22, 2026",A desk,https://x.com/demo/status/2058902400000000000,'
    "120,4,9,1,2,0,3,5,6,0,1,0,0\n"
)
CONTENT_OF_2025 = (
    "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,"
    "Replies,Reposts,Profile visits,Detail expands,Url clicks,Hashtag clicks,Permalink clicks\n"
    "1891500000123456789,Mon Feb 17 2025,@someone yes,"
    "https://x.com/demo/status/1891500000123456789,50,1,2,0,0,0,0,1,0,0,7,0,0\n"
)
OVERVIEW = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,"
    "Profile visits,Create Post,Video views,Media views\n"
    '"Tue, Aug 26, 2025",444,4,29,0,2,1,0,6,3,4,0,0,0\n'
    '"Mon, Aug 25, 2025",8893,19,164,5,0,5,1,7,0,104,8,0,0\n'
)


def test_reposts_are_shares_and_shares_are_sends():
    found = reading(written(CONTENT))
    assert (found.platform, found.format) == (Platform.X, "x_content")
    assert (column(found, "shares"), column(found, "sends")) == ([5], [2])
    assert (column(found, "saves"), column(found, "comments")) == ([1], [3])


def test_the_names_and_dates_of_2025_are_understood():
    found = reading(written(CONTENT_OF_2025))
    (post,) = found.posts
    assert post.published.date() == date(2025, 2, 17)
    assert (post.account, post.content_type) == ("demo", "reply")
    assert column(found, "link_clicks") == [7]


def test_an_id_that_is_no_clock_leaves_the_printed_day():
    text = CONTENT.replace("2058902400000000000", "77")
    found = reading(written(text))
    assert found.posts[0].published == date(2026, 8, 22)


def test_the_last_day_of_the_name_is_the_guess_for_the_totals():
    found = reading(written(CONTENT, "account_analytics_content_2026-08-01_2026-09-30.csv"))
    assert found.questions[0].asked is Asked.CAPTURED
    assert found.observations[0].moment == date(2026, 9, 30)


def test_the_overview_runs_backwards_and_takes_its_account_from_posts_beside_it():
    overview, _ = read(written(OVERVIEW), written(CONTENT))
    assert overview.grain is Grain.ACCOUNT
    assert overview.period == Period(date(2025, 8, 25), date(2025, 8, 26))
    assert column(overview, "shares") == [3, 0]
    assert (overview.account, overview.account_assumed) == ("demo", True)
    stated = reading(written(OVERVIEW), answers=Answers(account="ours"))
    assert (stated.account, stated.account_assumed) == ("ours", False)


def test_an_overview_saved_anew_by_a_spreadsheet():
    text = (
        "Date;Impressions;New follows;Unfollows;Create Post;;\n"
        "26/8/2025;444;1;0;2;;\n25/8/2025;8893;5;1;0;;\n"
    )
    found = reading(written(text))
    assert found.format == "x_overview"
    assert column(found, "impressions") == [444, 8893]
    assert found.period == Period(date(2025, 8, 25), date(2025, 8, 26))


@with_real_exports
def test_koe():
    (found,) = real("x_overview_2025_koe").values()
    assert (found.rows_imported, found.format) == (7, "x_overview")
    assert control(found, "impressions") == (None, 24_749)
    assert control(found, "engagements") == (None, 448)
    assert found.period == Period(date(2025, 8, 20), date(2025, 8, 26))
