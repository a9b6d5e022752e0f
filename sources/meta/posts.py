"""The facts of one post in a row of Meta's content export."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from domain.observations import PostFacts
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.columns import Layout
from sources.numbers import not_negative, read_clock
from sources.rounded_ids import whole_id

_TYPES = {
    "ig reel": "reel",
    "ig image": "image",
    "ig carousel": "carousel",
    "ig story": "story",
    "ig video": "video",
    "reels": "reel",
    "photos": "image",
    "videos": "video",
    "links": "link",
    "stories": "story",
}
_OF_A_PAGE = re.compile(r"\d{5,20}_\d{5,20}")
_read_seconds = not_negative(read_clock)

ReadPublished = Callable[[str], datetime | date | None]


def facts_of(
    layout: Layout, cells: Sequence[str], platform: Platform, read_published: ReadPublished
) -> PostFacts:
    link = layout.text("link", cells)
    text = max(layout.text("description", cells), layout.text("title", cells), key=len)
    tags = hashtags(text)
    kind = layout.text("type", cells)
    return PostFacts(
        external_id=layout.fact("id", cells, lambda written: _id(written, link)),
        platform=platform,
        account=_account(layout, cells),
        title=headline(layout.text("title", cells)) or headline(text),
        url=link or None,
        published=layout.fact("published", cells, read_published),
        content_type=_TYPES.get(kind.casefold(), kind.casefold()) or None,
        duration_s=layout.fact("duration", cells, _seconds),
        text=text or None,
        features={"hashtags": tags} if tags else {},
    )


def _id(written: str, link: str) -> str:
    return written.strip() if _OF_A_PAGE.fullmatch(written.strip()) else whole_id(written, link)


def _account(layout: Layout, cells: Sequence[str]) -> str | None:
    named = (layout.text(fact, cells) for fact in ("username", "page", "name", "number"))
    return next((name for name in named if name), None)


def _seconds(text: str) -> Decimal | None:
    """0 is what pictures have."""
    seconds = _read_seconds(text)
    return Decimal(seconds) if seconds else None
