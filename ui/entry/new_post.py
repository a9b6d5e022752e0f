"""The fields of a post that is not there yet."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.data_entry import EntryOptions, EntryPost, PostFigures
from domain.observations import PostFacts
from domain.typed import PostName
from domain.vocabulary import Platform
from sources.post_links import PostLink, linked_post
from ui import words
from ui.entry.features import ask_features
from ui.entry.rounds import key


@dataclass(frozen=True)
class NewPost:
    """`missing` names the fields without which the post cannot be created."""

    facts: PostFacts
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> PostName:
        return PostName(self.facts.platform, self.facts.external_id)

    @property
    def account(self) -> str:
        return self.facts.account or ""

    def without_figures(self, zone: ZoneInfo) -> PostFigures:
        published = self.facts.published
        return PostFigures(
            EntryPost(
                name=self.name,
                content_id=0,
                post_id=0,
                account=self.account,
                title=self.facts.title or "",
                url=self.facts.url,
                published_at=published if isinstance(published, datetime) else None,
                published_day=None if isinstance(published, datetime) else published,
                duration_s=None,
            ),
            zone.key,
            {},
            {},
        )


def ask_new_post(options: EntryOptions, zone: ZoneInfo) -> NewPost:
    title, url = _ask_title()
    addressed = linked_post(url)
    platform_at, account_at, type_at = st.columns(3)
    with platform_at:
        platform = _ask_platform(options, addressed)
    with account_at:
        account = _ask_account(options, platform)
    with type_at:
        content_type = _ask_name("Type", "type", options.content_types, "video, short, post")
    creator_at, topic_at, published_at = st.columns(3)
    with creator_at:
        creator = _ask_name("Creator", "creator", options.creators, "Who made it")
    with topic_at:
        topic = _ask_name("Topic", "topic", options.topics, "Game, genre, category")
    with published_at:
        published = _ask_published(zone)
    facts = PostFacts(
        external_id=_ask_id(addressed, account, title),
        platform=platform,
        account=account,
        title=title or None,
        url=url or None,
        published=published,
        content_type=content_type,
        creator=creator,
        topic=topic,
        features=ask_features(),
    )
    asked = {"a title": title, "an account": account}
    return NewPost(facts, tuple(name for name, said in asked.items() if not said))


def _ask_title() -> tuple[str, str]:
    title_at, url_at = st.columns(2)
    with title_at:
        title = st.text_input("Title", key=_key("title"), persist_state="session", max_chars=500)
    with url_at:
        url = st.text_input(
            "Address (URL)",
            key=_key("url"),
            persist_state="session",
            max_chars=2000,
            placeholder="https://",
            live="500ms",
        )
    return title.strip(), url.strip()


def _key(name: str) -> str:
    return key(f"new_{name}")


def _ask_platform(options: EntryOptions, addressed: PostLink | None) -> Platform:
    """The address knows; else the platform that was typed for last."""
    last = options.habits[0].platform if options.habits else Platform.YOUTUBE
    if addressed is not None:
        st.session_state[_key("platform")] = addressed.platform
    st.session_state.setdefault(_key("platform"), last)
    chosen = st.selectbox(
        "Platform",
        list(Platform),
        format_func=lambda platform: platform.label,
        disabled=addressed is not None,
        key=_key("platform"),
        persist_state="session",
    )
    return chosen or last


def _ask_account(options: EntryOptions, platform: Platform) -> str | None:
    known = options.accounts_on(platform)
    habit = options.habit_on(platform)
    usual = habit.account if habit and habit.account in known else next(iter(known), None)
    chosen = st.selectbox(
        "Account",
        known,
        index=known.index(usual) if usual else None,
        accept_new_options=True,
        placeholder="Channel, page or profile",
        key=key(f"new_account_{platform}"),
        persist_state="session",
    )
    return chosen.strip() if chosen and chosen.strip() else None


def _ask_name(label: str, name: str, known: tuple[str, ...], hint: str) -> str | None:
    chosen = st.selectbox(
        label,
        known,
        index=None,
        accept_new_options=True,
        placeholder=hint,
        key=key(f"new_{name}"),
        persist_state="session",
    )
    return chosen.strip() if chosen and chosen.strip() else None


def _ask_id(addressed: PostLink | None, account: str | None, title: str) -> str:
    """Without an id the title tells an account's posts apart, as in the workbench's CSV."""
    if addressed is not None:
        st.caption(f"The id in the address is **{words.plain(addressed.external_id)}**.")
        return addressed.external_id
    typed = st.text_input(
        "Id on the platform",
        key=_key("id"),
        persist_state="session",
        max_chars=300,
        placeholder="Optional; files that are imported later find the post by it",
    )
    return typed.strip() or (f"{account}: {title}" if account else title)


def _ask_published(zone: ZoneInfo) -> datetime | date | None:
    day_at, time_at = st.columns(2)
    with day_at:
        day = st.date_input(
            "Published on",
            value=None,
            min_value=date(2000, 1, 1),
            format="YYYY-MM-DD",
            key=_key("day"),
            persist_state="session",
        )
    with time_at:
        at = st.time_input(
            "Time", value=None, key=_key("time"), persist_state="session", help=f"In {zone.key}."
        )
    if day is None or at is None:
        return day
    return datetime.combine(day, at, tzinfo=zone)
