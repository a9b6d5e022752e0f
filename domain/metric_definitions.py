"""The standard metrics: what each counts, how it combines, and where platforms differ."""

from domain.metrics import Metric, MetricRegistry
from domain.vocabulary import MetricKind, Platform

_VIEWS_PLATFORMS = {
    Platform.YOUTUBE: "Starts or replays (Shorts since 2025-03-31, all formats since 2026-08-24); "
    "before, a view needed some seconds of watching.",
    Platform.TIKTOK: "Counted when a video starts to play.",
    Platform.INSTAGRAM: "Plays or displays; replaced plays and impressions in 2024.",
    Platform.FACEBOOK: "Plays or displays of a post.",
    Platform.LINKEDIN: "Video starts of at least two seconds.",
    Platform.X: "Video views; impressions are the closer measure for a post.",
    Platform.TWITCH: "Clip views or live views, as the file says.",
    Platform.WEBSITE: "Page views.",
}
_REACH_PLATFORMS = {
    Platform.INSTAGRAM: "Accounts that saw the post.",
    Platform.FACEBOOK: "People who saw the post.",
    Platform.LINKEDIN: "Unique impressions.",
    Platform.TIKTOK: "Reached audience.",
}


def _rate(name: str, label: str, definition: str, unit: str, weight: str) -> Metric:
    return Metric(name, label, definition, unit, MetricKind.RATE, weight, scale=6)


_STANDARD: tuple[Metric, ...] = (
    Metric("views", "Views", "How often content was played or opened.", platforms=_VIEWS_PLATFORMS),
    Metric(
        "impressions",
        "Impressions",
        "How often content, or its thumbnail on YouTube, was displayed.",
        platforms={
            Platform.YOUTUBE: "At least half of the thumbnail shown for one second.",
            Platform.WEBSITE: "Shown among Google's search results.",
        },
    ),
    Metric("reach", "Reach", "Accounts reached at least once.", "people", MetricKind.UNIQUE,
           platforms=_REACH_PLATFORMS),
    Metric("viewers", "Viewers", "People who watched at least once.", "people", MetricKind.UNIQUE),
    Metric("likes", "Likes", "Likes and other positive reactions."),
    Metric("comments", "Comments", "Comments and replies."),
    Metric("shares", "Shares", "Shares, reposts and retweets."),
    Metric("saves", "Saves", "Saves, bookmarks and favourites."),
    Metric("watch_time_s", "Watch time", "Time spent watching.", "seconds", scale=4),
    Metric("followers_total", "Followers", "Followers or subscribers at a moment.", "people",
           MetricKind.LEVEL),
    Metric("follows", "New followers", "Followers gained; net of losses where a file gives only "
           "the net figure.", "people"),
    Metric("unfollows", "Lost followers", "Followers lost.", "people", higher_is_better=False),
    Metric("streams", "Streams", "Plays of a song of at least 30 seconds.",
           platforms={Platform.SPOTIFY: "Counted after 30 seconds of listening."}),
    Metric("listeners", "Listeners", "People who listened at least once.", "people",
           MetricKind.UNIQUE),
    Metric("engaged_views", "Engaged views", "Views by YouTube's older, stricter counting.",
           platforms={Platform.YOUTUBE: "Views that continued past the first seconds."}),
    Metric("engagements", "Engagements", "Interactions as the platform itself adds them up; each "
           "lists different ones."),
    Metric("clicks", "Clicks", "All clicks on a post.",
           platforms={Platform.WEBSITE: "Clicks in Google's search results."}),
    Metric("link_clicks", "Link clicks", "Clicks on a link in a post."),
    Metric("profile_visits", "Profile visits", "Visits of the profile from a post."),
    Metric("dislikes", "Dislikes", "Dislikes.", higher_is_better=False),
    Metric("revenue", "Revenue", "Estimated revenue in the account's currency.", "currency",
           scale=6),
    _rate("ctr_pct", "Click-through rate", "Clicks per 100 impressions of the thumbnail or link.",
          "percent", "impressions"),
    _rate("avg_view_duration_s", "Average view duration", "Watch time per view.", "seconds",
          "views"),
    _rate("avg_view_pct", "Average share viewed", "Mean share of the length watched, in per cent; "
          "replays can lift it over 100.", "percent", "views"),
    Metric("quotes", "Quotes", "Posts that pass this one on with words of their own; not among the "
           "shares.", wide=False),
    Metric("sends", "Sends", "Posts passed on outside the feed: in messages or by a copied link; not "
           "among the shares.", wide=False),
    Metric("media_views", "Media views", "Views of the pictures and videos in posts.", wide=False),
    Metric("playlist_adds", "Playlist adds", "Additions to listeners' playlists.", wide=False),
    Metric("clip_views", "Clip views", "Views of clips cut from a stream.", wide=False),
    Metric("chat_messages", "Chat messages", "Messages in the chat of a stream.", wide=False),
    Metric("sessions", "Sessions", "Visits of the site.", "visits", wide=False),
    Metric("bounces", "Bounces", "Visits that ended on their first page.", "visits", wide=False,
           higher_is_better=False),
    Metric("users", "Users", "People who visited the site, or a company's page.", "people",
           MetricKind.UNIQUE, wide=False),
    Metric("new_users", "New users", "People on their first visit of the site.", "people",
           wide=False),
    Metric("engaged_sessions", "Engaged sessions", "Visits that lasted, went on to a second page "
           "or reached a goal.", "visits", wide=False),
    Metric("time_spent_s", "Time spent", "Time spent on the pages of the site.", "seconds",
           scale=4, wide=False),
    Metric("avg_engagement_time_s", "Average engagement time", "Time with the page in front, per "
           "user.", "seconds", MetricKind.RATE, "users", scale=6, wide=False),
    Metric("event_count", "Events", "Everything the site reports of its visitors: page views, "
           "clicks, scrolls and others.", wide=False),
    Metric("key_events", "Key events", "Events the team has marked as important, such as an order; "
           "may be shared out in fractions.", scale=4, wide=False),
    Metric("chatters", "Chatters", "People who wrote in the chat.", "people", MetricKind.UNIQUE,
           wide=False),
    Metric("monthly_listeners", "Monthly listeners", "People who listened in the 28 days up to "
           "then.", "people", MetricKind.LEVEL, wide=False),
    Metric("monthly_active_listeners", "Monthly active listeners", "Of the monthly listeners those "
           "who chose the artist themselves.", "people", MetricKind.LEVEL, wide=False),
    Metric("super_listeners", "Super listeners", "The monthly active listeners who listen most.",
           "people", MetricKind.LEVEL, wide=False),
    Metric("popularity", "Popularity", "Spotify's index from 0 to 100.", "points",
           MetricKind.LEVEL, wide=False),
    Metric("max_viewers", "Peak viewers", "Most viewers at the same moment.", "people",
           MetricKind.LEVEL, wide=False),
    Metric("avg_viewers", "Average viewers", "Mean viewers while streaming.", "people",
           MetricKind.RATE, "minutes_streamed", scale=6, wide=False),
    Metric("minutes_streamed", "Minutes streamed", "Time on air.", "minutes", wide=False),
    Metric("position", "Search position", "Mean position in search results.", "rank",
           MetricKind.RATE, "impressions", scale=6, wide=False, higher_is_better=False),
    Metric("engagement_rate_reported", "Reported engagement rate", "The platform's own rate; the "
           "platforms' formulas differ, so it is never compared between them.", "share",
           MetricKind.RATE, "impressions", scale=6, wide=False),
    Metric("premium_views", "Premium views", "Views by YouTube Premium members.", wide=False),
)  # fmt: skip

STANDARD_METRICS = MetricRegistry(_STANDARD)
