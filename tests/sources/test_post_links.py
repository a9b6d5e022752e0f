"""Links to posts, as people paste them."""

import pytest

from domain.vocabulary import Platform
from sources.post_links import linked_post, post_links


@pytest.mark.parametrize(
    ("link", "platform", "identifier", "account"),
    [
        (
            "https://clips.twitch.tv/AwkwardHelpless-x_1",
            Platform.TWITCH,
            "AwkwardHelpless-x_1",
            None,
        ),
        ("https://www.twitch.tv/demo/clip/Awkward?x=1", Platform.TWITCH, "Awkward", "demo"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", Platform.YOUTUBE, "dQw4w9WgXcQ", None),
        ("https://www.youtube.com/watch?v=-td1OgsnW1k", Platform.YOUTUBE, "-td1OgsnW1k", None),
        ("https://m.youtube.com/watch?t=3&v=dQw4w9WgXcQ&x", Platform.YOUTUBE, "dQw4w9WgXcQ", None),
        ("https://youtube.com/shorts/dQw4w9WgXcQ", Platform.YOUTUBE, "dQw4w9WgXcQ", None),
        (
            "https://www.tiktok.com/@a.b/video/7527623000473079054",
            Platform.TIKTOK,
            "7527623000473079054",
            "a.b",
        ),
        (
            "https://x.com/demo/status/1541815603606036480",
            Platform.X,
            "1541815603606036480",
            "demo",
        ),
        ("http://twitter.com/i/status/20", Platform.X, "20", None),
        ("https://www.instagram.com/reel/DAbc123/", Platform.INSTAGRAM, "DAbc123", None),
        ("https://www.twitch.tv/videos/205586603", Platform.TWITCH, "205586603", None),
        (
            "https://www.facebook.com/demo/posts/122158000000000001",
            Platform.FACEBOOK,
            "122158000000000001",
            None,
        ),
        (
            "https://www.facebook.com/watch/?v=122158000000000001",
            Platform.FACEBOOK,
            "122158000000000001",
            None,
        ),
        (
            "https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000000/",
            Platform.LINKEDIN,
            "7100000000000000000",
            None,
        ),
        (
            "https://www.linkedin.com/posts/demo_desk-activity-7100000000000000000-aB1_",
            Platform.LINKEDIN,
            "7100000000000000000",
            None,
        ),
        (
            "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=1",
            Platform.SPOTIFY,
            "4uLU6hMCjMI75M1A2tKUQC",
            None,
        ),
        ("https://instagram.com/p/DAb-_123", Platform.INSTAGRAM, "DAb-_123", None),
    ],
)
def test_a_link_tells_platform_id_and_sometimes_the_account(link, platform, identifier, account):
    for text in (link, f"look (<{link}>), yes", f"[so]({link})"):
        (found,) = post_links(text)
        assert (found.platform, found.external_id, found.account) == (platform, identifier, account)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dQw4w9WgXcQ",
        "https://youtu.be/short",
        "https://youtu.be/dQw4w9WgXcQ1",
        "https://notyoutu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/@demo",
        "https://www.twitch.tv/demo",
        "https://vm.tiktok.com/ZM123/",
        "https://example.com/?u=youtube.com/watch?v=dQw4w9WgXcQ",
    ],
)
def test_other_links_lead_to_no_post(text):
    assert list(post_links(text)) == []


def test_a_post_linked_twice_in_a_text_is_one():
    text = "https://youtu.be/dQw4w9WgXcQ https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert len(list(post_links(text))) == 1


@pytest.mark.parametrize(
    ("address", "platform", "identifier"),
    [
        ("youtube.com/shorts/dQw4w9WgXcQ", Platform.YOUTUBE, "dQw4w9WgXcQ"),
        (" https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=1s ", Platform.YOUTUBE,
         "dQw4w9WgXcQ"),
        ("www.tiktok.com/@team/video/7301234567890123456?lang=en", Platform.TIKTOK,
         "7301234567890123456"),
        ("https://twitter.com/team/status/1700000000000000000?s=20", Platform.X,
         "1700000000000000000"),
        ("https://clips.twitch.tv/BraveClip-1_x", Platform.TWITCH, "BraveClip-1_x"),
    ],
)  # fmt: skip
def test_an_address_typed_without_its_scheme_is_known_too(address, platform, identifier):
    found = linked_post(address)
    assert found is not None
    assert (found.platform, found.external_id) == (platform, identifier)


@pytest.mark.parametrize(
    "address",
    ["", "https://www.youtube.com/@team", "https://example.org/watch?v=dQw4w9WgXcQ",
     "https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ", "javascript:alert(1)",
     "https://example.org/?u=https://youtu.be/dQw4w9WgXcQ"],
)  # fmt: skip
def test_other_addresses_lead_to_no_post(address):
    assert linked_post(address) is None
