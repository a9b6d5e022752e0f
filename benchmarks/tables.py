"""Files of the workbench's own CSV, as large as wanted, written without holding them."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic import METRICS, Team

_HEADER = ("platform", "account", "content", "title", "published_at", "date", "kind", *METRICS)


def write_table(path: Path, team: Team, ages: range) -> int:
    """Every post's running totals, day after day. How many rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(_HEADER) + "\n")
        file.writelines(_lines(team, ages))
    return team.posts * len(ages)


def _lines(team: Team, ages: range) -> Iterator[str]:
    said = [_said(team, number) for number in range(team.posts)]
    for age in ages:
        for number in range(team.posts):
            seen = team.observation(number, age)
            figures = ",".join(map(str, seen.values))
            yield f"{said[number]},{seen.moment:%Y-%m-%dT%H:%MZ},running total,{figures}\n"


def _said(team: Team, number: int) -> str:
    facts = team.facts(number)
    return (
        f'{facts.platform.label},Main,{facts.external_id},"{facts.title}",'
        f"{facts.published:%Y-%m-%dT%H:%MZ}"
    )
