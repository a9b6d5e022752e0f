"""What a section of Meta's account series counts, and where: its title alone tells the truth.

The column below a title is at times named after another figure.
"""

import re
from typing import NamedTuple

from domain.vocabulary import Platform
from sources.headers import normalised

_FACEBOOK = re.compile(r"\bfacebook\b|\bpages?\b|\bpágina\b")
_INSTAGRAM = re.compile(r"\binstagram\b")
_WORDS_OF_PLACE = re.compile(
    r"\b(facebook|instagram|page|pages|profile|and|content|de|la|del|da|do|no|on|página|perfil"
    r"|al|a|ao|von|auf)\b|-"
)
# Beside English only what is printed alike in several languages' pages.
_METRICS = {
    "reach": ("reach", "alcance", "reichweite"),
    "views": ("views",),
    "impressions": ("impressions",),
    "viewers": ("viewers",),
    "profile_visits": ("visits", "visitas", "views visits"),
    "follows": ("follows", "new follows", "new followers", "new likes", "new likes follows"),
    "unfollows": ("unfollows",),
    "followers_total": ("followers", "total followers", "lifetime followers"),
    "engagements": ("interactions", "engagements"),
    "link_clicks": ("link clicks",),
}
_METRIC_BY_WORDS = {words: metric for metric, all_words in _METRICS.items() for words in all_words}
_OWN = re.compile(
    r"\bfacebook\b|\binstagram\b|\bage (?:&|and) gender\b|\btop (?:cities|towns|countries|pages)\b"
)
SPARSE = frozenset({"follows", "unfollows"})  # days without any have no row


class Told(NamedTuple):
    metric: str
    platform: Platform | None  # None: the title does not say


def told_by(title: str) -> Told | None:
    """None for what is no series of the account's figures, or none that is known."""
    plain = normalised(title)
    words = " ".join(_WORDS_OF_PLACE.sub(" ", plain).replace("&", " ").split())
    metric = _METRIC_BY_WORDS.get(words)
    if metric is None:
        return None
    return Told(metric, _platform(plain))


def names_meta(title: str) -> bool:
    """Whether only Meta heads a block like that, known or not."""
    return _OWN.search(normalised(title)) is not None


def _platform(plain: str) -> Platform | None:
    if _INSTAGRAM.search(plain):
        return Platform.INSTAGRAM
    return Platform.FACEBOOK if _FACEBOOK.search(plain) else None
