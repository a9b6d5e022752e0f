"""What the reader is looking at: one filter for every page, query and cache key."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform


@dataclass(frozen=True)
class Selection:
    """Nothing chosen means all of it; no basis means the one that tells more of the period.

    Choices of one kind widen each other (YouTube or TikTok), those of two kinds narrow each other
    (YouTube, and of these creators). Content without a type, creator or topic belongs to none.
    """

    workspace_id: int
    period: Period
    comparison: Comparison = Comparison.PREVIOUS
    match_weekday: bool = True
    platforms: tuple[Platform, ...] = ()
    basis: Basis | None = None
    accounts: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    creators: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    text: str = ""  # contained in the title, in small letters or capitals
    compared_from: date | None = None  # the first day compared with, of Comparison.CUSTOM

    @property
    def comparison_period(self) -> Period | None:
        match self.comparison:
            case Comparison.OFF:
                return None
            case Comparison.PREVIOUS:
                return self.period.previous(match_weekday=self.match_weekday)
            case Comparison.YEAR:
                return self.period.year_before(match_weekday=self.match_weekday)
            case Comparison.CUSTOM:
                return self._compared_from_a_day()
            case _:
                assert_never(self.comparison)

    def _compared_from_a_day(self) -> Period | None:
        """As many days as the period has: amounts of unlike lengths say nothing side by side."""
        if self.compared_from is None:
            return None
        return self.period.shifted((self.compared_from - self.period.first_day).days)

    @property
    def singles_out_content(self) -> bool:
        """Accounts' own series tell no single posts, so they then have nothing to say."""
        return bool(self.types or self.creators or self.topics or self.text)

    @property
    def of_whole_accounts(self) -> "Selection":
        return replace(self, types=(), creators=(), topics=(), text="")
