"""A forecast, its bands, and its record on the series itself."""

from dataclasses import dataclass

from analytics.stats.forecasting.methods import NAIVE
from analytics.stats.forecasting.scales import Matrix


@dataclass(frozen=True, eq=False)
class Band:
    """`level` of the values to come lie from `low` to `high`, both of shape (horizon,)."""

    level: float
    low: Matrix
    high: Matrix


@dataclass(frozen=True)
class Backtest:
    """The same forecast from earlier points of the same series, compared with what came."""

    origins: int
    error: float  # mean absolute error of the combination, in the unit of the values
    naive_error: float  # of repeating the last season, or the last value where there is none
    coverage: dict[float, float]  # share of values inside, by level; each origin set by the others

    @property
    def relative_error(self) -> float:
        """Below 1: better than repeating the last season; nan where that was without error."""
        return self.error / self.naive_error if self.naive_error > 0 else float("nan")


@dataclass(frozen=True, eq=False)
class Forecast:
    """Of the steps after the last value. `mean` is the middle path; of a series taken in logs it
    is the median. `weights` say how much each method counts."""

    mean: Matrix
    bands: tuple[Band, ...]
    weights: dict[str, float]
    seasons: tuple[int, ...]
    logs: bool
    n: int
    backtest: Backtest | None  # none where the history is too short for one

    @property
    def is_naive(self) -> bool:
        """Repeating the last value, plus the season if there is one, did better in the backtest."""
        return NAIVE in self.weights

    @property
    def method(self) -> str:
        if self.is_naive:
            return "seasonal naive" if self.seasons else "naive"
        return "combination of " + ", ".join(
            sorted(self.weights, key=self.weights.__getitem__)[::-1]
        )
