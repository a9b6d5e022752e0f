"""Tests in the words of the page."""

from analytics.experiments import ExperimentReport
from analytics.experiments.planning import Detectable
from domain.experiments import Assignment, ExperimentSetup, FigureKind, Looks
from ui import words

ASSIGNMENTS = {
    Assignment.RANDOM: "At random, person by person",
    Assignment.ROTATING: "In turns, day by day",
}
KINDS = {
    FigureKind.SHARES: "A share: how many did it",
    FigureKind.AMOUNTS: "An amount",
    FigureKind.RATIOS: "A ratio of two sums, such as clicks per impression",
}
LOOKS = {Looks.ANY_TIME: "At any time", Looks.ONCE: "Once, at the end"}
KINDS_OF = {
    Assignment.RANDOM: (FigureKind.SHARES, FigureKind.AMOUNTS),
    Assignment.ROTATING: (FigureKind.RATIOS, FigureKind.AMOUNTS),
}


def percent(share: float, *, plus: bool = False) -> str:
    size = abs(share) * 100
    text = f"{size:,.1f}" if 0 < size < 10 else f"{size:,.0f}"
    sign = "\N{MINUS SIGN}" if share < 0 else "+" if plus and share > 0 else ""
    return f"{sign}{text}\u00a0%"


def figure(kind: FigureKind, value: float) -> str:
    """Shares and ratios in per cent; amounts with four digits."""
    if kind is FigureKind.AMOUNTS:
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value * 100:,.2f}\u00a0%"


def setup_line(setup: ExperimentSetup) -> str:
    """What was planned, in one line of small print."""
    total = sum(variant.weight for variant in setup.variants)
    split = " / ".join(
        f"{variant.weight / total:.0%}".replace("%", "") for variant in setup.variants
    )
    parts = [
        f"Since {words.day(setup.starts_on)}",
        f"variants {ASSIGNMENTS[setup.assignment].lower()}",
        f"split {split}",
        f"read {LOOKS[setup.looks].lower()}",
        f"{percent(setup.confidence)} confidence for all variants together",
    ]
    if setup.planned_days:
        parts.append(f"planned for {words.counted(setup.planned_days, 'day')}")
    if setup.smallest_effect:
        parts.append(f"effects below {percent(setup.smallest_effect)} do not matter")
    if not setup.higher_is_better:
        parts.append("lower is better")
    return words.plain(" \u00b7 ".join(parts))


def detectable_line(found: Detectable, unit: str) -> str:
    return (
        f"{words.counted(found.days, 'day')}, {found.people:,} {unit} per group: "
        f"{percent(found.effect)} or more"
    )


def method_line(report: ExperimentReport) -> str:
    return words.plain(
        f"Method: {report.method}. Effects are shares of the control's figure. The chance to win "
        "is that of the variant alone against the control, when nothing was known before; unlike "
        "the interval it does not allow for looking often."
    )
