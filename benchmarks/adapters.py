"""The statistics of the workbench in the signatures of the public benchmarks, with their ordinary
defaults."""

import numpy as np
from numpy.typing import NDArray

from analytics.stats.arrivals import score_arrivals
from analytics.stats.change_points import detect_change_points
from analytics.stats.forecasting import forecast as forecast_series


def changepoints(values: NDArray[np.float64]) -> list[int]:
    """First index of each new segment."""
    return [point.index for point in detect_change_points(values).points]


def anomalies(
    timestamps: NDArray[np.datetime64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A score in 0..1 for each row, from the rows up to it."""
    return score_arrivals(timestamps, values)


def forecast(
    values: NDArray[np.float64], horizon: int, season_length: int, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Mean, low and high of each step; a season of 1 names none."""
    seasons = (season_length,) if season_length > 1 else ()
    answer = forecast_series(values, horizon, seasons=seasons, levels=(level,))
    (band,) = answer.bands
    return answer.mean, band.low, band.high
