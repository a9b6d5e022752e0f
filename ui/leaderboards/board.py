"""The leaderboard itself: its chart, and a table in which every row leads on."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from analytics.leaderboards.asking import REACTIONS
from analytics.leaderboards.report import LeaderboardReport
from analytics.leaderboards.standings import Standing
from analytics.leaderboards.viral import web_address
from analytics.reaction_shares import reaction_shares
from charts import formats
from charts.leaderboards import leaderboard_figure, leaderboard_summary
from domain.vocabulary import Level
from exports.file_names import selection_name
from exports.leaderboards import leaderboard_table
from ui import choices, frame, panels, rankings, views, words
from ui.addresses import View
from ui.content.emoji import share_words
from ui.downloads import table_buttons
from ui.leaderboards import wording
from ui.metrics.links import meaning_of

_OTHERS = {Level.CREATOR: "Topics", Level.TOPIC: "Creators"}
_PAGE_OF_A_GROUP = "pages/measure/overview.py"
_WHOLE_FROM = 100  # beyond it a digit after the point tells nothing


def draw_board(report: LeaderboardReport) -> None:
    with st.container(border=True, key="board_panel"):
        with panels.headed(
            words.plain(wording.finding(report)), key="board_metric", about=report.metric
        ):
            choices.choose_metric(report.metrics, report.metric)
        st.caption(wording.caption(report))
        for refused in wording.refusals(report):
            st.caption(words.plain(refused))
        if report.ranked:
            panels.draw_figure(
                leaderboard_figure(report, dark=frame.is_dark()),
                summary=leaderboard_summary(report),
                key="board_chart",
                file_name=_file_name(report),
            )
        st.caption(wording.column_words(report))
        _draw_rows(report)
        table_buttons(
            lambda: leaderboard_table(report),
            title=leaderboard_summary(report),
            file_name=_file_name(report),
            key="board",
        )
        _draw_emoji(report)
        for note in report.notes:
            st.caption(words.plain(note))


def _file_name(report: LeaderboardReport) -> str:
    subject = f"leaderboard-{report.board.subject.value}"
    return selection_name(subject, report.metric.name, report.selection)


def _draw_rows(report: LeaderboardReport) -> None:
    event = st.dataframe(
        board_frame(report),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config=_columns(report),
        on_select="rerun",
        selection_mode="single-cell",
        key="board",
        lazy=False,
        row_height=38,
        height="content" if len(report.rows) <= 20 else 800,
        alt=wording.finding(report),
    )
    if event.selection.cells:
        _open(report, report.rows[event.selection.cells[0][0]])


def _open(report: LeaderboardReport, row: Standing) -> None:
    """Content has a page of its own; of all else the overview is opened, narrowed to it."""
    if report.board.subject is Level.CONTENT:
        rankings.open_content(int(row.key))
        return
    view = _narrowed(views.current(), report.board.subject, int(row.key))
    st.switch_page(_PAGE_OF_A_GROUP, query_params=views.link(view, ""))


def _narrowed(view: View, subject: Level, key: int) -> View:
    if subject is Level.CREATOR:
        return replace(view, creators=(key,))
    if subject is Level.TOPIC:
        return replace(view, topics=(key,))
    return replace(view, accounts=(key,))


def board_frame(report: LeaderboardReport) -> pd.DataFrame:
    """Columns that no row fills are left out."""
    table = pd.DataFrame([_cells(report, row) for row in report.rows])
    return table.drop(columns=[name for name in table.columns if table[name].isna().all()])


def _cells(report: LeaderboardReport, row: Standing) -> dict[str, object]:
    of_content = report.board.subject is Level.CONTENT
    cover = report.covers.get(int(row.key)) if of_content else None
    return {
        "rank": row.rank,
        "total": float(row.total),  # beside the rank, so that a phone shows it
        "name": row.label,
        "moved": _moved(row),
        "share": None if row.share is None else row.share * 100,
        "growth": _growth(report, row),
        "posts": row.posts,
        "average": None
        if of_content
        else round(row.average, 1 if row.average < _WHOLE_FROM else None),
        "median": None if of_content else row.median,
        "typical": _typical(report, row),
        "rate": None if row.engagement is None else row.engagement.value * 100,
        "shares": None if row.shares is None else float(row.shares),
        "discord": _beside(row, "discord_shares"),
        "reactions": _beside(row, REACTIONS),
        "others": row.others,
        "published": cover.published_on if cover else None,
        "link": web_address(cover.url) if cover else None,
    }


def _beside(row: Standing, name: str) -> float | None:
    return float(row.beside[name]) if name in row.beside else None


def _moved(row: Standing) -> str | None:
    """In marks and figures, so that colour is no need."""
    if row.moved is None:
        return None
    if row.moved == 0:
        return "="
    return f"\u25b2 {row.moved}" if row.moved > 0 else f"\u25bc {-row.moved}"


def _growth(report: LeaderboardReport, row: Standing) -> str | None:
    if row.growth is not None:
        return formats.percent(row.growth, plus=True)
    return None if report.growth_refusal or row.before else formats.NEW


def _typical(report: LeaderboardReport, row: Standing) -> str | None:
    if row.typical is None:
        return None
    estimate, low, high = (
        formats.amount(report.metric, value, currency=report.currency)
        for value in (row.typical.estimate, row.typical.low, row.typical.high)
    )
    return f"{estimate} ({low} to {high})"


def _columns(report: LeaderboardReport) -> dict[str, ColumnConfig]:
    config, metric = st.column_config, report.metric
    unit = " (s)" if metric.unit == "seconds" else ""
    return {
        "rank": config.NumberColumn("#", width=44),
        "moved": config.TextColumn("Places", width=62, help="Won or lost since the days before"),
        "name": config.TextColumn(
            wording.SINGULAR[report.board.subject].capitalize(),
            width=250 if report.board.subject is Level.CONTENT else 150,
        ),
        "total": config.NumberColumn(
            f"{metric.label}{unit}", format="localized", width=92, help=meaning_of(metric)
        ),
        "share": config.NumberColumn("Share", format="%.1f %%", width=66),
        "growth": config.TextColumn("Growth", alignment="right", width=70),
        "posts": config.NumberColumn("Posts", format="localized", width=56),
        "average": config.NumberColumn("Average", format="localized", width=80),
        "median": config.NumberColumn("Median", format="localized", width=76),
        "typical": config.TextColumn("Typical post (95 %)", width=164),
        "rate": config.NumberColumn("Engagement", format="%.2f %%", width=92),
        "shares": config.NumberColumn("Shares", format="localized", width=66),
        "discord": config.NumberColumn("Discord shares", format="localized", width=110),
        "reactions": config.NumberColumn("Reactions", format="localized", width=86),
        "others": config.NumberColumn(
            _OTHERS.get(report.board.subject, ""), format="localized", width=76
        ),
        "published": config.DateColumn("Published", format="D MMM YYYY", width=100),
        "link": config.LinkColumn("Post", display_text="Open", width=64),
    }


def _draw_emoji(report: LeaderboardReport) -> None:
    if not report.emoji:
        return
    with st.expander("Reactions by emoji", key="emoji"):
        st.caption(
            "Of Discord messages that link the posts, in these days. Each emoji is counted as what "
            "it is: none is read as a feeling."
        )
        if st.toggle("As shares", key="emoji_as_shares"):
            _draw_emoji_shares(report)
            return
        rows = [
            {
                "Name": row.label,
                **{each.label: _beside(row, each.name) for each in report.emoji},
            }
            for row in report.rows
            if any(row.beside.get(each.name) for each in report.emoji)
        ]
        st.dataframe(
            pd.DataFrame(rows), hide_index=True, height="content", placeholder=formats.MISSING,
            key="emoji_rows", lazy=False, alt="Reactions by emoji",
        )  # fmt: skip


def _draw_emoji_shares(report: LeaderboardReport) -> None:
    """With n and, where reactions suffice, Wilson's interval."""
    rows = []
    for row in report.rows:
        amounts = (
            (each, row.beside[each.name]) for each in report.emoji if each.name in row.beside
        )
        shares = reaction_shares(amounts)
        if shares:
            told = {one.metric.label: share_words(one) for one in shares}
            rows.append({"Name": row.label, "n": sum(one.count for one in shares), **told})
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, height="content", placeholder=formats.MISSING,
        key="emoji_share_rows", lazy=False, alt="Shares of reactions by emoji",
    )  # fmt: skip
