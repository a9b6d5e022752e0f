"""Names of downloads that tell what is inside: subject, metric, filter, days."""

import re
import unicodedata

from domain.selection import Selection

_TYPES_NAMED = 3
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def slug(text: str, *, longest: int = 48) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", letters.lower()).strip("-")[:longest].strip("-")


def filter_name(selection: Selection) -> str:
    """What is filtered, in words where they are short and in numbers where there are ids."""
    counts = (
        ("accounts", len(selection.accounts)),
        ("creators", len(selection.creators)),
        ("topics", len(selection.topics)),
    )
    parts = [
        "-".join(platform.value for platform in selection.platforms) or "all-platforms",
        *(slug(each) for each in selection.types[:_TYPES_NAMED]),
        *(f"{number}-{kind.removesuffix('s') if number == 1 else kind}"
          for kind, number in counts if number),
        f"title-{slug(selection.text, longest=24)}" if selection.text else "",
    ]  # fmt: skip
    return "_".join(part.strip("-") for part in parts if part)


def selection_name(subject: str, metric_name: str, selection: Selection) -> str:
    days = f"{selection.period.first_day}_{selection.period.last_day}"
    return f"{slug(subject)}_{slug(metric_name)}_{filter_name(selection)}_{days}.csv"


def content_name(content_id: int, title: str, metric_name: str) -> str:
    parts = ("content", str(content_id), slug(title), slug(metric_name))
    return "_".join(part for part in parts if part) + ".csv"
