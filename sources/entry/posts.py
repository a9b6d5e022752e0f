"""Which post a row of the grid means: by its id, its address or its title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.typed import PostName
from domain.vocabulary import Platform
from sources.headers import normalised
from sources.unreadable import CellRejected

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_DIGITS = 15
_PLATFORMS = (
    {normalised(platform.value): platform for platform in Platform}
    | {normalised(platform.label): platform for platform in Platform}
    | {"twitter": Platform.X, "x (twitter)": Platform.X}
)


@dataclass(frozen=True)
class Nameable:
    """A known post with all it may be called by."""

    name: PostName
    account: str
    title: str
    url: str | None = None


def find_post(row: Mapping[str, str], posts: Sequence[Nameable]) -> PostName:
    platform = read_platform(row.get("platform", ""))
    account = normalised(row.get("account", ""))
    around = [
        post
        for post in posts
        if platform in (None, post.name.platform) and account in ("", normalised(post.account))
    ]
    column, text = _said(row, around)
    found = [post for post in around if _means(text, post)]
    found = [post for post in found if post.name.external_id == text] or found
    if len(found) == 1:
        return found[0].name
    if not found:
        where = f" on {platform.label}" if platform else ""
        raise CellRejected(column, text, f"is no post that is known{where}")
    told = " and ".join(sorted({f"{p.name.platform.label} ({p.account})" for p in found})[:3])
    reason = f"means {len(found)} posts, on {told}: give the platform and the id"
    raise CellRejected(column, text, reason)


def read_platform(text: str) -> Platform | None:
    if not text.strip():
        return None
    platform = _PLATFORMS.get(normalised(text))
    if platform is None:
        known = ", ".join(platform.label for platform in Platform)
        raise CellRejected("platform", text, f"is not a platform; known are {known}")
    return platform


def texts_of(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Everything that may name a post, to look them all up at once."""
    texts = (row.get(name, "").strip() for row in rows for name in ("content", "url", "title"))
    return tuple(sorted({text for text in texts if text}))


def _said(row: Mapping[str, str], posts: Sequence[Nameable]) -> tuple[str, str]:
    """An id that a spreadsheet shortened says nothing; address or title then speak for it."""
    told = [(name, row.get(name, "").strip()) for name in ("content", "url", "title")]
    said = [(name, text) for name, text in told if text]
    if not said:
        raise CellRejected("title", "", "is missing: name the post by its id or its title")
    name, text = said[0]
    is_known = any(post.name.external_id == text for post in posts)
    if name != "content" or is_known or not _is_shortened(text):
        return name, text
    if len(said) == 1:
        raise CellRejected(name, text, "was shortened by a spreadsheet: give the id or the title")
    return said[1]


def _is_shortened(text: str) -> bool:
    """7.30123E+18, or with nothing but zeros after the 15 digits that spreadsheets keep."""
    if _SCIENTIFIC.fullmatch(text):
        return True
    return text.isdecimal() and len(text) > _DIGITS and not text[_DIGITS:].strip("0")


def _means(text: str, post: Nameable) -> bool:
    return text in (post.name.external_id, post.url) or normalised(text) == normalised(post.title)
