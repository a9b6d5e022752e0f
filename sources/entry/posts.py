"""Which post a row of the grid means: by its id, its address or its title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.typed import PostName
from domain.vocabulary import Platform
from sources.headers import normalised
from sources.unreadable import CellRejected

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
    column, text = _said(row)
    account = normalised(row.get("account", ""))
    found = [
        post
        for post in posts
        if _means(text, post)
        and platform in (None, post.name.platform)
        and account in ("", normalised(post.account))
    ]
    by_id = [post for post in found if post.name.external_id == text]
    found = by_id or found
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


def _said(row: Mapping[str, str]) -> tuple[str, str]:
    for column in ("content", "url", "title"):
        text = row.get(column, "").strip()
        if text:
            return column, text
    raise CellRejected("title", "", "is missing: name the post by its id or its title")


def _means(text: str, post: Nameable) -> bool:
    return text in (post.name.external_id, post.url) or normalised(text) == normalised(post.title)
