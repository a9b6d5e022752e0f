"""The posts a generic file speaks of: one per platform and id, their facts gathered over rows."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from domain.gathered import Gathered
from domain.mappings import IDENTITIES
from domain.observations import FeatureValue, PostFacts, gathered_posts
from domain.vocabulary import Grain, Platform
from sources.generic.layout import Layout
from sources.headers import normalised
from sources.numbers import not_negative, read_clock
from sources.unreadable import CellRejected, Unreadable

_PLATFORMS = (
    {platform.value: platform for platform in Platform}
    | {platform.label.casefold(): platform for platform in Platform}
    | {"twitter": Platform.X, "x (twitter)": Platform.X, "site": Platform.WEBSITE}
    | {"web": Platform.WEBSITE, "yt": Platform.YOUTUBE, "ig": Platform.INSTAGRAM}
)
_FORMULA_GUARD = re.compile(r"\A'(?= *[=+\-@\t\r\n])")
_SHORTENED_ID = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
_FRACTION = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,12}")
_OF_DAYS = ("date", "date_to", "kind")
_LONGEST_ID = 400
_LONGEST_NAME = 200
_LONGEST_HEADLINE = 80
PARTED = "\0"
MOST_KNOWN = 40_000
MOST_HELD = 20_000
_read_duration = not_negative(read_clock)

ReadPublished = Callable[[str], datetime | date | None]


class Subject(NamedTuple):
    """What a row's figures are of: a post, or the account itself when `post` is None."""

    number: int
    platform: Platform
    account: str | None
    post: str | None


class Posts:
    """Rows repeat what they say of a post, so each way of saying it is read once.

    Of more posts than a memory should hold, some are forgotten and told again: the import puts
    together what is said of a post in several places.
    """

    def __init__(self, layout: Layout, read_published: ReadPublished) -> None:
        of_posts = not layout.facts.keys().isdisjoint(IDENTITIES)
        self.grain = Grain.POST if of_posts else Grain.ACCOUNT
        self.platforms: set[Platform] = set()
        self.accounts: set[str | None] = set()
        self.account_subjects: set[Subject] = set()
        self._told = gathered_posts()
        self._found: dict[tuple[Platform, str], PostFacts] = {}
        self._layout = layout
        self._read_published = read_published
        self._known: dict[str, Subject] = {}
        self._numbers: dict[object, int] = {}
        self._next_number = count()
        # Rows without a date list posts, of which several may have the same words.
        self._told_apart_by_day = "date" not in layout.facts
        facts = {place for fact, place in layout.facts.items() if fact not in _OF_DAYS}
        self._places = sorted(facts | set(layout.features.values()))

    @property
    def places(self) -> Sequence[int]:
        """Of the cells that say something of a post."""
        return self._places

    @property
    def known(self) -> Mapping[str, Subject]:
        """By their cells, parted by a character that no text holds."""
        return self._known

    def facts(self) -> Gathered[PostFacts]:
        """Of every post, in the order of their first rows."""
        self._put_away()
        return self._told

    def subject(self, cells: Sequence[str]) -> Subject:
        said = PARTED.join([cells[place] for place in self._places])
        known = self._known.get(said)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[said] = self._read(cells)
        return known

    def _read(self, cells: Sequence[str]) -> Subject:
        platform, account = self._platform(cells), self._account(cells)
        if self.grain is Grain.ACCOUNT:
            return self._subject(platform, account, None)
        key = (platform, self._external_id(cells))
        self._take_in(key, self._facts(key, cells))
        return self._subject(platform, self._found[key].account, key[1])

    def _subject(self, platform: Platform, account: str | None, post: str | None) -> Subject:
        key = (platform, account if post is None else post)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = next(self._next_number)
        self.platforms.add(platform)
        self.accounts.add(account)
        subject = Subject(number, platform, account, post)
        if post is None:
            self.account_subjects.add(subject)
        return subject

    def _take_in(self, key: tuple[Platform, str], facts: PostFacts) -> None:
        """Later rows add to what earlier ones said; a blank takes nothing away."""
        earlier = self._found.get(key)
        if earlier is None:
            if len(self._found) >= MOST_HELD:
                self._put_away()
            self._found[key] = facts
            return
        if earlier.account and facts.account and earlier.account != facts.account:
            reason = f"belongs to the account {earlier.account!r} in a row above"
            raise self._fault("content", key[1], reason)
        said = {f.name: getattr(facts, f.name) for f in fields(PostFacts)}
        said["features"] = {**earlier.features, **facts.features}
        self._found[key] = replace(earlier, **{k: v for k, v in said.items() if v is not None})

    def _put_away(self) -> None:
        self._told.extend(self._found.values())
        self._found.clear()
        self._numbers.clear()

    def _facts(self, key: tuple[Platform, str], cells: Sequence[str]) -> PostFacts:
        platform, external_id = key
        return PostFacts(
            external_id=external_id,
            platform=platform,
            account=self._account(cells),
            title=self._title(cells),
            url=self._text("url", cells) or None,
            published=self._read_published(self._text("published_at", cells)),
            content_type=self._text("type", cells) or None,
            duration_s=self._duration(cells),
            text=self._text("text", cells) or None,
            language=self._text("language", cells) or None,
            creator=self._name("creator", cells),
            topic=self._name("topic", cells),
            features=self._features(cells),
            work=self._text("work", cells) or None,
        )

    def _external_id(self, cells: Sequence[str]) -> str:
        """Without an id, the title (or text, or link) tells an account's posts apart."""
        stated = self._text("content", cells)
        if _SHORTENED_ID.fullmatch(stated):
            raise self._fault("content", stated, "was shortened by a spreadsheet: give the id")
        if len(stated) > _LONGEST_ID:
            raise self._fault("content", stated, f"is longer than {_LONGEST_ID} characters")
        if stated:
            return stated
        words = next(filter(None, (self._text(fact, cells) for fact in IDENTITIES[1:])), "")
        if not words:
            raise self._fault("content", "", "neither an id nor a title is given")
        published = self._text("published_at", cells) if self._told_apart_by_day else ""
        day = self._read_published(published)
        return _shortened(": ".join(filter(None, (self._account(cells), _day(day), words))))

    def _title(self, cells: Sequence[str]) -> str | None:
        """The beginning of the text, for posts that have no title."""
        if title := self._text("title", cells):
            return title
        text = " ".join(self._text("text", cells).split())
        short = len(text) <= _LONGEST_HEADLINE
        return (text if short else f"{text[: _LONGEST_HEADLINE - 1]}\u2026") or None

    def _account(self, cells: Sequence[str]) -> str | None:
        return self._name("account", cells) or self._layout.mapping.account

    def _name(self, fact: str, cells: Sequence[str]) -> str | None:
        name = self._text(fact, cells)
        if len(name) > _LONGEST_NAME:
            raise self._fault(fact, name, f"is longer than {_LONGEST_NAME} characters")
        return name or None

    def _fault(self, fact: str, text: str, reason: str) -> CellRejected:
        return CellRejected(self._layout.name_of(fact), text, reason)

    def _platform(self, cells: Sequence[str]) -> Platform:
        text = self._text("platform", cells)
        platform = _PLATFORMS.get(normalised(text))
        if not text and self._layout.mapping.platform:
            return self._layout.mapping.platform
        if platform is None:
            known = ", ".join(platform.label for platform in Platform)
            reason = f"is not a platform; known are {known}" if text.strip() else "is missing"
            raise self._fault("platform", text, reason)
        return platform

    def _duration(self, cells: Sequence[str]) -> Decimal | None:
        text = self._text("duration_s", cells)
        try:
            seconds = _read_duration(text)
        except Unreadable as fault:
            raise self._fault("duration_s", text, str(fault)) from fault
        return None if seconds is None else Decimal(seconds)

    def _features(self, cells: Sequence[str]) -> dict[str, FeatureValue]:
        named = self._layout.features.items()
        return {name: _feature(cells[p]) for name, p in named if cells[p].strip()}

    def _text(self, fact: str, cells: Sequence[str]) -> str:
        """Spreadsheet exports put an apostrophe before what would be taken for a formula."""
        position = self._layout.facts.get(fact)
        text = "" if position is None else cells[position].strip()
        return _FORMULA_GUARD.sub("", text, count=1) if text.startswith("'") else text


def platform_named(text: str) -> Platform | None:
    return _PLATFORMS.get(normalised(text))


def _day(published: datetime | date | None) -> str:
    return published.isoformat()[:10] if published else ""


def _shortened(words: str) -> str:
    """Long texts that begin alike stay different ids."""
    if len(words) <= _LONGEST_ID:
        return words
    return f"{words[: _LONGEST_ID // 2]} #{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def _feature(text: str) -> FeatureValue:
    plain = _FORMULA_GUARD.sub("", text.strip(), count=1)
    if plain.casefold() in ("true", "false"):
        return plain.casefold() == "true"
    if _WHOLE.fullmatch(plain):
        return int(plain)
    return float(plain) if _FRACTION.fullmatch(plain) else plain
