"""Names of downloads that tell what is inside: subject, metric, platforms, days."""

import re
import unicodedata

from domain.selection import Selection

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def slug(text: str, *, longest: int = 48) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", letters.lower()).strip("-")[:longest].strip("-")


def selection_name(subject: str, metric_name: str, selection: Selection) -> str:
    platforms = "-".join(platform.value for platform in selection.platforms) or "all-platforms"
    days = f"{selection.period.first_day}_{selection.period.last_day}"
    return f"{slug(subject)}_{slug(metric_name)}_{platforms}_{days}.csv"


def content_name(content_id: int, title: str, metric_name: str) -> str:
    parts = ("content", str(content_id), slug(title), slug(metric_name))
    return "_".join(part for part in parts if part) + ".csv"
