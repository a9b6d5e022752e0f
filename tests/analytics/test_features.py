"""What a reader counts in a post is what is counted, whatever letters it is written in."""

import math
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from analytics.features import content_features
from domain.errors import InvalidRequest

BERLIN = ZoneInfo("Europe/Berlin")


def _features(title, text=None, published_at=None, zone=UTC, **more):
    return content_features(title, text, published_at, zone, **more)


def test_a_post_is_counted_as_a_reader_counts():
    found = _features(
        "Why do 3 of 4 fail?",
        "It's simple. #BigData #2024 @jane.doe mail@host.de https://a.io/x?y=1#top www.b.org",
    )
    assert found.title_length == 19
    assert found.words == 12  # 6 of the title, It's, simple, 2024, mail, host, de
    assert (found.hashtags, found.mentions, found.links) == (1, 1, 2)
    assert found.question
    assert found.number


def test_a_question_mark_or_number_in_a_link_is_none():
    found = _features("Look", "https://a.io/2024?x=1")
    assert not found.question
    assert not found.number


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("plain", 0),
        ("\U0001f600\U0001f600", 2),
        ("\U0001f1e9\U0001f1ea flag", 1),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 family", 1),
        ("\U0001f44d\U0001f3fd thumb", 1),
        ("1\ufe0f\u20e3 keycap", 1),
        ("\u2764\ufe0f heart", 1),
    ],
)
def test_an_emoji_of_several_signs_is_one(text, emoji):
    assert _features(text).emoji == emoji
    assert not _features(text).number


def test_mathematical_letters_and_wide_signs_are_plain():
    bold = "".join(chr(0x1D400 + ord(letter) - ord("A")) for letter in "NEW")
    found = _features(f"{bold} day\uff1f")
    assert found.words == 2
    assert found.capitals_share == 0.5
    assert found.question
    assert found.emoji == 0


def test_a_title_that_only_repeats_the_text_counts_once():
    assert _features("One two", "One two three").words == 3
    assert _features("One two", "Three").words == 3


def test_hour_and_weekday_are_those_of_the_accounts_zone():
    sunday_night = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)  # summer time began that morning
    found = _features("x", published_at=sunday_night, zone=BERLIN)
    assert (found.hour, found.weekday) == (0, 0)
    assert _features("x", published_at=sunday_night).weekday == 6


def test_the_gap_counts_hours_since_the_previous_post():
    now, before = datetime(2026, 3, 30, tzinfo=UTC), datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert _features("x", published_at=now, previous_at=before).gap_hours == 36
    with pytest.raises(InvalidRequest, match="later than"):
        _features("x", published_at=before, previous_at=now)


def test_what_is_unknown_is_not_zero():
    found = _features(None)
    numbers = found.numbers
    assert found.title_length is None
    assert all(math.isnan(numbers[name]) for name in ("hour", "gap_hours", "capitals_share"))
    assert numbers["words"] == 0


def test_a_teams_own_features_stand_beside_the_others():
    assert _features("x", own={"has_guest": 1.0}).numbers["has_guest"] == 1
    with pytest.raises(InvalidRequest, match="words already"):
        _features("x", own={"words": 1.0})


def test_a_time_without_a_zone_is_refused_in_words():
    with pytest.raises(InvalidRequest, match="names no zone"):
        _features("x", published_at=datetime(2026, 3, 30))
