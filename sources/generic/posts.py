"""The posts a generic file speaks of: one per platform and id, their facts gathered over rows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter

from domain.observations import FeatureValue, PostFacts
from domain.vocabulary import Platform
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
_FORMULA_GUARD = re.compile(r"'(?=[=+\-@\t\r])")
_SHORTENED_ID = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
_FRACTION = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,12}")
_read_duration = not_negative(read_clock)

ReadPublished = Callable[[str], datetime | date | None]


@dataclass
class Posts:
    layout: Layout
    read_published: ReadPublished
    found: dict[tuple[Platform, str], PostFacts] = field(default_factory=dict)
    _texts: dict[tuple[Platform, str], tuple[str, ...]] = field(default_factory=dict)
    _platforms: dict[str, Platform] = field(default_factory=dict)

    def __post_init__(self) -> None:
        positions = {*self.layout.facts.values(), *self.layout.features.values()}
        changing = {self.layout.facts.get(fact) for fact in ("date", "date_to", "kind")}
        self._facts_of = itemgetter(*sorted(positions - changing), self.layout.facts["platform"])

    def platform(self, cells: Sequence[str]) -> Platform:
        text = cells[self.layout.facts["platform"]]
        known = self._platforms.get(text)
        if known is None:
            known = self._platforms[text] = self._read_platform(text)
        return known

    def post(self, cells: Sequence[str]) -> tuple[Platform, str]:
        """The key of the row's post; what the row says of it is taken in."""
        platform = self.platform(cells)
        key = (platform, self._external_id(cells))
        texts = self._facts_of(cells)
        if self._texts.get(key) != texts:
            self._take_in(key, cells)
            self._texts[key] = texts
        return key

    def account(self, cells: Sequence[str]) -> str | None:
        return self._text("account", cells) or None

    def _take_in(self, key: tuple[Platform, str], cells: Sequence[str]) -> None:
        """Later rows add to what earlier ones said; a blank takes nothing away."""
        facts, earlier = self._facts(key, cells), self.found.get(key)
        if earlier is None:
            self.found[key] = facts
            return
        if earlier.account and facts.account and earlier.account != facts.account:
            raise CellRejected(
                self._header("content"), key[1], f"belongs to the account {earlier.account!r} above"
            )
        said = {f.name: getattr(facts, f.name) for f in fields(PostFacts)}
        said["features"] = {**earlier.features, **facts.features}
        self.found[key] = replace(earlier, **{k: v for k, v in said.items() if v is not None})

    def _facts(self, key: tuple[Platform, str], cells: Sequence[str]) -> PostFacts:
        platform, external_id = key
        return PostFacts(
            external_id=external_id,
            platform=platform,
            account=self.account(cells),
            title=self._text("title", cells) or None,
            url=self._text("url", cells) or None,
            published=self.read_published(self._text("published_at", cells)),
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
                    self._header("content"), stated, "was shortened by a spreadsheet: give the id"
                )
            return stated
        title, account = self._text("title", cells), self.account(cells)
        if not title:
            raise CellRejected(self._header("content"), "", "neither an id nor a title is given")
        return f"{account}: {title}" if account else title

    def _read_platform(self, text: str) -> Platform:
        platform = _PLATFORMS.get(normalised(text))
        if platform is None:
            known = ", ".join(platform.label for platform in Platform)
            reason = f"is not a platform; known are {known}" if text.strip() else "is missing"
            raise CellRejected(self._header("platform"), text, reason)
        return platform

    def _duration(self, cells: Sequence[str]) -> Decimal | None:
        text = self._text("duration_s", cells)
        try:
            seconds = _read_duration(text)
        except Unreadable as fault:
            raise CellRejected(self._header("duration_s"), text, str(fault)) from fault
        return None if seconds is None else Decimal(seconds)

    def _features(self, cells: Sequence[str]) -> dict[str, FeatureValue]:
        named = self.layout.features.items()
        return {name: _feature(cells[p]) for name, p in named if cells[p].strip()}

    def _text(self, fact: str, cells: Sequence[str]) -> str:
        """Spreadsheet exports put an apostrophe before what would be taken for a formula."""
        position = self.layout.facts.get(fact)
        return "" if position is None else _FORMULA_GUARD.sub("", cells[position].strip(), count=1)

    def _header(self, fact: str) -> str:
        position = self.layout.facts.get(fact)
        return fact if position is None else self.layout.header[position]


def _feature(text: str) -> FeatureValue:
    plain = _FORMULA_GUARD.sub("", text.strip(), count=1)
    if plain.casefold() in ("true", "false"):
        return plain.casefold() == "true"
    if _WHOLE.fullmatch(plain):
        return int(plain)
    return float(plain) if _FRACTION.fullmatch(plain) else plain
