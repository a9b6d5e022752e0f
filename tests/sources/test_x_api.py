"""X API v2: running totals of posts."""

import json
from datetime import UTC, datetime

from domain.vocabulary import Figure, Platform
from tests.sources.files import column, control, fixture, reading, refusal, written

POSTS = "x_api_v2_tweets.json"


def _post(number: str = "1541815603606036480", **more) -> dict:
    return {"id": number, "text": "hello", "public_metrics": {"like_count": 1}} | more


def _payload(*posts: object, **more) -> str:
    return json.dumps({"data": list(posts), **more})


def test_public_counts_are_taken_and_organic_ones_never_added():
    found = reading(fixture(POSTS))
    assert found.platform is Platform.X
    first, second = found.observations
    assert first.figure is Figure.CUMULATIVE
    told = dict(zip(found.metrics, first.values, strict=True))
    assert told == {
        "impressions": 900,
        "likes": 10,
        "comments": 2,
        "shares": 1,
        "quotes": 3,
        "saves": 4,
        "engagements": 55,
        "profile_visits": 7,
        "link_clicks": 5,
    }
    assert second.values == (100, 1, 0, 0, 0, 0, None, None, None)
    assert control(found, "impressions") == (None, 1000)


def test_facts_of_a_post():
    first, _ = reading(fixture(POSTS)).posts
    assert first.published == datetime(2026, 1, 13, 10, tzinfo=UTC)
    assert (first.title, first.text, first.language) == ("first post", "first post", "en")
    assert (first.content_type, first.external_id) == ("post", "2001000000000000001")


def test_older_payloads_without_impressions_have_none():
    found = reading(written(_payload(_post())))
    assert found.metrics == ("likes",)


def test_the_id_tells_the_time_where_the_call_did_not_ask_for_it():
    (post,) = reading(written(_payload(_post()))).posts
    assert post.published == datetime(2022, 6, 28, 16, 7, 40, 105_000, tzinfo=UTC)


def test_the_author_among_the_included_users_is_the_account():
    users = {"users": [{"id": "7", "username": "studio", "name": "The Studio"}]}
    found = reading(written(_payload(_post(author_id="7"), includes=users)))
    assert (found.account, found.account_assumed) == ("studio", False)
    assert found.posts[0].url == "https://x.com/studio/status/1541815603606036480"


def test_hashtags_are_those_x_found_else_those_of_the_text():
    found_by_x = _post("10", entities={"hashtags": [{"tag": "desk"}]}, text="#a")
    texts = reading(written(_payload(found_by_x, _post("11", text="so #bright #light"))))
    assert [post.features["hashtags"] for post in texts.posts] == ["desk", "bright|light"]


def test_views_are_those_of_the_videos_in_a_post():
    media = [
        {"media_key": "7_1", "type": "video", "public_metrics": {"view_count": 40}},
        {"media_key": "7_2", "type": "video", "public_metrics": {"view_count": 2}},
        {"media_key": "3_1", "type": "photo"},
    ]
    keys = {"media_keys": ["7_1", "7_2", "3_1"]}
    text = _payload(_post("10", attachments=keys), _post("11"), includes={"media": media})
    assert column(reading(written(text)), "views") == [42, None]


def test_a_single_post_is_read_like_a_list_of_one():
    assert column(reading(written(json.dumps({"data": _post()}))), "likes") == [1]


def test_replies_and_quotes_are_told_apart():
    reply = _post("10", referenced_tweets=[{"type": "replied_to", "id": "1"}])
    quote = _post("11", referenced_tweets=[{"type": "quoted", "id": "1"}])
    found = reading(written(_payload(reply, quote)))
    assert [post.content_type for post in found.posts] == ["reply", "quote"]


def test_plain_reposts_are_left_out_because_they_carry_counts_of_others():
    repost = _post("10", referenced_tweets=[{"type": "retweeted", "id": "1"}])
    old = _post("11", text="RT @somebody: hello")
    found = reading(written(_payload(_post(), repost, old)))
    assert len(found.observations) == 1
    assert (found.rows_read, found.rows_imported) == (3, 1)
    assert any(warning.startswith("2 plain reposts") for warning in found.warnings)


def test_errors_beside_posts_are_counted_and_name_nobody():
    errors = [{"title": "Not Found Error", "detail": "Could not find @secret"}] * 2
    found = reading(written(_payload(_post(), errors=errors)))
    (warning,) = found.warnings
    assert "2 posts" in warning
    assert "'Not Found Error'" in warning
    assert "secret" not in warning


def test_errors_alone_are_refused():
    text = json.dumps({"errors": [{"title": "Unauthorized"}]})
    assert "'Unauthorized'" in refusal(written(text))


def test_a_search_that_found_nothing_is_no_zero():
    assert "holds no posts" in refusal(written(json.dumps({"meta": {"result_count": 0}})))


def test_a_count_of_another_type_rejects_its_post():
    found = reading(written(_payload(_post(), _post("2", public_metrics={"like_count": []}))))
    (rejected,) = found.rejected
    assert (rejected.row, rejected.column) == (2, "public_metrics.like_count")
