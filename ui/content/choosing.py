"""The page's own choices: the platform looked at, the scale, and what to compare with."""

from collections.abc import Sequence

import streamlit as st

from analytics.content import ContentReport
from analytics.similar_content import SimilarReport
from domain.vocabulary import Platform
from ui import loaders, words
from ui.content import loaders as content_loaders
from ui.page_choices import Choice, choose_many, choose_one

PAGE = "content"
MOST_COMPARED = 5
_SCALE, _PLATFORM, _WITH = Choice(PAGE, "scale"), Choice(PAGE, "on"), Choice(PAGE, "with")
_SCALES = {"linear": "Linear", "log": "Logarithmic"}


def choose_scale() -> bool:
    """Whether amounts are drawn on a logarithmic scale."""
    chosen = choose_one(
        _SCALE, list(_SCALES), label="Scale", default="linear", words=_SCALES.__getitem__
    )
    return chosen == "log"


def is_log() -> bool:
    return bool(_SCALE.value == "log")


def platforms_of(report: ContentReport) -> tuple[Platform, ...]:
    return tuple(dict.fromkeys(post.platform for post in report.posts))


def chosen_platform(report: ContentReport) -> Platform:
    platforms = platforms_of(report)
    told = _PLATFORM.value
    return told if told in platforms else platforms[0]


def choose_platform(report: ContentReport) -> None:
    platforms = platforms_of(report)
    if len(platforms) > 1:
        choose_one(
            _PLATFORM,
            platforms,
            label="Platform",
            default=platforms[0],
            words=lambda platform: platform.label,
        )


def compared_ids(content_id: int) -> tuple[int, ...]:
    told: Sequence[int] = _WITH.value or ()
    return tuple(dict.fromkeys(one for one in told if one != content_id))


def choose_compared(workspace_id: int, content_id: int, similar: SimilarReport) -> None:
    """From what is similar, what is new, and what a search finds; those of the address stay."""
    text = st.text_input(
        "Find content to compare with",
        placeholder="Words of a title, to compare with",
        icon=":material/search:",
        key="compare_search",
        max_chars=200,
        label_visibility="collapsed",
    ).strip()
    titles = _titles_of(workspace_id, compared_ids(content_id), similar)
    for match in loaders.content_matches(workspace_id, text):
        titles.setdefault(match.content_id, match.title)
    titles.pop(content_id, None)
    choose_many(
        _WITH,
        list(titles),
        label=f"Compare with up to {MOST_COMPARED} others",
        words=lambda one: words.plain(titles[one]) or "Untitled",
        most=MOST_COMPARED,
        placeholder=f"Choose up to {MOST_COMPARED} others to compare with",
    )


def _titles_of(
    workspace_id: int, chosen: tuple[int, ...], similar: SimilarReport
) -> dict[int, str]:
    told = (
        content_loaders.side_by_side(workspace_id, chosen, similar.metric.name, similar.platform)
        if chosen and similar.metric.additive
        else None
    )
    titles = {one.content_id: one.title for one in told.curves} if told else {}
    return titles | {row.content_id: row.title for row in similar.rows}
