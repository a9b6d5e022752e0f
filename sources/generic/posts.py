"""The posts a generic file speaks of: one per platform and id, their facts gathered over rows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from domain.observations import FeatureValue, PostFacts
from domain.vocabulary import Grain, Platform
from sources.generic.columns import Layout
from sources.headers import normalised
from sources.numbers import not_negative, read_clock
from sources.unreadable import CellRejected, Unreadable

_PLATFORMS = (
    {platform.value: platform for platform in Platform}
    | {platform.label.casefold(): platform for platform in Platform}
    | {"twitter": Platform.X, "x (twitter)": Platform.X, "site": Platform.WEBSITE}
    | {"web": Platform.WEBSITE, "yt": Platform.YOUTUBE, "ig": Platform.INSTAGRAM}
)
_FORMULA_GUARD = re.compile(r"'(?= *[=+\-@\t\r\n])")
_SHORTENED_ID = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
_FRACTION = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,12}")
_OF_DAYS = ("date", "date_to", "kind")
_read_duration = not_negative(read_clock)

ReadPublished = Callable[[str], datetime | date | None]


class Subject(NamedTuple):
    """What a row's figures are of: a post, or the account itself when `post` is None."""

    number: int
    platform: Platform
    account: str | None
    post: str | None


class Posts:
    """Rows repeat what they say of a post, so each way of saying it is read once."""

    def __init__(self, layout: Layout, read_published: ReadPublished) -> None:
        of_posts = not {"content", "title"}.isdisjoint(layout.facts)
        self.grain = Grain.POST if of_posts else Grain.ACCOUNT
        self.found: dict[tuple[Platform, str], PostFacts] = {}
        self._layout = layout
        self._read_published = read_published
        self._known: dict[tuple[str, ...], Subject] = {}
        self._numbers: dict[object, int] = {}
        facts = {place for fact, place in layout.facts.items() if fact not in _OF_DAYS}
        places = sorted(facts | set(layout.features.values()))
        self._said_of = itemgetter(*places, layout.facts["platform"])

    @property
    def subjects(self) -> list[Subject]:
        return list({subject.number: subject for subject in self._known.values()}.values())

    def subject(self, cells: Sequence[str]) -> Subject:
        said = self._said_of(cells)
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = self._read(cells)
        return known

    def _read(self, cells: Sequence[str]) -> Subject:
        platform, account = self._platform(cells), self._text("account", cells) or None
        if self.grain is Grain.ACCOUNT:
            number = self._numbers.setdefault((platform, account), len(self._numbers))
            return Subject(number, platform, account, None)
        key = (platform, self._external_id(cells))
        self._take_in(key, self._facts(key, cells))
        number = self._numbers.setdefault(key, len(self._numbers))
        return Subject(number, platform, self.found[key].account, key[1])

    def _take_in(self, key: tuple[Platform, str], facts: PostFacts) -> None:
        """Later rows add to what earlier ones said; a blank takes nothing away."""
        earlier = self.found.get(key)
        if earlier is None:
            self.found[key] = facts
            return
        if earlier.account and facts.account and earlier.account != facts.account:
            reason = f"belongs to the account {earlier.account!r} in a row above"
            raise CellRejected(self._layout.name_of("content"), key[1], reason)
        said = {f.name: getattr(facts, f.name) for f in fields(PostFacts)}
        said["features"] = {**earlier.features, **facts.features}
        self.found[key] = replace(earlier, **{k: v for k, v in said.items() if v is not None})

    def _facts(self, key: tuple[Platform, str], cells: Sequence[str]) -> PostFacts:
        platform, external_id = key
        return PostFacts(
            external_id=external_id,
            platform=platform,
            account=self._text("account", cells) or None,
            title=self._text("title", cells) or None,
            url=self._text("url", cells) or None,
            published=self._read_published(self._text("published_at", cells)),
            content_type=self._text("type", cells) or None,
            duration_s=self._duration(cells),
            text=self._text("text", cells) or None,
            language=self._text("language", cells) or None,
            creator=self._text("creator", cells) or None,
            topic=self._text("topic", cells) or None,
            features=self._features(cells),
            work=self._text("work", cells) or None,
        )

    def _external_id(self, cells: Sequence[str]) -> str:
        """Without an id, the title tells an account's posts apart."""
        if stated := self._text("content", cells):
            if _SHORTENED_ID.fullmatch(stated):
                raise CellRejected(
                    self._layout.name_of("content"),
                    stated,
                    "was shortened by a spreadsheet: give the id",
                )
            return stated
        title, account = self._text("title", cells), self._text("account", cells)
        if not title:
            raise CellRejected(
                self._layout.name_of("content"), "", "neither an id nor a title is given"
            )
        return f"{account}: {title}" if account else title

    def _platform(self, cells: Sequence[str]) -> Platform:
        text = self._text("platform", cells)
        platform = _PLATFORMS.get(normalised(text))
        if platform is None:
            known = ", ".join(platform.label for platform in Platform)
            reason = f"is not a platform; known are {known}" if text.strip() else "is missing"
            raise CellRejected(self._layout.name_of("platform"), text, reason)
        return platform

    def _duration(self, cells: Sequence[str]) -> Decimal | None:
        text = self._text("duration_s", cells)
        try:
            seconds = _read_duration(text)
        except Unreadable as fault:
            raise CellRejected(self._layout.name_of("duration_s"), text, str(fault)) from fault
        return None if seconds is None else Decimal(seconds)

    def _features(self, cells: Sequence[str]) -> dict[str, FeatureValue]:
        named = self._layout.features.items()
        return {name: _feature(cells[p]) for name, p in named if cells[p].strip()}

    def _text(self, fact: str, cells: Sequence[str]) -> str:
        """Spreadsheet exports put an apostrophe before what would be taken for a formula."""
        position = self._layout.facts.get(fact)
        return "" if position is None else _FORMULA_GUARD.sub("", cells[position].strip(), count=1)


def _feature(text: str) -> FeatureValue:
    plain = _FORMULA_GUARD.sub("", text.strip(), count=1)
    if plain.casefold() in ("true", "false"):
        return plain.casefold() == "true"
    if _WHOLE.fullmatch(plain):
        return int(plain)
    return float(plain) if _FRACTION.fullmatch(plain) else plain
