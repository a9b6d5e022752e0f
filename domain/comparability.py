"""What the platforms count under one name, and whether it may be set side by side.

From the platforms' own definitions as docs/glossary.md and the metric definitions state them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import Platform


class Comparability(StrEnum):
    """From the best to the worst."""

    SAME = "same"  # counted by one rule: amounts may be compared
    SIMILAR = "similar"  # the same idea by another rule: large differences tell, small ones do not
    APART = "apart"  # another thing under the same name: only within the platform
    NOT_OFFERED = "not_offered"  # no export or interface of the platform tells it


@dataclass(frozen=True)
class Standing:
    """How one platform counts a metric, beside the others."""

    grade: Comparability
    rule: str


_NOT_OFFERED = Standing(Comparability.NOT_OFFERED, "Not told by the platform.")


def _same(rule: str) -> Standing:
    return Standing(Comparability.SAME, rule)


def _similar(rule: str) -> Standing:
    return Standing(Comparability.SIMILAR, rule)


def _apart(rule: str) -> Standing:
    return Standing(Comparability.APART, rule)


_P = Platform
_TABLE: Mapping[str, Mapping[Platform, Standing]] = {
    "views": {
        _P.YOUTUBE: _similar("Every start or replay since 24 Aug 2026 (Shorts: 31 Mar 2025); "
                             "before, some seconds of watching."),
        _P.TIKTOK: _similar("When a video starts to play."),
        _P.INSTAGRAM: _similar("Plays of videos and displays of pictures."),
        _P.FACEBOOK: _similar("Plays or displays of a post."),
        _P.LINKEDIN: _similar("Video starts of at least two seconds."),
        _P.X: _similar("Of videos only; a post's impressions are the closer measure."),
        _P.TWITCH: _apart("Of clips or of streams, as the file says."),
        _P.WEBSITE: _apart("Page views."),
    },
    "impressions": {
        _P.YOUTUBE: _apart("Displays of the thumbnail, half of it for a second."),
        _P.INSTAGRAM: _similar("Displays of a post; replaced by views in 2024."),
        _P.FACEBOOK: _similar("Displays of a post."),
        _P.LINKEDIN: _similar("Displays of a post, half of it for 0.3 seconds."),
        _P.X: _similar("Displays of a post."),
        _P.WEBSITE: _apart("Displays among Google's search results."),
    },
    "reach": {
        _P.INSTAGRAM: _same("Accounts that saw the post."),
        _P.FACEBOOK: _same("People who saw the post."),
        _P.LINKEDIN: _same("Members who saw the post."),
        _P.TIKTOK: _similar("Reached audience: people who saw a video start."),
    },
    "viewers": {
        _P.YOUTUBE: _same("People who watched at least once."),
        _P.TIKTOK: _same("People who watched at least once."),
        _P.INSTAGRAM: _similar("Accounts that played or saw a post."),
        _P.FACEBOOK: _similar("People who played or saw a post."),
        _P.TWITCH: _similar("People who watched a stream."),
    },
    "likes": {
        _P.YOUTUBE: _same("Likes."),
        _P.TIKTOK: _same("Likes."),
        _P.INSTAGRAM: _same("Likes."),
        _P.X: _same("Likes."),
        _P.FACEBOOK: _similar("All reactions, anger and sorrow too."),
        _P.LINKEDIN: _similar("All reactions."),
    },
    "comments": {
        _P.YOUTUBE: _same("Comments and replies."),
        _P.TIKTOK: _same("Comments and replies."),
        _P.INSTAGRAM: _same("Comments and replies."),
        _P.FACEBOOK: _same("Comments and replies."),
        _P.LINKEDIN: _same("Comments and replies."),
        _P.X: _similar("Replies, which are posts of their own."),
    },
    "shares": {
        _P.YOUTUBE: _similar("Uses of the share button, wherever they led."),
        _P.TIKTOK: _similar("Uses of the share button, wherever they led."),
        _P.INSTAGRAM: _similar("Passed on in messages and stories."),
        _P.FACEBOOK: _same("Posts passed on to one's own followers."),
        _P.LINKEDIN: _same("Posts passed on to one's own followers."),
        _P.X: _same("Posts passed on to one's own followers."),
    },
    "saves": {
        _P.TIKTOK: _same("Posts kept for later."),
        _P.INSTAGRAM: _same("Posts kept for later."),
        _P.LINKEDIN: _same("Posts kept for later."),
        _P.X: _same("Posts kept for later."),
        _P.SPOTIFY: _apart("Songs taken into one's own library."),
    },
    "watch_time_s": {
        _P.YOUTUBE: _same("Time spent watching."),
        _P.TIKTOK: _same("Time spent watching."),
        _P.INSTAGRAM: _same("Time spent watching, replays too."),
        _P.FACEBOOK: _same("Time spent watching."),
        _P.TWITCH: _similar("Time spent watching streams."),
    },
    "followers_total": {
        platform: _same("Accounts that follow or subscribe.")
        for platform in Platform
        if platform != _P.WEBSITE
    },
    "follows": {
        platform: _similar("Gained; net of losses where a file gives only the net figure.")
        for platform in (_P.YOUTUBE, _P.TIKTOK, _P.INSTAGRAM, _P.FACEBOOK, _P.LINKEDIN, _P.X,
                         _P.TWITCH)
    },
    "unfollows": {
        platform: _same("Followers lost.")
        for platform in (_P.YOUTUBE, _P.TIKTOK, _P.INSTAGRAM, _P.FACEBOOK, _P.X)
    },
    "engagements": {
        _P.INSTAGRAM: _apart("Likes, comments, shares and saves."),
        _P.FACEBOOK: _apart("Reactions, comments, shares and clicks."),
        _P.LINKEDIN: _apart("Reactions, comments, shares and clicks, in some files follows."),
        _P.X: _apart("Everything clicked or opened, too."),
    },
    "clicks": {
        _P.FACEBOOK: _apart("All clicks on a post."),
        _P.LINKEDIN: _apart("Clicks on content, page name and logo."),
        _P.WEBSITE: _apart("Clicks in Google's search results."),
    },
    "link_clicks": {
        platform: _similar("Clicks on a link in a post or beside it.")
        for platform in (_P.TIKTOK, _P.INSTAGRAM, _P.FACEBOOK, _P.LINKEDIN, _P.X)
    },
    "profile_visits": {
        platform: _similar("Visits of the profile or page.")
        for platform in (_P.TIKTOK, _P.INSTAGRAM, _P.FACEBOOK, _P.LINKEDIN, _P.X)
    },
    "ctr_pct": {
        _P.YOUTUBE: _apart("Views per impression of the thumbnail."),
        _P.LINKEDIN: _apart("Clicks per impression of the post."),
        _P.WEBSITE: _apart("Clicks per display in search results."),
    },
    "avg_view_duration_s": {
        platform: _similar("Watch time per view, and views are not counted alike.")
        for platform in (_P.YOUTUBE, _P.TIKTOK, _P.INSTAGRAM, _P.FACEBOOK)
    },
    "engagement_rate_reported": {
        _P.LINKEDIN: _apart("Clicks, reactions, comments and shares per impression."),
        _P.X: _apart("All engagements per impression."),
    },
    "revenue": {
        _P.YOUTUBE: _apart("Estimated share of advertising, memberships and gifts."),
        _P.FACEBOOK: _apart("Estimated earnings of videos."),
        _P.TWITCH: _apart("Subscriptions, bits and advertising."),
        _P.WEBSITE: _apart("Orders and advertising, as the site reports them."),
    },
}  # fmt: skip

JUDGED_METRICS = tuple(_TABLE)


def standing(metric_name: str, platform: Platform) -> Standing | None:
    """None for metrics that no platform defines, such as the team's own."""
    if metric_name not in _TABLE:
        return None
    return _TABLE[metric_name].get(platform, _NOT_OFFERED)


def comparability(metric_name: str, platforms: Iterable[Platform]) -> Comparability:
    """The worst grade among them; metrics that nobody judged count as similar."""
    grades = [each.grade for p in platforms if (each := standing(metric_name, p))]
    order = list(Comparability)
    return max(grades, key=order.index) if grades else Comparability.SIMILAR


def may_stand_beside(metric_name: str, platform: Platform) -> bool:
    """Whether the platform's amounts may be set against those of others at all."""
    found = standing(metric_name, platform)
    return found is None or found.grade in (Comparability.SAME, Comparability.SIMILAR)
