"""Ids that carry the time: examples published with their times."""

from datetime import UTC, datetime

import pytest

from sources.identifiers import (
    time_of_discord_message,
    time_of_linkedin_post,
    time_of_tiktok,
    time_of_tweet,
)

READERS = (time_of_discord_message, time_of_linkedin_post, time_of_tiktok, time_of_tweet)


def test_a_tweet_tells_the_millisecond():
    published = datetime(2022, 6, 28, 16, 7, 40, 105_000, tzinfo=UTC)
    assert time_of_tweet("1541815603606036480") == published


def test_a_discord_message_tells_the_millisecond():
    published = datetime(2016, 4, 30, 11, 18, 25, 796_000, tzinfo=UTC)
    assert time_of_discord_message("175928847299117063") == published


def test_a_tiktok_video_tells_the_second():
    """7527623000473079054 / 2^32 = 1,752,661,308.68."""
    published = datetime(2025, 7, 16, 10, 21, 48, tzinfo=UTC)
    assert time_of_tiktok("7527623000473079054") == published


def test_a_linkedin_post_tells_the_millisecond():
    """7100000000000000001 / 2^22 = 1,692,771,911,621.09."""
    published = datetime(2023, 8, 23, 6, 25, 11, 621_000, tzinfo=UTC)
    assert time_of_linkedin_post("7100000000000000001") == published


def test_tweets_counted_one_by_one_tell_no_time():
    assert time_of_tweet("20") is None
    assert time_of_tweet("29700859247") is None


@pytest.mark.parametrize("text", ["", "abc", "-5", "1.5e18", "٣٤٥", "9" * 20, "9" * 5000])
@pytest.mark.parametrize("time_of", READERS)
def test_what_is_no_id_tells_no_time(time_of, text):
    assert time_of(text) is None
