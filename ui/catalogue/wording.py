"""Facts of content as people read and type them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from analytics.content_words import Fact, Said
from charts import formats
from domain.catalogue import fact_label
from domain.errors import InvalidRequest
from domain.observations import FeatureValue
from sources.dates import read_day
from sources.numbers import read_clock
from sources.unreadable import Unreadable
from ui import words

YES, NO = "Yes", "No"


def typed(word: object, zone: ZoneInfo) -> str:
    """As it stands in a field; `read` understands it."""
    match word:
        case None:
            return ""
        case bool():
            return YES if word else NO
        case datetime():
            local = word.astimezone(zone)
            return f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
        case float() if word.is_integer():
            return str(int(word))
    return str(word)


def shown(name: str, word: object, zone: ZoneInfo) -> str:
    """As it stands in a sentence."""
    if name == "duration_s" and isinstance(word, Decimal):
        return formats.duration(word)
    return typed(word, zone)


def read_duration(text: str) -> Decimal | None:
    try:
        return read_clock(text) if text.strip() else None
    except Unreadable as cause:
        raise InvalidRequest(
            f"Length: {text.strip()[:40]!r} {cause}. Write seconds, or 4:05 for four minutes five."
        ) from cause


def read_publication(text: str, zone: ZoneInfo) -> datetime | date | None:
    """A time without a zone is one of the workspace's."""
    plain = text.strip()
    if not plain:
        return None
    try:
        if len(plain) > len("2026-03-01"):
            moment = datetime.fromisoformat(plain)
            return moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return read_day(plain)
    except (ValueError, Unreadable) as cause:
        raise InvalidRequest(
            f"Published: {plain[:40]!r} is no date. Write 2026-03-31, or 2026-03-31 14:00."
        ) from cause


def read_number(name: str, text: str) -> int | float | None:
    plain = text.strip().replace(" ", "")
    if not plain:
        return None
    try:
        return int(plain) if plain.lstrip("+-").isdigit() else float(plain)
    except ValueError as cause:
        raise InvalidRequest(
            f"{fact_label(name)}: {text.strip()[:40]!r} is no number. Write it as 12 or 12.5."
        ) from cause


def features_told(features: Mapping[str, FeatureValue]) -> str:
    zone = ZoneInfo("UTC")
    return " \u00b7 ".join(
        f"{name.replace('_', ' ')}: {typed(value, zone)}" for name, value in features.items()
    )


def origin_told(fact: Fact, zone: ZoneInfo) -> str:
    """Who or what said it, and what was said otherwise."""
    if fact.said is None:
        return "Nothing is known yet."
    told = _told(fact.said, zone, emptied=fact.said.word is None)
    if fact.instead_of is None or not fact.said.origin.by_hand:
        return f"{told}."
    other = words.plain(shown(fact.name, fact.instead_of.word, zone)[:80]) or "nothing"
    return f"{told}, instead of {other} ({_source(fact.instead_of)})."


def _told(said: Said, zone: ZoneInfo, *, emptied: bool) -> str:
    at = words.day(said.origin.said_at.astimezone(zone))
    verb = "Emptied by" if emptied else "By"
    person = f"{verb} {words.plain(said.origin.actor)}, {at}"
    return person if said.origin.by_hand else f"From {_source(said)}, {at}"


def _source(said: Said) -> str:
    if said.origin.by_hand:
        return f"by {words.plain(said.origin.actor)}"
    return words.plain(said.origin.file_name.rpartition("/")[2])
