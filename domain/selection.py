"""What the reader is looking at: one filter for every page, query and cache key."""

from dataclasses import dataclass
from typing import assert_never

from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform


@dataclass(frozen=True)
class Selection:
    """No platforms means all of them; no basis means the one that tells more of the period."""

    workspace_id: int
    period: Period
    comparison: Comparison = Comparison.PREVIOUS
    match_weekday: bool = True
    platforms: tuple[Platform, ...] = ()
    basis: Basis | None = None

    @property
    def comparison_period(self) -> Period | None:
        match self.comparison:
            case Comparison.OFF:
                return None
            case Comparison.PREVIOUS:
                return self.period.previous(match_weekday=self.match_weekday)
            case Comparison.YEAR:
                return self.period.year_before(match_weekday=self.match_weekday)
            case _:
                assert_never(self.comparison)
