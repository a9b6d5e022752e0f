"""Which insights come first, and how much each matters?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from domain.insights import Difficulty, Insight, InsightKind, Priority

MOST_OF_A_KIND = 3
_EFFORT = {Difficulty.EASY: 1.0, Difficulty.MODERATE: 2.0, Difficulty.HARD: 4.0}
_HIGH, _MEDIUM = 0.05, 0.01  # of all the last four weeks brought


def ranked(found: Iterable[Insight], four_weeks: float) -> tuple[Insight, ...]:
    """By value over effort, at most three of a kind. `four_weeks` is what all platforms brought in
    the last four weeks; the priority is the value as a share of it."""
    seen: Counter[InsightKind] = Counter()
    kept = []
    for one in sorted(found, key=lambda one: (-one.value / _EFFORT[one.difficulty], one.key)):
        seen[one.kind] += 1
        if seen[one.kind] <= MOST_OF_A_KIND:
            kept.append(replace(one, priority=_priority(one.value, four_weeks)))
    return tuple(kept)


def _priority(value: float, four_weeks: float) -> Priority:
    if value >= _HIGH * four_weeks and value > 0:
        return Priority.HIGH
    return Priority.MEDIUM if value >= _MEDIUM * four_weeks and value > 0 else Priority.LOW
