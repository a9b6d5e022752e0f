"""Discord: how often posts are shared, and the reactions to that."""

import json
from datetime import UTC, date, datetime

from domain.observations import Answers, Reading
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import column, fixture, read, reading, refusal, written

MESSAGES = "discord_channel_messages.json"
CLIP = "AwkwardHelplessSalamanderSwiftRage"
VIDEO = "dQw4w9WgXcQ"


def _message(content: str = f"https://youtu.be/{VIDEO}", number: str = "1", **more) -> dict:
    return {
        "id": number,
        "channel_id": "9",
        "content": content,
        "timestamp": "2025-12-01T15:00:07.299000+00:00",
        "author": {"id": "53", "username": "mason"},
    } | more


def _reaction(name: str, count: object, number: str | None = None) -> dict:
    return {"count": count, "emoji": {"id": number, "name": name}}


def _told(found: Reading, number: int = 0) -> dict:
    return dict(zip(found.metrics, found.observations[number].values, strict=True))


def test_messages_that_link_a_clip_are_its_shares_and_reactions_count_by_emoji():
    found = reading(fixture(MESSAGES), answers=Answers(said={Asked.CAPTURED: "2025-12-03"}))
    assert (found.platform, found.grain) == (Platform.TWITCH, Grain.POST)
    (seen,) = found.observations
    assert (seen.figure, seen.subject, seen.moment) == (
        Figure.CUMULATIVE,
        CLIP,
        date(2025, 12, 3),
    )
    assert _told(found) == {
        "discord_shares": 2,
        "discord_reactions": 7,
        "discord_reaction_fire": 5,
        "discord_reaction_lul_41771983429993937": 2,
    }
    assert [metric.label for metric in found.custom_metrics[2:]] == ["Discord 🔥", "Discord :LUL:"]


def test_no_author_is_kept():
    said = str(reading(fixture(MESSAGES)))
    assert "mason" not in said.casefold()
    assert "53908099506183680" not in said


def test_what_is_no_message_is_rejected_without_quoting_whom_it_names():
    found = reading(written(json.dumps([_message(), [_message(author={"username": "mason"})]])))
    assert [(r.row, r.value) for r in found.rejected] == [(2, "a list")]


def test_posts_have_the_ids_other_sources_know_them_by():
    clips, videos, found = read(
        fixture("twitch_helix_clips.json"),
        fixture("youtube_data_api_videos_list.json"),
        written(json.dumps([_message(), _message(f"https://clips.twitch.tv/{CLIP}", "2")])),
    )
    known = {(post.platform, post.external_id) for post in [*clips.posts, *videos.posts]}
    linked = {(post.platform, post.external_id): post for post in found.posts}
    assert linked.keys() <= known
    assert linked[Platform.TWITCH, CLIP].account == "DemoStreamer"
    assert linked[Platform.YOUTUBE, VIDEO].account == "Demo Channel"
    assert linked[Platform.YOUTUBE, VIDEO].url == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert linked[Platform.YOUTUBE, VIDEO].title is None


def test_a_link_to_instagram_finds_its_media_beside_it():
    media = fixture("instagram_graph_media_with_insights.json")
    text = json.dumps([_message("https://instagram.com/p/DAbc123/?x=1")])
    _, found = read(media, written(text))
    assert found.posts[0].external_id == "18012345678901234"
    assert reading(written(text)).posts[0].external_id == "DAbc123"


def test_posts_on_several_platforms_say_their_own():
    texts = ["https://youtu.be/dQw4w9WgXcQ and https://x.com/demo/status/1541815603606036480", "no"]
    messages = [_message(text, str(number)) for number, text in enumerate(texts)]
    found = reading(written(json.dumps(messages)))
    assert found.platform is None
    assert {seen.platform for seen in found.observations} == {Platform.YOUTUBE, Platform.X}
    (post,) = [post for post in found.posts if post.platform is Platform.X]
    assert post.account == "demo"
    assert post.published == datetime(2022, 6, 28, 16, 7, 40, 105_000, tzinfo=UTC)
    assert (found.account, found.account_assumed) == ("linked in Discord", True)
    assert (found.rows_read, found.rows_imported) == (2, 1)


def test_a_message_without_reactions_has_none():
    assert _told(reading(written(json.dumps([_message()])))) == {
        "discord_shares": 1,
        "discord_reactions": 0,
    }


def test_a_message_on_two_pages_and_a_link_said_twice_count_once():
    twice = _message(f"https://youtu.be/{VIDEO} https://youtu.be/{VIDEO}")
    found = reading(written(json.dumps([twice, twice])))
    assert column(found, "discord_shares") == [1]


def test_exports_with_a_channel_around_the_messages_are_read():
    text = json.dumps({"guild": {}, "messages": [_message(reactions=[_reaction("🔥", 3)])]})
    assert _told(reading(written(text)))["discord_reaction_fire"] == 3


def test_messages_without_links_are_refused():
    assert "None of the 1 messages links a post" in refusal(written(json.dumps([_message("hi")])))


def test_messages_that_cannot_be_read_are_named():
    messages = [
        _message(),
        _message(number="2", reactions=[_reaction("🔥", "many")]),
        _message(number="3", reactions=[_reaction("🔥", None)]),
        _message(number="4", reactions=[{"count": 1, "emoji": {}}]),
        _message(number="5", reactions=[_reaction("x", 1, "a/b")]),
        _message(number="6", timestamp="soon"),
        7,
    ]
    found = reading(written(json.dumps(messages)))
    assert [(r.row, r.column) for r in found.rejected] == [
        (2, "reactions[0].count"),
        (3, "reactions[0].count"),
        (4, "reactions[0].emoji.name"),
        (5, "reactions[0].emoji.id"),
        (6, "timestamp"),
        (7, "message"),
    ]
    assert column(found, "discord_shares") == [1]
