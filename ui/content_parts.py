"""The parts of the content page: head, totals, features, longer figures, observations."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.content import ContentReport, PostSeries
from charts import formats
from charts.content import post_name
from domain.observations import FeatureValue
from domain.vocabulary import Figure
from ui import words
from ui.captions import unit_words

_KINDS = {Figure.CUMULATIVE: "Running total", Figure.PERIOD: "Amount"}


def draw_head(report: ContentReport) -> None:
    facts = report.facts
    st.header(words.plain(facts.title) or "Untitled", anchor=False)
    told = [facts.content_type.capitalize() if facts.content_type else ""]
    if facts.published_at:
        told.append(f"Published {_published(_local(report, facts.published_at))}")
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


def has_days(report: ContentReport) -> bool:
    return any(len(post.days) for post in report.posts)


def daily_heading(report: ContentReport) -> str:
    if has_days(report):
        return f"{report.metric.label} by day"
    return f"{report.metric.label}: no figures by day"


def daily_words(report: ContentReport) -> str:
    parts = [f"{unit_words(report.metric)} per day, {words.plain(report.time_zone)}"]
    if not has_days(report):
        parts = ["The files that were imported tell no days of this content"]
    if any(post.estimated.any() for post in report.posts):
        parts.append("hollow points: estimated, spread evenly between two readings")
    if any(post.corrected.any() for post in report.posts):
        parts.append("the platform took some figures back")
    parts += [words.plain(note) for note in report.notes]
    return " \u00b7 ".join(parts)


def running_words(report: ContentReport) -> str:
    read = sum(len(post.running) for post in report.posts)
    return (
        f"{report.metric.label} since publication, at the {words.counted(read, 'moment')} it was "
        "read; the dotted line only joins the readings"
    )


def draw_period_figures(report: ContentReport) -> None:
    """Amounts for stretches of days: shown as what they are, never as days."""
    rows = [
        {
            "Post": post_name(report, post),
            "From": figure.period.first_day,
            "To": figure.period.last_day,
            report.metric.label: formats.amount(report.metric, figure.amount, short=False),
            "Not told by days": formats.amount(report.metric, figure.remainder, short=False),
        }
        for post in report.posts
        for figure in post.period_figures
    ]
    if rows:
        st.markdown("**Amounts for longer periods**")
        st.caption("One amount for all days together, so these are no points in a daily line.")
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="period_figures")


def draw_features(report: ContentReport) -> None:
    facts = report.facts
    told = {
        "Language": facts.language,
        **{name.replace("_", " ").capitalize(): _said(v) for name, v in facts.features.items()},
    }
    known = [(name, value) for name, value in told.items() if value]
    if not known and not facts.text:
        return
    with st.container(border=True, key="features_panel"):
        st.header("Features", anchor=False)
        if facts.text:
            st.markdown(words.plain(facts.text[:600]))
        if known:
            frame = pd.DataFrame(known, columns=["Feature", "Value"])
            st.dataframe(frame, hide_index=True, key="features", width="content")


def _said(value: FeatureValue) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "Yes" if value else "No"
        case int():
            return formats.exact(value)
        case float():
            return formats.exact(value, decimals=2)
    return value


def observation_words(report: ContentReport) -> str:
    shown = words.counted(len(report.observations), "stored figure")
    left = report.observations_left_out
    more = f"; {left:,} older ones are not listed" if left else ""
    return f"What everything above is derived from: {shown}, newest first{more}"


def draw_observations(report: ContentReport) -> None:
    rows = [
        {
            "Read": _local(report, row.captured_at),
            "Platform": row.platform.label,
            "Kind": _KINDS[row.figure],
            "Days": words.span(row.period) if row.period else None,
            report.metric.label: formats.amount(report.metric, row.value, short=False),
            "File": row.file_name,
            "Imported": _local(report, row.imported_at),
        }
        for row in report.observations
    ]
    moments = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={"Read": moments, "Imported": moments},
        key="observations",
        lazy=False,
    )


def _local(report: ContentReport, at: datetime) -> datetime:
    """Wall clock of the workspace, without a zone that a browser would shift again."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(report.time_zone)).replace(tzinfo=None)
