"""The figures of X's exports by the names of their columns."""

from sources.columns import FigureColumn
from sources.numbers import not_negative, read_share

# Of 2015 the likes are still favorites.
TWITTER_FIGURES = (
    FigureColumn("impressions", ("impressions",)),
    FigureColumn("engagements", ("engagements",)),
    FigureColumn("likes", ("likes", "favorites")),
    FigureColumn("comments", ("replies",)),
    FigureColumn("shares", ("retweets",)),
    FigureColumn("profile_visits", ("user profile clicks",)),
    FigureColumn("link_clicks", ("url clicks",)),
    FigureColumn("follows", ("follows",)),
    FigureColumn("media_views", ("media views",)),
    FigureColumn("engagement_rate_reported", ("engagement rate",), not_negative(read_share)),
)
# 'Shares' are posts sent on by link or message; what others repost stands in 'Reposts'.
X_FIGURES = (
    FigureColumn("impressions", ("impressions",)),
    FigureColumn("engagements", ("engagements",)),
    FigureColumn("likes", ("likes",)),
    FigureColumn("comments", ("replies",)),
    FigureColumn("shares", ("reposts",)),
    FigureColumn("sends", ("shares", "share")),
    FigureColumn("saves", ("bookmarks",)),
    FigureColumn("follows", ("new follows",)),
    FigureColumn("unfollows", ("unfollows",)),
    FigureColumn("profile_visits", ("profile visits",)),
    FigureColumn("link_clicks", ("url clicks",)),
    FigureColumn("views", ("video views",)),
    FigureColumn("media_views", ("media views",)),
)
