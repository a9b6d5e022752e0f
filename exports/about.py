"""What a table speaks of, for whoever opens the file later: definitions, ranges, zone, time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.metrics import MetricRegistry
from domain.selection import Selection
from domain.vocabulary import Comparison

METHODS_LINE = "Methods"


@dataclass(frozen=True)
class About:
    """Lines of a name and what is said of it, in the order to read them."""

    title: str
    lines: tuple[tuple[str, str], ...]


def about_table(
    title: str,
    *,
    workspace: str,
    time_zone: str,
    generated_at: datetime,
    selection: Selection | None = None,
    chosen: Iterable[tuple[str, str]] = (),
    method_version: str,
) -> About:
    """`chosen` are a page's own choices and filters in words; without a selection the table speaks
    of all days."""
    lines = [
        ("Title", title),
        ("Workspace", workspace),
        *(_days(selection) if selection else ()),
        *chosen,
        ("Time zone", time_zone),
        ("Generated at", generated_at.isoformat(timespec="seconds")),
        (METHODS_LINE, f"version {method_version}"),
    ]
    return About(title, tuple(lines))


def _days(selection: Selection) -> list[tuple[str, str]]:
    period, compared = selection.period, selection.comparison_period
    platforms = ", ".join(platform.label for platform in selection.platforms) or "all"
    days = [("Days", f"{period.first_day} to {period.last_day}")]
    if compared and selection.comparison is not Comparison.OFF:
        days.append(("Compared with", f"{compared.first_day} to {compared.last_day}"))
    return [*days, ("Platforms", platforms)]


def definitions(columns: Iterable[str], registry: MetricRegistry) -> tuple[tuple[str, str], ...]:
    """Of the columns that are metrics: what each counts, in which unit."""
    return tuple(
        (name, f"{registry[name].label} ({registry[name].unit}): {registry[name].definition}")
        for name in columns
        if name in registry
    )
