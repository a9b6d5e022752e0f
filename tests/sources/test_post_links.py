"""Links to posts, as people paste them."""

import pytest

from domain.vocabulary import Platform
from sources.post_links import post_links


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
