"""Title, facts, links and totals of one piece of content, and the way to its neighbours."""

from dataclasses import replace
from datetime import datetime, time

import streamlit as st

from analytics.content import ContentReport, PostSeries
from charts import formats
from charts.content import post_name
from domain.selection import Selection
from ui import views, words
from ui.content import loaders
from ui.content.moments import local


def draw_neighbours(selection: Selection, content_id: int) -> None:
    """By publication, among what the shared filter lets through."""
    found = loaders.content_neighbours(selection, content_id)
    sides = (
        ("previous", "Earlier", ":material/arrow_back:", found.earlier),
        ("next", "Later", ":material/arrow_forward:", found.later),
    )
    with st.container(horizontal=True, gap="small", width="content", key="neighbours"):
        for key, label, icon, one in sides:
            st.button(
                label,
                icon=icon,
                key=f"{key}_content",
                disabled=one is None,
                help=words.plain(one.title or "Untitled") if one else "There is none.",
                on_click=_open,
                args=(one.content_id if one else 0,),
            )


def _open(content_id: int) -> None:
    views.change(lambda view: replace(view, content_id=content_id))


def draw_head(report: ContentReport) -> None:
    facts = report.facts
    st.header(words.plain(facts.title) or "Untitled", anchor=False)
    told = [facts.content_type.capitalize() if facts.content_type else ""]
    if facts.published_at:
        told.append(f"Published {_published(local(report, facts.published_at))}")
    if facts.duration_s:
        told.append(formats.duration(facts.duration_s))
    told += [facts.creator or "", facts.topic or ""]
    st.caption(" \u00b7 ".join(words.plain(part) for part in told if part))
    with st.container(horizontal=True, gap="small", key="post_links"):
        for post in report.posts:
            _link(report, post)


def _published(at: datetime) -> str:
    """Midnight is what a file means that prints only the day."""
    return words.moment(at) if at.time() != time() else words.day(at)


def _link(report: ContentReport, post: PostSeries) -> None:
    """Only web addresses become links; the rest of what a file calls a URL is not followed."""
    name = post_name(report, post)
    if post.url and post.url.startswith(("https://", "http://")):
        st.link_button(
            f"Open on {words.plain(name)}",
            post.url,
            icon=":material/open_in_new:",
            key=f"post_{post.post_id}",
        )


def draw_totals(report: ContentReport) -> None:
    """One card per figure, each with what it rests on."""
    with st.grid(4, min_column_width=164):
        for metric, platform, amount, basis in report.totals:
            key = f"total_{metric.name}_{platform.value}"
            with st.container(border=True, height="stretch", key=key):
                st.metric(
                    f"{metric.label}, {platform.label}",
                    formats.amount(metric, amount),
                    help=f"{metric.definition}\n\n**Exactly** "
                    f"{formats.amount(metric, amount, short=False)}",
                )
                st.caption(words.plain(basis[:1].upper() + basis[1:]))
