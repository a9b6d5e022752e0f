"""Instagram Graph API: media with their insights."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from domain.vocabulary import Figure, Platform
from tests.sources.files import column, control, fixture, reading, refusal, written

MEDIA = "instagram_graph_media_with_insights.json"


def _insight(name: str, value: object, period: str = "lifetime") -> dict:
    return {"name": name, "period": period, "values": [{"value": value}]}


def _media(*insights: dict, **more) -> dict:
    return {"id": "1", "media_type": "IMAGE", "insights": {"data": list(insights)}} | more


def _payload(*media: object) -> str:
    return json.dumps({"data": list(media)})


def test_lifetime_insights_are_running_totals():
    found = reading(fixture(MEDIA))
    assert found.platform is Platform.INSTAGRAM
    (seen,) = found.observations
    assert seen.figure is Figure.CUMULATIVE
    assert dict(zip(found.metrics, seen.values, strict=True)) == {
        "views": 12400,
        "reach": 9100,
        "likes": 610,
        "comments": 57,
        "shares": 88,
        "saves": 230,
        "engagements": 985,
        "watch_time_s": Decimal(75888),
        "avg_view_duration_s": Decimal("6.12"),
    }
    assert control(found, "reach") == (None, None)


def test_facts_of_a_reel():
    (post,) = reading(fixture(MEDIA)).posts
    assert post.published == datetime(2026, 3, 5, 17, tzinfo=UTC)
    assert (post.title, post.content_type) == ("Three ways to light a desk", "reel")
    assert post.url == "https://www.instagram.com/reel/DAbc123/"


def test_no_data_is_no_zero():
    assert "holds no media" in refusal(written('{"data": []}'))
    assert "holds no media" in refusal(written('{"data": [], "paging": {}}'))


def test_figures_of_another_period_are_no_totals():
    found = reading(written(_payload(_media(_insight("reach", 5), _insight("views", 3, "day")))))
    assert found.metrics == ("reach",)


def test_insights_without_a_metric_of_ours_are_named():
    found = reading(written(_payload(_media(_insight("reach", 5), _insight("navigation", 3)))))
    assert found.warnings == ("Insights that are not imported: 'navigation'.",)


def test_a_figure_that_is_a_table_rejects_its_media():
    found = reading(written(_payload(_media(), _media(_insight("reach", {"a": 1}), id="2"))))
    (rejected,) = found.rejected
    assert (rejected.row, rejected.column) == (2, "insights.data[0].values[0].value")


def test_what_the_feed_shows_gives_the_type():
    names = ["CAROUSEL_ALBUM", "IMAGE", "VIDEO"]
    media = [
        _media(id=name, media_type=name, media_product_type="FEED", like_count=1) for name in names
    ]
    found = reading(written(_payload(*media)))
    assert [post.content_type for post in found.posts] == ["carousel", "image", "video"]
    assert column(found, "likes") == [1, 1, 1]


def test_posts_of_facebook_pages_are_not_taken_for_media():
    post = _media(_insight("post_impressions", 5), created_time="2026-03-05T17:00:00+0000")
    assert "not understood" in refusal(written(_payload(post)))
