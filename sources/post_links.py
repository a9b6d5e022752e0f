"""Links to posts, in whatever text: the platform, and the id other sources know the post by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.vocabulary import Platform


@dataclass(frozen=True)
class PostLink:
    platform: Platform
    external_id: str
    written: str
    account: str | None = None  # where the link names it

    @property
    def url(self) -> str:
        """As other sources write it, where many ways of writing lead to the same post."""
        address = _ADDRESSES.get(self.platform)
        return f"{address}{self.external_id}" if address else self.written


_ADDRESSES = {
    Platform.YOUTUBE: "https://www.youtube.com/watch?v=",
    Platform.TWITCH: "https://clips.twitch.tv/",
}


# `id` and, where the link names one, `account`.
_PATTERNS = (
    (Platform.TWITCH, r"clips\.twitch\.tv/(?:embed\?clip=)?(?P<id>[A-Za-z][\w-]{3,99})"),
    (
        Platform.TWITCH,
        r"(?:www\.|m\.)?twitch\.tv/(?P<account>\w{2,25})/clip/(?P<id>[A-Za-z][\w-]{3,99})",
    ),
    (Platform.TWITCH, r"(?:www\.|m\.)?twitch\.tv/videos/(?P<id>\d{5,20})"),
    (Platform.YOUTUBE, r"youtu\.be/(?P<id>[\w-]{11})"),
    (
        Platform.YOUTUBE,
        r"(?:www\.|m\.|music\.)?youtube\.com/watch\?(?:[^\s#>\")]*&)?v=(?P<id>[\w-]{11})",
    ),
    (Platform.YOUTUBE, r"(?:www\.|m\.)?youtube\.com/(?:shorts|live|embed)/(?P<id>[\w-]{11})"),
    (
        Platform.TIKTOK,
        r"(?:www\.|m\.)?tiktok\.com/@(?P<account>[\w.]{1,30})/(?:video|photo)/(?P<id>\d{10,20})",
    ),
    (
        Platform.X,
        r"(?:www\.|mobile\.)?(?:x|twitter)\.com/(?P<account>\w{1,20})/status(?:es)?/(?P<id>\d{1,20})",
    ),
    (
        Platform.INSTAGRAM,
        r"(?:www\.)?instagram\.com/(?:[\w.]{1,30}/)?(?:p|reel|reels|tv)/(?P<id>[\w-]{5,40})",
    ),
    (
        Platform.FACEBOOK,
        r"(?:www\.|m\.)?facebook\.com/(?:[^\s/?#]{1,100}/)?(?:posts|videos|reel)/"
        r"(?:[^\s/?#]{1,200}/)?(?P<id>\d{5,20})",
    ),
    (
        Platform.FACEBOOK,
        r"(?:www\.|m\.)?facebook\.com/watch/?\?(?:[^\s#>\")]*&)?v=(?P<id>\d{5,20})",
    ),
    (
        Platform.LINKEDIN,
        r"(?:www\.)?linkedin\.com/feed/update/urn:li:(?:activity|share|ugcPost):(?P<id>\d{15,20})",
    ),
    (
        Platform.LINKEDIN,
        r"(?:www\.)?linkedin\.com/posts/[^\s/?#]{0,300}-(?:activity|share|ugcPost)-"
        r"(?P<id>\d{15,20})(?:-[\w-]{1,20})?",
    ),
    (
        Platform.SPOTIFY,
        r"open\.spotify\.com/(?:intl-\w{1,10}/)?(?:track|episode)/(?P<id>\w{22})",
    ),
)
_LINKS = tuple(
    (platform, re.compile(rf"https?://{pattern}(?![\w-])", re.ASCII | re.IGNORECASE))
    for platform, pattern in _PATTERNS
)
LINKED_PLATFORMS = tuple(dict.fromkeys(platform for platform, _ in _PATTERNS))
_NO_ACCOUNT = frozenset({"i", "user", "clip"})  # stand where the account would


def post_links(text: str) -> Iterator[PostLink]:
    """Each post once, however often the text links it."""
    seen: set[tuple[Platform, str]] = set()
    for platform, pattern in _LINKS:
        for match in pattern.finditer(text):
            key = (platform, match["id"])
            if key not in seen:
                seen.add(key)
                yield PostLink(platform, match["id"], match[0], _account(match))


def linked_post(address: str) -> PostLink | None:
    """Of one address, as people copy or type it. None where it leads to no post."""
    plain = address.strip()
    whole = plain if "://" in plain else f"https://{plain}"
    for platform, pattern in _LINKS:
        if match := pattern.match(whole):
            return PostLink(platform, match["id"], match[0], _account(match))
    return None


def _account(match: re.Match[str]) -> str | None:
    account = match.groupdict().get("account")
    return None if account is None or account.casefold() in _NO_ACCOUNT else account
