"""A team's series, all looked at: trend, rhythm, unusual days and a forecast of each."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from analytics.stats.anomalies import detect_anomalies
from analytics.stats.forecasting import forecast_many
from analytics.stats.seasonality import estimate_seasonality, positions
from analytics.stats.trend import estimate_trend
from benchmarks import statsmodels_sweep
from benchmarks.measurement import Measurement
from benchmarks.sizes import Sizes
from domain.periods import DAYS_PER_WEEK

Series = NDArray[np.float64]

DAYS = 180
AHEAD = 28
_WORKERS = 2
_AT_ONCE = 250  # series that a worker takes from the pile
_OF_PEERS = 60  # the peers are slow, and each series costs them the same


def measure_sweep(sizes: Sizes) -> Iterator[Measurement]:
    """Seconds per series, and beside them those of statsmodels in a loop, on one core and as if
    its loop were shared by as many workers as ours, without any loss."""
    series = counted_views(sizes.series, seed=7)
    yield _measured(f"sweep of {sizes.series:,} series", series)


def _measured(name: str, series: Series) -> Measurement:
    peers = {
        "statsmodels, ETS": statsmodels_sweep.with_exponential_smoothing,
        "statsmodels, Theta": statsmodels_sweep.with_theta,
    }
    loops = {peer: _seconds_each(look, series[:_OF_PEERS]) for peer, look in peers.items()}
    references = [Measurement(f"{peer}, one core", (each,)) for peer, each in loops.items()]
    references += [
        Measurement(f"{peer}, {_WORKERS} cores", (each / _WORKERS,)) for peer, each in loops.items()
    ]
    with ProcessPoolExecutor(_WORKERS, get_context("spawn")) as pool:
        list(pool.map(look_at_all, [series[:2]] * _WORKERS))  # imports are not the subject
        begun = time.perf_counter()
        parts = [series[start : start + _AT_ONCE] for start in range(0, len(series), _AT_ONCE)]
        list(pool.map(look_at_all, parts))
        seconds = time.perf_counter() - begun
    return Measurement(f"{name}, each", (seconds / len(series),), tuple(references))


def look_at_all(series: Series) -> int:
    weekdays = positions(series.shape[1], DAYS_PER_WEEK)
    for values in series:
        estimate_trend(values)
        estimate_seasonality(values, {"weekday": weekdays})
        detect_anomalies(values)
    return len(forecast_many(list(series), AHEAD, counts=True))


def _seconds_each(look: Callable[[Series, int], Series], series: Series) -> float:
    look(series[0], AHEAD)
    begun = time.perf_counter()
    for values in series:
        look(values, AHEAD)
    return (time.perf_counter() - begun) / len(series)


def counted_views(count: int, *, seed: int) -> Series:
    """Views per day of `count` posts: slopes, weekdays, restless days and now and then a hit."""
    rng = np.random.default_rng(seed)
    days = np.arange(DAYS)
    level = np.exp(rng.normal(6.0, 1.0, (count, 1)))
    slope = 1 + rng.normal(0.0, 0.002, (count, 1)) * days
    weekday = 1 + 0.2 * np.sin(2 * np.pi * (days + rng.integers(0, 7, (count, 1))) / 7)
    restless = np.exp(rng.normal(0.0, 0.15, (count, DAYS)))
    hits = 1 + 4 * (rng.random((count, DAYS)) < 0.005)
    return rng.poisson(level * np.maximum(slope, 0.1) * weekday * restless * hits).astype(float)
