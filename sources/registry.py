"""Every source that is understood, in the order in which files are held against them."""

from sources import spotify
from sources.generic import table as generic
from sources.source import Companion, Source
from sources.youtube_studio import chart, daily, table
from sources.youtube_trending import categories, observed

SOURCES: tuple[Source, ...] = (
    generic.SOURCE,
    observed.SOURCE,
    categories.SOURCE,
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
