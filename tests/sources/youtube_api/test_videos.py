"""YouTube Data API: running totals of videos."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import column, fixture, read, reading, refusal, written

VIDEOS = "youtube_data_api_videos_list.json"


def _video(**changes) -> dict:
    return {
        "kind": "youtube#video",
        "id": "abcdefghijk",
        "snippet": {"title": "One", "channelTitle": "Here", "publishedAt": "2026-01-02T03:04:05Z"},
        "contentDetails": {"duration": "PT61S"},
        "statistics": {"viewCount": "7"},
    } | changes


def _payload(*videos: object) -> str:
    return json.dumps({"kind": "youtube#videoListResponse", "items": list(videos)})


def test_counters_are_texts_and_mean_totals_of_the_day_asked_for():
    answers = Answers(said={Asked.CAPTURED: "2024-03-01"})
    found = reading(fixture(VIDEOS), answers=answers)
    assert (found.platform, found.grain, found.account) == (
        Platform.YOUTUBE,
        Grain.POST,
        "Demo Channel",
    )
    assert found.metrics == ("views", "likes", "comments")
    first, second = found.observations
    assert (first.figure, first.moment) == (Figure.CUMULATIVE, date(2024, 3, 1))
    assert first.values == (18342, 911, 64)
    assert second.values == (2071, None, None)


def test_facts_of_a_video():
    first, second = reading(fixture(VIDEOS)).posts
    assert first.published == datetime(2024, 1, 5, 17, 0, 4, tzinfo=UTC)
    assert (first.duration_s, second.duration_s) == (Decimal(253), Decimal(3720))
    assert first.features == {"tags": "colour|grading", "category_id": "26"}
    assert (first.text, first.language) == ("…", "en")
    assert second.external_id == "-td1OgsnW1k"


def test_the_day_of_reading_is_guessed_from_the_file_then_its_name_then_today():
    text = _payload(_video())
    (asked,) = reading(written(text, "a.json", date(2026, 2, 1))).questions
    assert (asked.asked, asked.taken, asked.is_guess) == (Asked.CAPTURED, "2026-02-01", True)
    named = reading(written(text, "20260101-to-2026-02-03.json"))
    assert named.questions[0].taken == "2026-02-03"
    assert reading(written(text, "a.json")).questions[0].taken == "2026-11-20"


def test_an_answer_may_be_written_with_spaces():
    answers = Answers(said={Asked.CAPTURED: " 2024-03-01 "})
    found = reading(fixture(VIDEOS), answers=answers)
    assert found.questions[0].taken == "2024-03-01"


@pytest.mark.parametrize("answer", ["yesterday", "2026-02-30", "1999-12-31", "2031-01-01"])
def test_an_answer_that_is_no_day_is_refused(answer):
    (entry,) = read(fixture(VIDEOS), answers=Answers(said={Asked.CAPTURED: answer}))
    assert answer in entry.reason


def test_totals_read_before_a_publication_are_warned_of():
    answers = Answers(said={Asked.CAPTURED: "2024-01-31"})
    found = reading(fixture(VIDEOS), answers=answers)
    assert any(w.startswith("1 videos were published after 2024-01-31") for w in found.warnings)


def test_a_broadcast_on_air_has_no_length():
    found = reading(written(_payload(_video(contentDetails={"duration": "P0D"}))))
    assert found.posts[0].duration_s is None


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        ({"id": None}, "id", ""),
        ({"statistics": {"viewCount": "many"}}, "statistics.viewCount", "many"),
        ({"statistics": {"viewCount": -1}}, "statistics.viewCount", "-1"),
        ({"statistics": {"viewCount": True}}, "statistics.viewCount", "True"),
        ({"statistics": [1]}, "statistics", "a list"),
        ({"snippet": {"publishedAt": "2036-01-01T00:00:00Z"}}, "snippet.publishedAt", None),
        ({"contentDetails": {"duration": "PT"}}, "contentDetails.duration", "PT"),
    ],
)
def test_an_item_that_cannot_be_read_is_named_with_its_field(changes, column, value):
    found = reading(written(_payload(_video(id="aaaaaaaaaaa"), _video(**changes), 7)))
    rejected, no_object = found.rejected
    assert (rejected.row, rejected.column) == (2, column)
    assert value is None or rejected.value == value
    assert (no_object.row, no_object.reason) == (3, "is not an object")
    assert (found.rows_read, found.rows_imported) == (3, 1)


def test_pages_as_a_list_one_per_line_and_bare_items_say_the_same():
    one, two = _video(), _video(id="lmnopqrstuv")
    pages = [_payload(one), _payload(two)]
    texts = (_payload(one, two), f"[{','.join(pages)}]", "\n".join(pages), json.dumps([one, two]))
    for text in texts:
        assert column(reading(written(text)), "views") == [7, 7]


def test_of_a_video_on_two_pages_the_last_word_counts():
    later = _video(statistics={"viewCount": "9"})
    found = reading(written(_payload(_video(), later)))
    assert column(found, "views") == [9]
    assert (found.rows_read, found.rows_imported) == (2, 1)


def test_no_items_are_no_zeros():
    assert "holds no videos" in refusal(written(_payload()))


def test_items_of_channels_are_no_videos():
    channel = {"kind": "youtube#channel", "id": "UC1", "statistics": {"viewCount": "1"}}
    text = json.dumps({"kind": "youtube#channelListResponse", "items": [channel]})
    assert "not understood" in refusal(written(text))


def test_what_no_database_can_hold_is_left_out_of_texts():
    video = _video(snippet={"title": "a\x00b\ud800c"})
    assert reading(written(_payload(video))).posts[0].title == "abc"
