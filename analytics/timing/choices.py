"""What of the posts' timing is looked at: at which age, in which hours and zone."""

from dataclasses import dataclass

from analytics.correlations.choices import Age, Reach

BLOCKS = (1, 2, 3, 4, 6)  # hours that are taken together
MINIMUMS = (3, 5, 10, 20)  # posts of a cell that is shown


@dataclass(frozen=True)
class TimingChoice:
    age: Age = Age.WEEK
    reach: Reach = Reach.YEAR
    hours: int | None = None  # None: as fine as the posts allow
    minimum: int = 5
    zone: str | None = None  # None: the workspace's


@dataclass(frozen=True)
class LagChoice:
    """`lead` is "posts", "clips", or "type:" and a type of content; `follow` is "clips" or the name
    of a metric. None is what the workspace offers first."""

    reach: Reach = Reach.YEAR
    lead: str | None = None
    follow: str | None = None
