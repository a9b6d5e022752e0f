"""The facts of one post in a row, whichever export of X it stands in."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from domain.observations import PostFacts
from domain.vocabulary import Platform
from sources.captions import hashtags, headline
from sources.columns import Layout
from sources.identifiers import time_of_tweet
from sources.rounded_ids import whole_id
from sources.unreadable import Unreadable

_LINK = re.compile(r"/([A-Za-z0-9_]{1,20})/status(?:es)?/(\d+)")
_ANYBODY = "i"  # stands for the name in links of X itself


def facts_of(layout: Layout, cells: Sequence[str], published: datetime | date | None) -> PostFacts:
    """By the layout's facts "id", "link" and "text". The id tells the second of publication."""
    link, text = layout.text("link", cells), layout.text("text", cells)
    post = layout.fact("id", cells, lambda written: _id(written, link))
    is_reply = text.startswith("@")
    tags = hashtags(text)
    return PostFacts(
        external_id=post,
        platform=Platform.X,
        account=_account(link),
        title=headline(text),
        url=link or f"https://x.com/i/status/{post}",
        published=time_of_tweet(post) or published,
        content_type="reply" if is_reply else "post",
        text=text or None,
        features={"is_reply": is_reply} | ({"hashtags": tags} if tags else {}),
    )


def _id(written: str, link: str) -> str:
    try:
        return whole_id(written, link)
    except Unreadable:
        match = _LINK.search(link)
        if match is None or written.strip():
            raise
        return match[2]


def _account(link: str) -> str | None:
    match = _LINK.search(link)
    return match[1] if match and match[1] != _ANYBODY else None
