"""Every source that is understood, in the order in which files are held against them."""

from collections.abc import Callable

from sources import (
    bigquery,
    discord,
    matomo,
    matomo_api,
    plausible,
    spotify_web,
    twitch_channel,
    twitch_clips,
    x_api,
)
from sources.documents import Document
from sources.generic import table as generic
from sources.google_analytics import report as google_analytics
from sources.instagram_graph import account, media
from sources.linkedin import api as linkedin_api
from sources.linkedin import breakdowns as linkedin_breakdowns
from sources.linkedin import (
    discovery,
    engagement,
    followers,
    page_days,
    page_posts,
    single_post,
    top_posts,
)
from sources.meta import account_series as meta_account
from sources.meta import content as meta_content
from sources.search_console import breakdowns as search_console_breakdowns
from sources.search_console import chart as search_console_chart
from sources.search_console import filters as search_console_filters
from sources.search_console import pages as search_console_pages
from sources.source import Companion, Source
from sources.spotify import audience as spotify_audience
from sources.spotify import breakdowns as spotify_breakdowns
from sources.spotify import song_timeline, songs
from sources.tiktok import account as tiktok_account
from sources.tiktok import api as tiktok_api
from sources.tiktok import breakdowns as tiktok_breakdowns
from sources.tiktok import content as tiktok_content
from sources.x import content as x_content
from sources.x import days as x_days
from sources.x import tweets
from sources.youtube_api import analytics, reporting, videos
from sources.youtube_studio import breakdowns as youtube_breakdowns
from sources.youtube_studio import chart, daily, table
from sources.youtube_trending import categories, observed

SOURCES: tuple[Source, ...] = (
    generic.SOURCE,
    observed.SOURCE,
    categories.SOURCE,
    videos.SOURCE,
    analytics.SOURCE,
    reporting.SOURCE,
    tiktok_api.SOURCE,
    twitch_clips.SOURCE,
    x_api.SOURCE,
    google_analytics.SOURCE,
    search_console_pages.SOURCE,
    search_console_chart.SOURCE,
    plausible.PAGES_SOURCE,
    plausible.SITE_SOURCE,
    matomo.SOURCE,
    page_days.SOURCE,
    page_posts.SOURCE,
    single_post.SOURCE,
    top_posts.SOURCE,
    engagement.SOURCE,
    followers.SOURCE,
    spotify_web.SOURCE,
    media.SOURCE,
    account.SOURCE,
    linkedin_api.SOURCE,
    meta_account.SOURCE,
    tweets.SOURCE,
    x_content.SOURCE,
    x_days.DAILY,
    x_days.OVERVIEW,
    meta_content.SOURCE,
    twitch_channel.SOURCE,
    tiktok_content.SOURCE,
    tiktok_account.OVERVIEW,
    tiktok_account.VIEWERS,
    tiktok_account.FOLLOWERS,
    bigquery.SOURCE,
    matomo_api.SOURCE,
    discord.SOURCE,
    chart.SOURCE,
    table.SOURCE,
    songs.SOURCE,
    spotify_audience.SOURCE,
    song_timeline.SOURCE,
    daily.SOURCE,
)

# Nothing of these is imported, and nothing is said of them.
COMPANIONS: tuple[Companion, ...] = (discovery.COMPANION, search_console_filters.COMPANION)

# Exports about audiences, not content: why one is not imported, or None.
BREAKDOWNS: tuple[Callable[[Document], str | None], ...] = (
    youtube_breakdowns.refusal_reason,
    linkedin_breakdowns.refusal_reason,
    spotify_breakdowns.refusal_reason,
    tiktok_breakdowns.refusal_reason,
    search_console_breakdowns.refusal_reason,
    plausible.refusal_reason,
)


UNDERSTOOD = "Understood are:"


def understood() -> str:
    """For error messages: what could have been recognised, in one sentence, to come last."""
    return f"{UNDERSTOOD} {'; '.join(source.label for source in SOURCES)}"
