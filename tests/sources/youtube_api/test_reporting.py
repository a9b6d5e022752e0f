"""YouTube Reporting API: bulk reports, added up to videos and days."""

from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain
from tests.sources.files import column, control, fixture, read, reading, refusal, written

REPORT = "youtube_reporting_channel_basic_a3.csv"


def _told(found, number: int = 0) -> dict:
    return dict(zip(found.metrics, found.observations[number].values, strict=True))


def test_rows_by_country_and_subscription_are_one_day_of_the_video():
    """(30.3 x 100 + 24 x 300 + 22 x 60) / 460 and (12 x 100 + 9.5 x 300 + 8.7 x 60) / 460."""
    videos, _ = read(fixture(REPORT))
    assert videos.grain is Grain.POST
    (seen,) = videos.observations
    assert (seen.figure, seen.subject) == (Figure.PERIOD, "dQw4w9WgXcQ")
    assert seen.days == Period(date(2024, 1, 5), date(2024, 1, 5))
    assert _told(videos) == {
        "views": 460,
        "engaged_views": 320,
        "likes": 32,
        "dislikes": 3,
        "comments": 8,
        "shares": 6,
        "follows": 2,
        "unfollows": 1,
        "watch_time_s": Decimal("11550.0"),
        "avg_view_duration_s": Decimal("25.108696"),
        "avg_view_pct": Decimal("9.939130"),
    }
    assert (videos.rows_read, videos.rows_imported) == (4, 3)
    assert videos.warnings == ()


def test_rows_without_a_video_are_of_the_channel_which_has_them_all():
    _, channel = read(fixture(REPORT))
    assert (channel.grain, channel.account, channel.account_assumed) == (
        Grain.ACCOUNT,
        "UC0A",
        True,
    )
    assert _told(channel)["follows"] == 5
    assert _told(channel)["views"] == 460
    assert control(channel, "follows") == (None, 5)


def test_columns_may_stand_in_any_order_and_be_saved_anew():
    rows = "1203.0;a;2024-01-05;UC;US\n7;a;2024-01-05;UC;DE\n"
    text = f"views;video_id;Date;channel_id;country_code\n{rows}"
    found = reading(written(text))
    assert column(found, "views") == [1210]


def test_impressions_weigh_their_click_rate():
    """100 x 2 % + 300 x 4 % = 14 clicks of 400 impressions."""
    text = (
        "date,channel_id,video_id,video_thumbnail_impressions,video_thumbnail_impressions_ctr\n"
        "20240105,UC,a,100,0.02\n20240105,UC,a,300,0.04\n20240105,UC,b,0,0\n20240106,UC,a,5,1.2\n"
    )
    found = reading(written(text))
    assert _told(found) == {"impressions": 400, "ctr_pct": Decimal("3.5")}
    assert _told(found, 1) == {"impressions": 0, "ctr_pct": None}
    assert [(r.row, r.value) for r in found.rejected] == [(5, "1.2")]


def test_an_average_without_its_weight_is_left_out():
    text = "date,channel_id,video_id,likes,average_view_duration_seconds\n20240105,UC,a,1,9\n"
    found = reading(written(text))
    assert found.metrics == ("likes",)
    assert "'avg_view_duration_s'" in found.warnings[0]


@pytest.mark.parametrize("column", ["traffic_source_type", "age_group", "device_type"])
def test_reports_by_anything_else_are_refused(column):
    text = f"date,channel_id,video_id,{column},views\n20240105,UC,a,1,2\n"
    assert f"broken down by '{column}'" in refusal(written(text))


def test_channels_of_a_content_owner_keep_their_videos():
    text = "date,channel_id,video_id,views,country_code\n20240105,UC1,a,1,US\n20240105,UC2,b,2,US\n"
    found = reading(written(text))
    assert [(post.external_id, post.account) for post in found.posts] == [
        ("a", "UC1"),
        ("b", "UC2"),
    ]
    one = reading(fixture(REPORT), answers=Answers(account="Studio"))
    assert (one.account, one.posts[0].account) == ("Studio", None)


def test_rows_that_cannot_be_read_are_named():
    rows = "20240105,UC,a,1\n20241305,UC,a,1\n20240105,UC,a,-1\n20240106,UC,a\n"
    text = f"date,channel_id,video_id,views\n{rows}"
    found = reading(written(text))
    assert column(found, "views") == [1]
    assert [(r.row, r.column) for r in found.rejected] == [(3, "date"), (4, "views"), (5, "date")]


def test_days_saved_anew_by_a_spreadsheet_are_asked_about_where_nothing_decides():
    text = "date,channel_id,video_id,views\n1/2/2024,UC,a,1\n"
    found = reading(written(text))
    assert [question.asked for question in found.questions] == [Asked.DAY_ORDER]
    assert found.period == Period(date(2024, 1, 2), date(2024, 1, 2))
    said = Answers(said={Asked.DAY_ORDER: "day first"})
    assert reading(written(text), answers=said).period.first_day == date(2024, 2, 1)
