"""What comes next, in the steps of the chart, with the forecast's own record."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from analytics.stats.forecasting import Backtest, Band, Forecast, forecast, longest_horizon
from analytics.stats.forecasting.series import FEWEST_STEPS
from analytics.trends.buckets import Line
from analytics.trends.parts import known_stretch
from analytics.wording import count_in_words
from domain.errors import InvalidRequest, NotEnoughData
from domain.granularity import Granularity

HORIZONS = (7, 14, 28, 56, 90)
_SEASONS = {Granularity.DAY: (7,), Granularity.WEEK: (52,), Granularity.MONTH: (12,)}


@dataclass(frozen=True, eq=False)
class Outlook:
    steps: tuple[date, ...]  # first days of the steps to come
    mean: NDArray[np.float64]
    bands: tuple[Band, ...]  # narrow first
    backtest: Backtest | None
    method: str
    is_naive: bool
    n: int  # known steps of the past that it rests on
    last_known: date  # the last step with a figure

    @property
    def wide(self) -> Band:
        return self.bands[-1]


def outlook_of(history: Line, granularity: Granularity, horizon: int, *, counts: bool) -> Outlook:
    """`horizon` in days, rounded up to whole steps. Starts after the last known step."""
    if horizon < 1:
        raise InvalidRequest(f"A forecast looks at least 1 day ahead, not {horizon}.")
    stretch, values = known_stretch(history)
    last = history.steps[stretch][-1]
    ahead = steps_ahead(horizon, granularity)
    if longest_horizon(history.known) < ahead:
        raise NotEnoughData(
            f"A forecast of {count_in_words(ahead, granularity.value)}",
            needed=max(FEWEST_STEPS, 2 * ahead),
            got=history.known,
            unit=f"{granularity.value}s",
        )
    found = forecast(values, ahead, seasons=_SEASONS[granularity], counts=counts)
    return _outlook(found, last, granularity, history.known)


def _outlook(found: Forecast, last: date, granularity: Granularity, known: int) -> Outlook:
    steps, step = [], last
    for _ in found.mean:
        step = next_step(step, granularity)
        steps.append(step)
    return Outlook(
        steps=tuple(steps),
        mean=np.asarray(found.mean, dtype=np.float64),
        bands=tuple(sorted(found.bands, key=lambda band: band.level)),
        backtest=found.backtest,
        method=found.method,
        is_naive=found.is_naive,
        n=known,
        last_known=last,
    )


def steps_ahead(horizon: int, granularity: Granularity) -> int:
    length = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.MONTH: 31}[granularity]
    return -(-horizon // length)


def next_step(step: date, granularity: Granularity) -> date:
    if granularity is Granularity.MONTH:
        return (step.replace(day=1) + timedelta(days=32)).replace(day=1)
    return step + timedelta(days=1 if granularity is Granularity.DAY else 7)
