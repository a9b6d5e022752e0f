"""What every rule of insights publishes: what it needs, and from where on it speaks."""

from dataclasses import dataclass

from domain.insights import InsightKind

# Eight rules test for chance. Each may be wrong once in 160 runs, all eight once in twenty.
TESTING_RULES = 8
LEVEL = 0.05 / TESTING_RULES


@dataclass(frozen=True)
class Rule:
    """In words for the page. `relative` and `absolute` are both to be passed."""

    kind: InsightKind
    needs: str
    relative: str
    absolute: str
    chance: str  # how what chance brings about is kept out
    came_true: str  # when an insight of it is said to have come true


LATER_POSTS = (
    "Once accepted: posts of the 90 days after that follow it have surely more in their first 7 "
    "days than those of the 120 days before that do not, "
)
AS_PREDICTED = "and not less than the cautious end of what was told."
