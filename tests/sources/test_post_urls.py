import pytest

from domain.vocabulary import Platform
from sources.post_urls import AddressedPost, addressed_post


@pytest.mark.parametrize(
    ("url", "platform", "external_id"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", Platform.YOUTUBE, "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?t=4", Platform.YOUTUBE, "dQw4w9WgXcQ"),
        ("https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=1s", Platform.YOUTUBE,
         "dQw4w9WgXcQ"),
        ("youtube.com/shorts/dQw4w9WgXcQ", Platform.YOUTUBE, "dQw4w9WgXcQ"),
        ("https://www.tiktok.com/@team/video/7301234567890123456?lang=en", Platform.TIKTOK,
         "7301234567890123456"),
        ("https://www.instagram.com/reel/Cx1_abc-d/", Platform.INSTAGRAM, "Cx1_abc-d"),
        ("https://x.com/team/status/1700000000000000000", Platform.X, "1700000000000000000"),
        ("https://twitter.com/team/status/1700000000000000000?s=20", Platform.X,
         "1700000000000000000"),
        ("https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000000/",
         Platform.LINKEDIN, "7100000000000000000"),
        ("https://clips.twitch.tv/BraveClip-1_x", Platform.TWITCH, "BraveClip-1_x"),
        ("https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=1", Platform.SPOTIFY,
         "4uLU6hMCjMI75M1A2tKUQC"),
    ],
)  # fmt: skip
def test_the_address_of_a_post_tells_platform_and_id(url, platform, external_id):
    assert addressed_post(url) == AddressedPost(platform, external_id)


@pytest.mark.parametrize(
    "url",
    ["", "https://www.youtube.com/@team", "https://example.org/watch?v=dQw4w9WgXcQ",
     "https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ", "javascript:alert(1)"],
)  # fmt: skip
def test_other_addresses_tell_nothing(url):
    assert addressed_post(url) is None
