"""TikTok's APIs: running totals of videos."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from domain.vocabulary import Figure, Platform
from tests.sources.files import column, control, fixture, reading, refusal, written

VIDEOS = "tiktok_display_video_list.json"


def _payload(*videos: object, code: str = "ok", message: str = "") -> str:
    error = {"code": code, "message": message, "log_id": "1"}
    return json.dumps({"data": {"videos": list(videos)}, "error": error})


def test_totals_and_facts_of_videos():
    found = reading(fixture(VIDEOS))
    assert (found.platform, found.account, found.account_assumed) == (
        Platform.TIKTOK,
        "demo",
        False,
    )
    assert found.metrics == ("views", "likes", "comments", "shares")
    assert found.observations[0].figure is Figure.CUMULATIVE
    assert found.observations[0].values == (191265, 533, 32, 16)
    assert control(found, "views") == (None, 191265 + 154414)
    first, second = found.posts
    assert first.published == datetime(2025, 7, 16, 13, 46, 52, tzinfo=UTC)
    assert (first.duration_s, first.title) == (Decimal(34), "Brush demo")
    assert (second.title, second.text) == (None, None)


def test_the_id_tells_the_time_where_the_call_did_not_ask_for_it():
    video = {"id": "7527623000473079054", "share_url": "x", "view_count": 1}
    (post,) = reading(written(_payload(video))).posts
    assert post.published == datetime(2025, 7, 16, 10, 21, 48, tzinfo=UTC)


def test_an_error_is_refused_with_its_message():
    reason = refusal(written(_payload(code="access_token_invalid", message="The token expired.")))
    assert "'access_token_invalid'" in reason
    assert "The token expired." in reason


def test_an_answer_without_videos_is_no_zero():
    assert "holds no videos" in refusal(written(_payload()))


def test_the_research_api_adds_account_and_hashtags():
    video = {
        "id": 7527623000473079054,
        "username": "demo",
        "create_time": 1752673612,
        "view_count": 5,
        "favorites_count": 2,
        "hashtag_names": ["hair", "brush"],
    }
    found = reading(written(_payload(video)))
    assert (found.account, found.account_assumed) == ("demo", False)
    assert found.posts[0].external_id == "7527623000473079054"
    assert found.posts[0].features == {"hashtags": "hair|brush"}
    assert column(found, "saves") == [2]


def test_a_count_of_another_type_rejects_its_video_only():
    good = {"id": "1", "share_url": "x", "view_count": 5}
    found = reading(written(_payload(good, good | {"id": "2", "view_count": {"n": 1}})))
    assert column(found, "views") == [5]
    (rejected,) = found.rejected
    assert (rejected.row, rejected.column) == (2, "view_count")
