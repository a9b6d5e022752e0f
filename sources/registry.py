"""Every source that is understood, in the order in which files are held against them."""

from sources import spotify, spotify_web, twitch_clips, x_api
from sources.generic import table as generic
from sources.google_analytics import report as google_analytics
from sources.instagram_graph import account, media
from sources.linkedin import api as linkedin_api
from sources.source import Companion, Source
from sources.tiktok import api as tiktok_api
from sources.youtube_api import videos
from sources.youtube_studio import chart, daily, table
from sources.youtube_trending import categories, observed

SOURCES: tuple[Source, ...] = (
    generic.SOURCE,
    observed.SOURCE,
    categories.SOURCE,
    videos.SOURCE,
    tiktok_api.SOURCE,
    twitch_clips.SOURCE,
    google_analytics.SOURCE,
    x_api.SOURCE,
    spotify_web.SOURCE,
    media.SOURCE,
    account.SOURCE,
    linkedin_api.SOURCE,
    chart.SOURCE,
    table.SOURCE,
    spotify.SOURCE,
    daily.SOURCE,
)

# Nothing of these is imported, and nothing is said of them.
COMPANIONS: tuple[Companion, ...] = ()


def understood() -> str:
    """For error messages: what could have been recognised, in one sentence."""
    return "Understood are: " + "; ".join(
        f"{source.label} ({source.recognised_by})" for source in SOURCES
    )
