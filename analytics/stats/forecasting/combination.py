"""Series of one length, forecast together: from values to bands and the record behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.stats.forecasting.intervals import Calibrated, calibrate, width
from analytics.stats.forecasting.methods import Rolled, roll
from analytics.stats.forecasting.results import Backtest, Band, Forecast
from analytics.stats.forecasting.scales import Matrix, Scale, choose_scale
from analytics.stats.forecasting.weighting import backtest_error, blend, weigh


@dataclass(frozen=True, eq=False)
class _Combined:
    """Of series (s, n): paths (s, 1 + origins, horizon) on the scale of forecasting."""

    scale: Scale
    rolled: Rolled
    weights: dict[str, Matrix]
    means: Matrix
    spread: Calibrated
    floor: float

    def shown(self, scaled: Matrix) -> Matrix:
        return np.maximum(self.scale.back(scaled), self.floor)


def combine(
    values: Matrix,
    horizon: int,
    seasons: tuple[int, ...],
    levels: Sequence[float],
    *,
    counts: bool,
) -> list[Forecast]:
    """Series (s, n) with the same seasons to look for."""
    scale = choose_scale(values, seasons[0] if seasons else 1, counts=counts)
    rolled = roll(scale.of(values), horizon, seasons)
    weights = weigh(rolled)
    means = blend(rolled.means, weights)
    spread = calibrate(means, blend(rolled.variances, weights), rolled.actual)
    combined = _Combined(scale, rolled, weights, means, spread, 0.0 if counts else -np.inf)
    middles = combined.shown(means[:, 0])
    bands = [_bands(combined, level) for level in levels]
    backtests = _backtests(combined, levels)
    return [
        Forecast(
            mean=middles[row],
            bands=tuple(
                Band(level, low[row], high[row])
                for level, (low, high) in zip(levels, bands, strict=True)
            ),
            weights={name: float(weight[row]) for name, weight in weights.items() if weight[row]},
            seasons=seasons if rolled.seasonal[row] else (),
            logs=bool(scale.logs[row]),
            n=values.shape[1],
            backtest=backtests[row],
        )
        for row in range(len(values))
    ]


def _bands(combined: _Combined, level: float) -> tuple[Matrix, Matrix]:
    middle, margin = combined.means[:, 0], width(level) * combined.spread.ahead
    return combined.shown(middle - margin), combined.shown(middle + margin)


def _backtests(combined: _Combined, levels: Sequence[float]) -> list[Backtest] | list[None]:
    """Errors in the unit of the values."""
    rolled, means = combined.rolled, combined.means[:, 1:]
    count, origins = means.shape[:2]
    if not origins:
        return [None] * count
    actual = combined.scale.back(rolled.actual)
    error = backtest_error(combined.shown(means), actual)
    naive_error = backtest_error(combined.scale.back(rolled.repeated), actual)
    known = np.isfinite(actual).sum(axis=(1, 2))
    off, past = np.abs(rolled.actual - means), combined.spread.past
    inside = {level: (off <= width(level) * past).sum(axis=(1, 2)) / known for level in levels}
    return [
        Backtest(
            origins,
            float(error[row]),
            float(naive_error[row]),
            {level: float(share[row]) for level, share in inside.items()},
        )
        for row in range(count)
    ]
