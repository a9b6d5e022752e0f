"""Twitch Helix: clips."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from domain.vocabulary import Platform
from tests.sources.files import column, fixture, reading, refusal, written

CLIPS = "twitch_helix_clips.json"


def test_views_and_facts_of_clips():
    found = reading(fixture(CLIPS))
    assert (found.platform, found.account) == (Platform.TWITCH, "DemoStreamer")
    assert column(found, "views") == [10, 161]
    first, second = found.posts
    assert first.external_id == "AwkwardHelplessSalamanderSwiftRage"
    assert first.published == datetime(2025, 11, 30, 22, 34, 18, tzinfo=UTC)
    assert (first.duration_s, second.duration_s) == (Decimal(60), Decimal("43.4"))
    assert (first.title, first.language, first.content_type) == ("babymetal", "en", "clip")
    assert first.features == {"game_id": "488191", "is_featured": False}
    assert second.features == {"is_featured": True}


def test_the_viewer_who_made_a_clip_is_not_kept():
    found = reading(fixture(CLIPS))
    assert {post.creator for post in found.posts} == {None}
    assert "ClipperOne" not in str(found)
    assert "53834192" not in str(found)


def test_an_unfinished_answer_is_no_zero():
    reason = refusal(written(json.dumps({"data": [], "pagination": {}})))
    assert "holds no clips" in reason


def test_a_clip_without_id_is_rejected_by_its_number():
    clip = {"id": "a", "broadcaster_id": "1", "broadcaster_name": "B", "view_count": 3}
    found = reading(written(json.dumps({"data": [clip, clip | {"id": ""}]})))
    assert column(found, "views") == [3]
    assert [(r.row, r.column) for r in found.rejected] == [(2, "id")]
