"""What a page's address may say beyond the shared filter: by page, the parameters it reads.

A reader raises ValueError for a text that the page does not understand, which is then ignored
and told. Values are ids, ISO dates and short words, never labels.
"""

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import available_timezones

from analytics import benchmarks
from analytics.correlations import Age, Counted, Reach
from analytics.leaderboards.order import Order
from domain.insights import InsightKind, InsightState
from domain.vocabulary import Level, Platform

Reader = Callable[[str], object]


def identity(text: str) -> int:
    """Of a row in the database."""
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 19):
        raise ValueError(text)
    return int(text)


def name(text: str) -> str:
    """A metric, a feature: letters, digits and low lines."""
    if not (text.isascii() and text.isidentifier()):
        raise ValueError(text)
    return text


def several(reader: Reader, *, most: int = 20) -> Callable[[str], tuple[object, ...]]:
    """Told with commas between."""

    def read(text: str) -> tuple[object, ...]:
        parts = text.split(",")
        if len(parts) > most:
            raise ValueError(text)
        return tuple(reader(part) for part in parts)

    return read


def word(*known: str) -> Reader:
    """One of a few."""

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return read


def feature(text: str) -> str:
    """The name of a feature; teams name theirs as they like."""
    if not (text.isprintable() and 0 < len(text) <= 120):
        raise ValueError(text)
    return text


def words(text: str) -> str:
    """What somebody looks for."""
    if not (text.isprintable() and 0 < len(text) <= 100):
        raise ValueError(text)
    return text


def zone(text: str) -> str:
    """Whose hours are looked at."""
    if text not in available_timezones():
        raise ValueError(text)
    return text


OWN_PARAMETERS: Mapping[str, Mapping[str, Reader]] = {
    "trends": {
        "level": Level,
        "item": feature,
        "compare": several(feature),
        "scale": word("index", "amounts"),
        "horizon": identity,
    },
    "leaderboards": {
        "of": Level,
        "rank": Order,
        "minimum": identity,
        "posts": word("all", "new"),
        "top": identity,
        "least": identity,
    },
    "metrics": {"find": words},
    "content": {"with": several(identity, most=5), "on": Platform, "scale": word("log")},
    "export": {
        "rows": word("daily", "daily-accounts", "observations", "content"),
        "platform": Platform,
        "first": date.fromisoformat,
        "last": date.fromisoformat,
    },
    "kept": {"run": identity},
    "benchmarks": {
        "age": identity,
        "posts": benchmarks.Reach,
        "per": word("views", "impressions"),
        "group": feature,
        "amount": identity,
        "figure": identity,
    },
    "experiments": {"test": identity, "show": word("new")},
    "insights": {"kind": InsightKind, "state": InsightState, "on": Platform},
    "anomalies": {"level": Level, "series": feature, "shown": word("all", "open", "seen")},
    "notes": {"note": identity, "kind": name, "whose": name, "on": name, "state": name},
    "timing": {
        "age": Age,
        "posts": Reach,
        "hours": word("1", "2", "3", "4", "6"),
        "minimum": identity,
        "zone": zone,
        "lead": feature,
        "follow": feature,
    },
    "correlations": {
        "age": Age,
        "counted": Counted,
        "view": word("adjusted", "plain"),
        "posts": Reach,
        "feature": feature,
        "outcome": name,
    },
}
