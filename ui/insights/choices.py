"""What the page of insights keeps in its address: kind, state and platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.insights import InsightKind, InsightState, StoredInsight
from domain.vocabulary import Platform
from ui.insights.loaders import KnownInsights
from ui.insights.wording import STATES
from ui.page_choices import Choice, choose_one

PAGE = "insights"
_ALL = "all"


@dataclass(frozen=True)
class Asked:
    """None: all of them."""

    kind: InsightKind | None
    state: InsightState
    platform: Platform | None

    @property
    def narrows(self) -> bool:
        return self.kind is not None or self.platform is not None


def ask(known: KnownInsights) -> Asked:
    kind = choose_one(
        Choice(PAGE, "kind"), (_ALL, *InsightKind), label="Kind", default=_ALL, widget="list",
        words=lambda one: "All kinds" if one == _ALL else InsightKind(one).label, width=230,
    )  # fmt: skip
    platforms = sorted({each for one in known.insights for each in one.insight.platforms})
    platform = choose_one(
        Choice(PAGE, "on"), (_ALL, *platforms), label="Platform", default=_ALL, widget="list",
        words=lambda one: "All platforms" if one == _ALL else Platform(one).label, width=160,
    )  # fmt: skip
    state = choose_one(
        Choice(PAGE, "state"), tuple(InsightState), label="State", default=InsightState.OPEN,
        words=lambda one: STATES[one], widget="list", width=160,
    )  # fmt: skip
    return Asked(
        None if kind == _ALL else InsightKind(kind),
        state,
        None if platform == _ALL else Platform(platform),
    )


def forget() -> None:
    """For a button: all kinds and platforms again."""
    for name in ("kind", "on"):
        Choice(PAGE, name).take(None)


def matching(
    known: Sequence[StoredInsight], asked: Asked, today: date
) -> tuple[StoredInsight, ...]:
    return tuple(
        one
        for one in known
        if one.state_on(today) is asked.state
        and (asked.kind is None or one.insight.kind is asked.kind)
        and (asked.platform is None or asked.platform in one.insight.platforms)
    )
