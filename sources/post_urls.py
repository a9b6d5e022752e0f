"""The id of a post, as its platform's own exports give it, from the address people copy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.vocabulary import Platform


@dataclass(frozen=True)
class AddressedPost:
    platform: Platform
    external_id: str


_PATTERNS: Mapping[Platform, tuple[str, ...]] = {
    Platform.YOUTUBE: (
        r"(?:www\.|m\.)?youtube\.com/watch\?(?:[^#]*&)?v=([\w-]{11})",
        r"(?:www\.|m\.)?youtube\.com/(?:shorts|live|embed)/([\w-]{11})",
        r"youtu\.be/([\w-]{11})",
    ),
    Platform.TIKTOK: (r"(?:www\.|m\.)?tiktok\.com/@[^/]+/(?:video|photo)/(\d{5,20})",),
    Platform.INSTAGRAM: (r"(?:www\.)?instagram\.com/(?:[^/]+/)?(?:p|reel|reels|tv)/([\w-]+)",),
    Platform.FACEBOOK: (
        r"(?:www\.|m\.)?facebook\.com/(?:[^/]+/)?(?:posts|videos|reel)/(?:[^/]+/)?(\d+)",
        r"(?:www\.|m\.)?facebook\.com/watch/?\?(?:[^#]*&)?v=(\d+)",
    ),
    Platform.X: (r"(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status/(\d{1,20})",),
    Platform.LINKEDIN: (
        r"(?:www\.)?linkedin\.com/feed/update/urn:li:(?:activity|share|ugcPost):(\d{15,20})",
        r"(?:www\.)?linkedin\.com/posts/[^?#]*-(?:activity|share|ugcPost)-(\d{15,20})",
    ),
    Platform.TWITCH: (
        r"clips\.twitch\.tv/([\w-]+)",
        r"(?:www\.)?twitch\.tv/[^/]+/clip/([\w-]+)",
        r"(?:www\.)?twitch\.tv/videos/(\d+)",
    ),
    Platform.SPOTIFY: (r"open\.spotify\.com/(?:intl-\w+/)?(?:track|episode)/(\w{22})",),
}
_COMPILED = tuple(
    (platform, re.compile(rf"(?:https?://)?{pattern}(?:[/?#&].*)?"))
    for platform, patterns in _PATTERNS.items()
    for pattern in patterns
)


def addressed_post(url: str) -> AddressedPost | None:
    """None for an address of no platform, and for one that names no post."""
    for platform, pattern in _COMPILED:
        match = pattern.fullmatch(url.strip())
        if match:
            return AddressedPost(platform, match[1])
    return None
